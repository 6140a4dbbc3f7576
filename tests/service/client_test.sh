#!/bin/bash
# usage: client_test.sh BANGHI BANGHI_SERVER
# What `banghi extract` promises: the same bytes from a server as in this process, whatever the compression, and its exit statuses.
set -u
banghi=$1 server=$2
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"

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
# Longer than an article may be; longer than anything that is read; longer than a message.
for size in 2 17 65; do head -c ${size}000000 /dev/zero | tr '\0' a > long$size.txt; done

"$server" --listen 127.0.0.1:0 --http-listen off --admin-listen off 2> server.log &
pid=$!
for _ in $(seq 300); do
  port=$(sed -n 's/.*serves on port \([0-9]*\).*/\1/p' server.log)
  [ -n "$port" ] && break
  sleep 0.1
done
[ -n "$port" ] || { cat server.log; exit 1; }

for options in "--format jsonl" "--format json --explain" "--format table" "--offsets utf16" "--offsets utf8 --layers people,events" \
               "--published 2024-01-01"; do
  for files in news.jsonl news.jsonl.gz news.jsonl.zst mixed.jsonl "article.html broken.txt news.jsonl" \
      "long65.txt long2.txt long17.txt news.jsonl"; do
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
expect_exit 1 "$banghi" extract --server 127.0.0.1:1 mixed.jsonl
while read -r line; do grep -qF "$line" err || fail "not said: $line"; done <<'END'
server 127.0.0.1:1 does not answer: 
mixed.jsonl:1 (n1): not answered
mixed.jsonl:2 (n2): not answered
mixed.jsonl:5: not an article in JSON
END
for i in $(seq 1 200); do printf '{"id": "u%s", "text": "Tin Hà Nội."}\n' "$i"; done > unanswered.jsonl
sed -i '100s/.*/not JSON/' unanswered.jsonl
expect_exit 1 "$banghi" extract --server 127.0.0.1:1 unanswered.jsonl
grep -c ': not answered$' err | grep -qx 10 || fail "not ten of those not answered are named: $(cat err)"
grep -q '^banghi: unanswered.jsonl:100: not an article in JSON' err || fail "a bad line is lost: $(cat err)"
grep -qx 'banghi: 189 more articles were not answered' err || fail "the others are not counted: $(cat err)"
expect_exit 1 "$banghi" extract --server 127.0.0.1:1 mixed.jsonl
grep -c 'does not answer' err | grep -qx 1 || fail "the server's loss is told more than once: $(cat err)"

cp news.jsonl news.data
"$banghi" extract news.data | cmp -s - plain.out || fail "JSON lines under another name are not read as such"
"$banghi" extract --layers dates --format table news.jsonl > out
grep -q 'Sáng 5/3' out || fail "a date without its words: $(cat out)"
"$banghi" extract --explain --format table news.jsonl > out
grep -qE '^  Trung tướng +rank +ranks/trung-tuong' out || fail "--explain shows nothing in a table: $(cat out)"

expect_exit 2 "$banghi" extract --format xml news.jsonl
grep -q 'xml is none of json, jsonl, table' err || fail "formats are not named: $(cat err)"
expect_exit 2 "$banghi" extract --offsets bytes news.jsonl
grep -q 'bytes is none of code_point, utf8, utf16' err || fail "units are not named: $(cat err)"
expect_exit 2 "$banghi" extract --published nope news.jsonl article.html
grep -c nope err | grep -qx 1 || fail "--published is not refused once: $(cat err)"
expect_exit 2 "$banghi" extract --no-such-option
expect_exit 2 "$banghi"
expect_exit 0 "$banghi" --help
expect_exit 0 "$banghi" check
mkdir gazetteers && printf '# Ranks.\nid\tnmae\nx\ty\n' > gazetteers/ranks.tsv
expect_exit 1 "$banghi" check gazetteers
grep -q 'gazetteers/ranks.tsv:2' err || fail "the fault has no place: $(cat err)"
grep -qx '2 faults' err || fail "the faults are not counted: $(cat err)"
printf '# Ranks.\nid\tname\nX\ty\n' > gazetteers/ranks.tsv
expect_exit 1 "$banghi" check gazetteers
grep -qx '1 fault' err || fail "one fault is not counted: $(cat err)"
expect_exit 1 "$banghi" extract --gazetteers gazetteers news.jsonl
grep -c 'gazetteers/ranks.tsv:3' err | grep -qx 1 || fail "the fault is not told once: $(cat err)"

expect_exit 2 "$server" --noop news.jsonl  # only where it is built for measuring
expect_exit 1 timeout 60 "$server" --listen "127.0.0.1:$port" --http-listen off --admin-listen off
grep -q "cannot listen on 127.0.0.1:$port: another program listens there" err || fail "a taken port: $(cat err)"
grep -q 'grpc:' err && fail "gRPC's own words of a taken port: $(cat err)"

# banghi explain: a place, a rule there, a whole article; what is wrong with a place or a rule is told.
said() { # TEXT...
  for text in "$@"; do grep -qF -- "$text" out || fail "explain does not say: $text"; done
}
expect_exit 0 "$banghi" explain --article n1 --at 10 news.jsonl
said 'Sáng 5/3, Trung tướng' '^^^^^^^^^^^' 'RANK `Trung tướng` by ranks/trung-tuong' 'Person Lương Hữu Mẫn' 'people/title-before'
expect_exit 0 "$banghi" explain --article n1 --at 10 --rule ranks/trung-ta news.jsonl
said 'Rule ranks/trung-ta: does not fire here' '- the likest form is'
expect_exit 0 "$banghi" explain --article n1 --at 5 --offsets utf8 --rule dates/quarter news.jsonl
said 'the element `quý ` fails at once'
expect_exit 0 "$banghi" explain --article n2 news.jsonl
said 'Mentions' 'Event PHONE_CALL' 'triggers/dien-dam' 'Agreement'
expect_exit 0 "$banghi" explain --article n2 --rule triggers/dien-dam --format json news.jsonl
said '"rule": "triggers/dien-dam"' '"part": "type"'
expect_exit 2 "$banghi" explain news.jsonl
grep -q 'holds 2 articles; name one with --article' err || fail "several articles: $(cat err)"
expect_exit 2 "$banghi" explain --article n1 --at 999 news.jsonl
grep -q 'is behind the text, which has 68 code points' err || fail "an offset behind the text: $(cat err)"
expect_exit 2 "$banghi" explain --article n1 --at 3 --rule dates/quarte news.jsonl
grep -q 'no rule or entry "dates/quarte"; there is .*dates/quarter' err || fail "an unknown rule: $(cat err)"
expect_exit 2 "$banghi" explain --at x news.jsonl
expect_exit 1 "$banghi" explain missing.txt
expect_exit 1 "$banghi" explain --article n9 news.jsonl
expect_exit 1 "$banghi" explain broken.txt
grep -q 'broken.txt: text: not valid UTF-8 at byte 4' err || fail "the byte is not named: $(cat err)"

kill -TERM "$pid"
wait "$pid" || fail "the server ended with status $?"
pid=
grep -q '"message":"stopped"' server.log || fail "the server did not say that it stopped"
[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
