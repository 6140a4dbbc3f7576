#!/bin/bash
# usage: eval_test.sh BANGHI
# `banghi eval` from the articles to the comparison, as a person goes about it: extract, put right, evaluate.
set -u
banghi=$1
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
expect_said() { grep -qF -- "$1" "$dir/err" || fail "not said: $1, but: $(cat "$dir/err")"; }
expect_shown() { grep -qE -- "$1" "$dir/out" || fail "not shown: $1, but: $(cat "$dir/out")"; }

cd "$dir" || exit 1
cat > news.jsonl <<'END_NEWS'
{"id": "n1", "text": "Sáng 5/3, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng.", "publishedDate": "2022-03-05"}
{"id": "n2", "text": "Ngoại trưởng Lào gọi điện cho người đồng cấp Chile.\nHai nước sẽ ký một bản ghi nhớ."}
END_NEWS

for options in "--format jsonl" "--format json" "--format jsonl --offsets utf8" "--format jsonl --offsets utf16"; do
  # shellcheck disable=SC2086
  expect_exit 0 "$banghi" extract --keep-text $options news.jsonl
  cp out gold.jsonl
  expect_exit 0 "$banghi" eval gold.jsonl
  expect_shown 'score 1.000 over 2 records'
done
"$banghi" extract news.jsonl > without.jsonl
expect_exit 1 "$banghi" eval without.jsonl
expect_said 'without.jsonl:2: text: missing'
expect_exit 0 "$banghi" eval without.jsonl --articles news.jsonl
expect_shown 'score 1.000 over 2 records'
"$banghi" extract --keep-text news.jsonl > gold.jsonl
"$banghi" eval - < gold.jsonl | grep -q 'score 1.000' || fail "no evaluation of standard input"

# Put right: the place is a country, and the rank is another.
sed 's/"name":"Trung tướng"/"name":"Đại tướng"/; s/"value":"CL"/"value":"PE"/' gold.jsonl > right.jsonl
expect_exit 0 "$banghi" eval right.jsonl --errors 5
expect_shown '^  person rank +0\.000 +0\.000 +0\.000 +0 +1 +1$'
expect_shown '^  mention RANK +1\.000 +1\.000 +1\.000 +1 +0 +0$'
expect_shown 'missed person rank +n1 +Lương Hữu Mẫn: Đại tướng'
expect_shown 'wrong value COUNTRY +n1 .*\[Chile\].* is PE, not CL'

"$banghi" eval right.jsonl --format json > old.json || fail "no JSON"
expect_exit 0 "$banghi" eval gold.jsonl --diff old.json
expect_shown '^Won: [0-9]+ disagreements less'
grep -q '^Lost' out && fail "lost something: $(cat out)"
expect_exit 0 "$banghi" eval right.jsonl --diff old.json
expect_shown 'Nothing changed'
expect_exit 0 "$banghi" eval gold.jsonl --diff old.json --format json
expect_shown '"won": \['

mkdir mine && printf '# Ranks.\nid\tname\ntrung-tuong\tTrung tướng không quân\n' > mine/ranks.tsv
expect_exit 0 "$banghi" eval gold.jsonl --gazetteers mine
expect_shown '^  mention RANK +0\.000 +0\.000 '

# Faults of some records: each named, the others evaluated.
{ cat gold.jsonl
  sed 's/n1/n3/; s/"start":[0-9]*/"start":1/' gold.jsonl | head -1
  sed 's/n1/n4/; s/"zone"/"zoen"/' gold.jsonl | head -1
  head -1 gold.jsonl
  echo 'nonsense'; } > mixed.jsonl
expect_exit 1 "$banghi" eval mixed.jsonl
expect_shown 'score 1.000 over 2 records'
expect_said 'mixed.jsonl:3: mentions[0].text: `'
expect_said 'mixed.jsonl:4: mentions[0]: zoen: no such field'
expect_said 'mixed.jsonl:5: articleId: `n1` was there before'
expect_said 'mixed.jsonl:6: not JSON: '
expect_exit 1 "$banghi" eval missing.jsonl
expect_said 'missing.jsonl: '
: > empty.jsonl
expect_exit 1 "$banghi" eval empty.jsonl
expect_said 'no record to compare with'
expect_exit 1 "$banghi" eval gold.jsonl --diff gold.jsonl
expect_said 'gold.jsonl: not what `banghi eval --format json` writes'
expect_exit 2 "$banghi" eval
expect_exit 2 "$banghi" eval gold.jsonl --format csv
expect_said 'csv is none of table, json'
expect_exit 2 "$banghi" extract --keep-text --format table news.jsonl

# What cannot be written is a failure, of whatever command.
full() { "$@" > /dev/full; }
for command in check --help --version 'extract news.jsonl' 'eval gold.jsonl'; do
  # shellcheck disable=SC2086
  expect_exit 1 full "$banghi" $command
  expect_said 'No space left on device'
done

[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
