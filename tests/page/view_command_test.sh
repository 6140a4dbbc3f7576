#!/bin/bash
# usage: view_command_test.sh BANGHI
# `banghi view` as a person calls it: where the page goes, which article it shows, what is said of faults.
set -u
banghi=$1
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
expect_said() { grep -qF -- "$1" "$dir/err" || fail "not said: $1, but: $(cat "$dir/err")"; }

cd "$dir" || exit 1
text='Sáng 5/3, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng.'
cat > news.jsonl <<END_NEWS
{"id": "n1", "text": "$text", "publishedDate": "2022-03-05"}
{"id": "n2", "text": "Ngoại trưởng Lào gọi điện cho người đồng cấp Chile."}
END_NEWS
echo "$text" > news.txt

expect_exit 0 "$banghi" view news.txt --published 2022-03-05 -o page.html
[ -s out ] && fail "standard output is not empty"
grep -q '"value":"2022-03-05"' page.html || fail "the publication date does not count"
grep -q 'OFFSET_UNIT_UTF16_CODE_UNIT' page.html || fail "offsets are not in UTF-16"
grep -q '"factDerivations"' page.html || fail "no derivations"
expect_exit 0 "$banghi" view news.txt --published 2022-03-05
cmp -s out page.html || fail "a pipe gets another page"
expect_exit 0 "$banghi" view news.txt --published 2022-03-05 -o -
cmp -s out page.html || fail "-o - gives another page"
"$banghi" view - < news.txt | grep -q 'Lương Hữu Mẫn' || fail "no page of standard input"

expect_exit 2 "$banghi" view news.jsonl
expect_said 'news.jsonl holds 2 articles; name one with --article ID (n1, n2)'
expect_exit 0 "$banghi" view news.jsonl --article n2
grep -q 'Ngoại trưởng Lào' out || fail "not the article asked for"
expect_exit 1 "$banghi" view news.jsonl --article n3
expect_said 'news.jsonl: no article with the id n3'

expect_exit 1 "$banghi" view news.txt -o no/such/page.html
expect_said 'cannot write no/such/page.html: No such file or directory'
expect_exit 1 "$banghi" view none.txt
: > empty.txt
expect_exit 1 "$banghi" view empty.txt -o empty.html
[ -e empty.html ] && fail "a page of nothing"
expect_exit 2 "$banghi" view news.txt --published 5/3/2022
expect_exit 1 timeout 60 "$banghi" view news.txt -o /dev/full
expect_said 'cannot write /dev/full: No space left on device'

[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
