#!/bin/bash
# usage: bench_command_test.sh BANGHI BANGHI_SERVER
# `banghi bench` against a real server: what it counts, what it says of bad flags and of a server that goes away. No time
# is asserted.
set -u
banghi=$1 server=$2
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
said() { # FILE TEXT...
  local file=$1; shift
  for text in "$@"; do grep -qF -- "$text" "$file" || fail "not said: $text, but $(cat "$file")"; done
}
counted() { # NAME: fails unless the report has more than none
  grep -qE "\"$1\": [0-9.]*[1-9]" out || fail "no $1: $(cat out)"
}

cd "$dir" || exit 1
printf '{"id": "n1", "text": "Sáng 5/3, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng."}\n' > news.jsonl
printf '{"id": "n2", "text": "Ngoại trưởng Lào gọi điện cho người đồng cấp Chile."}\n' >> news.jsonl
printf '{"id": "long", "text": "%s"}\n' "$(printf 'a%.0s' $(seq 3000))" > long.jsonl
printf 'Tin vắn.' > article.txt

"$server" --listen 127.0.0.1:0 --http-listen off --admin-listen off --max-text-bytes 2000 2> server.log &
pid=$!
for _ in $(seq 300); do
  port=$(sed -n 's/.*serves on port \([0-9]*\).*/\1/p' server.log)
  [ -n "$port" ] && break
  sleep 0.1
done
[ -n "$port" ] || { cat server.log; exit 1; }
ask() { "$banghi" bench --server "127.0.0.1:$port" "$@"; }
bench() { ask --warmup 0.2 --duration 1 "$@"; }

for options in "--mode unary" "--mode stream" "--mode unary --rate 50" "--mode stream --rate 50 --concurrency 3" \
               "--concurrency 1 --channels 9"; do
  # shellcheck disable=SC2086
  expect_exit 0 bench $options news.jsonl article.txt
  said out '"articles": 3' '"errors": {}' '"lost": null' "\"process\": $pid"
  for number in calls callsPerSecond p50 p99.9 requestBytesPerSecond responseBytesPerSecond memoryBytes; do
    counted "$number"
  done
done
ask --rate 20 --warmup 0 --duration 2 - < news.jsonl > out
said out '"calls": 40,' '"rate": 20' '"unsent": 0'
expect_exit 0 bench --format table news.jsonl
said out "127.0.0.1:$port: unary, 16 callers, 4 connections, each asks again when answered, 2 articles" 'p99.9' 'CPU here' \
     "process $pid)"

# Articles that the server refuses are counted by code, and fail the run.
for mode in unary stream; do
  expect_exit 1 bench --mode $mode --rate 20 news.jsonl long.jsonl
  said out '"errors": {"RESOURCE_EXHAUSTED": '
  counted calls
done

expect_exit 2 "$banghi" bench news.jsonl
said err '--server is required'
expect_exit 2 bench --mode both news.jsonl
said err 'both is none of unary, stream'
for flag in "--concurrency 0" "--channels 0" "--rate 0" "--rate -5" "--duration 0" "--warmup -1" "--timeout 0" "--server-pid x"; do
  # shellcheck disable=SC2086
  expect_exit 2 ask $flag news.jsonl
  said err "${flag% *}"
done
expect_exit 2 bench --server-pid 4194303 news.jsonl
said err 'there is no process 4194303'
expect_exit 1 bench missing.jsonl
said err 'missing.jsonl'
: > empty.jsonl
expect_exit 1 bench empty.jsonl
said err 'no article to send'
expect_exit 1 "$banghi" bench --server 127.0.0.1:1 news.jsonl
said err 'server 127.0.0.1:1 does not answer'

# A server that goes away: what was measured is told, with the reason, and the run fails.
for mode in unary stream; do
  ask --mode $mode --warmup 0 --duration 60 news.jsonl > out 2> err &
  bench_pid=$!
  sleep 2
  kill -KILL "$pid"
  wait "$pid" 2> /dev/null
  wait "$bench_pid"
  status=$?
  [ $status -eq 1 ] || fail "exit $status, not 1, when the server is killed under $mode"
  counted calls
  counted UNAVAILABLE
  said err "server 127.0.0.1:$port went away"
  grep -q '"lost": null' out && fail "the loss is not in the report: $(cat out)"
  "$server" --listen "127.0.0.1:$port" --http-listen off --admin-listen off 2> server.log &
  pid=$!
  for _ in $(seq 300); do grep -q 'serves on port' server.log && break; sleep 0.1; done
done

kill -TERM "$pid"
wait "$pid" || fail "the server ended with status $?"
pid=
[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
