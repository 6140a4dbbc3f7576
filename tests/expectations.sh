# shellcheck shell=bash disable=SC2034
# Sourced by the tests of programs: a scratch directory, and what is expected of a command. `pid`: a server to stop at the
# end.
dir=$(mktemp -d)
pid=
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null; rm -rf "$dir"' EXIT
failures=0

fail() { echo "FAILED: $*"; failures=$((failures + 1)); }
expect_exit() { # STATUS COMMAND...
  local want=$1; shift
  "$@" >"$dir/out" 2>"$dir/err" </dev/null
  local got=$?
  [ $got -eq "$want" ] || fail "exit $got, not $want: $* ($(head -1 "$dir/err"))"
}
