#!/bin/bash
# usage: batch_servers_test.sh BANGHI BANGHI_SERVER SAMPLES
# `banghi batch` asking servers: the same bytes as in-process, one of two servers killed on the way, two of one name, servers that do
# not fit.
set -u
banghi=$1 server=$2 samples=$3
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
cd "$dir" || exit 1
pids=()
trap 'kill "${pids[@]}" 2> /dev/null; rm -rf "$dir"' EXIT

start() { # NAME OPTION...: its port is in $port
  local name=$1; shift
  "$server" --listen 127.0.0.1:0 --admin-listen off --http-listen off --threads 1 "$@" 2> "$name.log" &
  pids+=($!)
  for _ in $(seq 300); do
    port=$(sed -n 's/.*serves on port \([0-9]*\).*/\1/p' "$name.log")
    [ -n "$port" ] && return
    sleep 0.1
  done
  cat "$name.log"
  exit 1
}
batch() { "$banghi" batch --quiet "$@"; }

for i in $(seq 1 400); do sed "s/\"id\": *\"/&$i-/" "$samples"; done > news.jsonl
printf 'not JSON\n{"id": "empty", "text": ""}\n' >> news.jsonl
start first
one=127.0.0.1:$port
start second
two=127.0.0.1:$port

batch news.jsonl -o here.jsonl 2> /dev/null
expect_exit 1 batch news.jsonl -o one.jsonl --server "$one"
cmp -s here.jsonl one.jsonl || fail "one server writes other records"
cmp -s here.jsonl.errors.jsonl one.jsonl.errors.jsonl || fail "one server writes other errors"

batch news.jsonl -o both.jsonl --server "$one,$two" 2> err &
run=$!
while kill -0 $run 2> /dev/null && ! [ -s both.jsonl.part ]; do sleep 0.01; done
kill -KILL "${pids[0]}"
wait $run
cmp -s here.jsonl both.jsonl || fail "records are lost when a server is killed: $(cat err)"

# Resumed elsewhere: who reads makes no difference.
"$banghi" batch --quiet news.jsonl -o moved.jsonl --server "$two" 2> /dev/null &
run=$!
while kill -0 $run 2> /dev/null && ! [ -s moved.jsonl.part ]; do sleep 0.01; done
kill -KILL $run 2> /dev/null
wait $run 2> /dev/null
if [ -e moved.jsonl.checkpoint.json ]; then batch news.jsonl -o moved.jsonl --resume 2> /dev/null; fi
cmp -s here.jsonl moved.jsonl || fail "a run begun at a server and ended here differs"

expect_exit 1 batch news.jsonl -o x.jsonl --server "$one" --patience 1
grep -q "server $one does not answer" err || fail "a server that is not there: $(cat err)"
# A name with two addresses, and a server at each.
start v4 --log-calls all
"$server" --listen "[::1]:$port" --admin-listen off --http-listen off --threads 1 --log-calls all 2> v6.log &
pids+=($!)
for _ in $(seq 300); do grep -qE 'serves on port|cannot' v6.log && break; sleep 0.1; done
if grep -q 'serves on port' v6.log; then
  batch news.jsonl -o named.jsonl --server "dns:///localhost:$port" 2> /dev/null
  cmp -s here.jsonl named.jsonl || fail "two servers of one name write other records"
  for log in v4.log v6.log; do
    for _ in $(seq 50); do grep -q '"articles":' $log && break; sleep 0.1; done
    grep -q '"articles":' $log || fail "only one of the servers of a name is asked"
  done
fi

mkdir mine
printf '# Ranks of ours.\nid\tname\tenglish\npho-thong-che\tPhó Thống chế\tVice Marshal\n' > mine/ranks.tsv
start third --gazetteers mine
expect_exit 1 batch news.jsonl -o x.jsonl --server "$two,127.0.0.1:$port"
grep -q 'reads with gazetteers' err || fail "servers with different gazetteers: $(cat err)"
expect_exit 2 batch news.jsonl -o x.jsonl --server "$two" --gazetteers mine

# A server that comes back with other gazetteers: the run ends, and says truly how it can be gone on with.
come_back() { # PORT OPTION...
  local at=$1; shift
  "$server" --listen "127.0.0.1:$at" --admin-listen off --http-listen off --threads 1 "$@" 2> back.log &
  pids+=($!)
  for _ in $(seq 300); do grep -q 'serves on port' back.log && return; sleep 0.1; done
  cat back.log
  exit 1
}
for i in $(seq 1 8); do sed "s/^{\"id\": *\"/&$i-/" news.jsonl; done > many.jsonl
start fourth
four=$port
batch many.jsonl -o back.jsonl --server "127.0.0.1:$four" 2> err &
run=$!
while kill -0 $run 2> /dev/null && ! [ -s back.jsonl.part ]; do sleep 0.01; done
kill -KILL "${pids[-1]}"
come_back "$four" --gazetteers mine
wait $run
if [ -e back.jsonl.checkpoint.json ]; then
  grep -q 'resume goes on where all servers read with those again, --force begins anew$' err ||
    fail "the way on is not told: $(cat err)"
  expect_exit 1 batch many.jsonl -o back.jsonl --server "127.0.0.1:$four" --resume
  grep -q 'is of another run: it had `gazetteers' err || fail "resumed with other gazetteers: $(cat err)"
  kill -KILL "${pids[-1]}"
  wait "${pids[-1]}" 2> /dev/null
  come_back "$four"
  expect_exit 1 batch many.jsonl -o back.jsonl --server "127.0.0.1:$four" --resume
  batch many.jsonl -o straight.jsonl 2> /dev/null
  cmp -s straight.jsonl back.jsonl || fail "records differ after a change of gazetteers: $(cat err)"
else
  echo "the server was too quick"
fi
expect_exit 2 batch news.jsonl -o x.jsonl --in-flight 4

[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
