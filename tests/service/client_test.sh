#!/bin/bash
# usage: client_test.sh BANGHI BANGHI_SERVER
# What `banghi extract` promises: the same bytes from a server as in this process, whatever the compression, and its exit statuses.
set -u
banghi=$1 server=$2
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

cd "$dir" || exit 1
cat > news.jsonl <<'END'
{"id": "n1", "text": "Sáng 5/3, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng.", "publishedDate": "2022-03-05", "tags": ["x"]}
{"id": "n2", "title": "Điện đàm", "text": "Ngoại trưởng Lào gọi điện cho người đồng cấp Chile.\nHai nước sẽ ký một bản ghi nhớ."}
END
{ cat news.jsonl
  printf '{"id": "empty", "text": ""}\n'
  printf '{"id": "date", "text": "Tin", "publishedDate": "2021-02-30"}\n'
  printf 'no json\n\n{"id": "utf8", "text": "\xff"}\n'; } > mixed.jsonl
gzip -k news.jsonl && zstd -q news.jsonl || exit 1
printf '<p>Thi\xe1\xba\xbfu t\xc6\xb0\xe1\xbb\x9bng th\xc4\x83m Cuba.</p>' > article.html
printf 'Tin \xff' > broken.txt

"$server" --listen 127.0.0.1:0 2> server.log &
pid=$!
for _ in $(seq 300); do
  port=$(sed -n 's/.*serves on port \([0-9]*\).*/\1/p' server.log)
  [ -n "$port" ] && break
  sleep 0.1
done
[ -n "$port" ] || { cat server.log; exit 1; }

for options in "--format jsonl" "--format json --explain" "--format table" "--offsets utf16" "--offsets utf8 --layers people,events" \
               "--published 2024-01-01"; do
  for files in news.jsonl news.jsonl.gz news.jsonl.zst mixed.jsonl "article.html broken.txt news.jsonl"; do
    $banghi extract $options $files > here.out 2> here.err; here=$?
    $banghi extract $options --server "127.0.0.1:$port" $files > there.out 2> there.err; there=$?
    [ $here -eq $there ] || fail "exit $here here, $there from the server: $options $files"
    cmp -s here.out there.out || fail "other bytes from the server: $options $files"
    cmp -s here.err there.err || fail "other errors from the server: $options $files: $(diff here.err there.err)"
  done
done

"$banghi" extract news.jsonl > plain.out
for files in news.jsonl.gz news.jsonl.zst; do
  "$banghi" extract $files | cmp -s - plain.out || fail "other bytes out of $files"
done
"$banghi" extract - < news.jsonl | cmp -s - plain.out || fail "other bytes from standard input"
"$banghi" extract --threads 7 news.jsonl | cmp -s - plain.out || fail "other bytes with more threads"
[ "$(wc -l < plain.out)" -eq 2 ] || fail "not one record a line"
grep -q '"name":"Lương Hữu Mẫn"' plain.out || fail "no UTF-8 in the JSON"

expect_exit 1 "$banghi" extract mixed.jsonl
[ "$(wc -l < out)" -eq 2 ] || fail "good articles are missing beside bad ones"
while read -r line; do grep -qF "$line" err || fail "not said: $line"; done <<'END'
mixed.jsonl:3 (empty): text:
mixed.jsonl:4 (date): published_date:
mixed.jsonl:5: not an article in JSON
mixed.jsonl:7: not valid UTF-8 at byte
END
expect_exit 1 "$banghi" extract missing.txt
expect_exit 1 "$banghi" extract broken.txt
grep -q 'broken.txt: text: not valid UTF-8 at byte 4' err || fail "the byte is not named: $(cat err)"
expect_exit 1 "$banghi" extract --server 127.0.0.1:1 news.jsonl
expect_exit 2 "$banghi" extract --format xml news.jsonl
expect_exit 2 "$banghi" extract --no-such-option
expect_exit 2 "$banghi"
expect_exit 0 "$banghi" --help
expect_exit 0 "$banghi" check
mkdir gazetteers && printf '# Ranks.\nid\tnmae\nx\ty\n' > gazetteers/ranks.tsv
expect_exit 1 "$banghi" check gazetteers
grep -q 'ranks.tsv:2' err || fail "the fault has no place: $(cat err)"

kill -TERM "$pid"
wait "$pid" || fail "the server ended with status $?"
pid=
grep -q 'info stopped' server.log || fail "the server did not say that it stopped"
[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
