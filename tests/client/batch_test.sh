#!/bin/bash
# usage: batch_test.sh BANGHI SAMPLES
# `banghi batch` as people call it: what it writes, that a killed run goes on, that shards are the whole, what is said of
# mistakes.
set -u
banghi=$1 samples=$2
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
cd "$dir" || exit 1
batch() { "$banghi" batch --quiet "$@"; }

# Enough articles for several blocks, each with a name of its own, some of them bad.
for i in $(seq 1 600); do
  sed "s/\"id\": *\"/&$i-/" "$samples"
  if [ $((i % 300)) -eq 0 ]; then printf 'not JSON\n{"id": "empty-%s", "text": ""}\n' "$i"; fi
done > news.jsonl
total=$(grep -c . news.jsonl)

expect_exit 1 batch news.jsonl -o whole.jsonl
grep -q '4 articles could not be read; whole.jsonl.errors.jsonl says why' err || fail "failures are not told: $(cat err)"
[ "$(wc -l < whole.jsonl)" -eq $((total - 4)) ] || fail "records are missing: $(wc -l < whole.jsonl) of $total"
[ "$(wc -l < whole.jsonl.errors.jsonl)" -eq 4 ] || fail "errors: $(cat whole.jsonl.errors.jsonl)"
grep -q '^{"id":"empty-300","input":"news.jsonl:[0-9]*","error":"text: ' whole.jsonl.errors.jsonl ||
  fail "the reason is not told: $(cat whole.jsonl.errors.jsonl)"
[ -e whole.jsonl.part ] || [ -e whole.jsonl.checkpoint.json ] && fail "something is left beside the output"
"$banghi" extract --format jsonl news.jsonl 2> /dev/null | cmp -s - whole.jsonl || fail "extract writes other records"

head -1 news.jsonl > one-bad.jsonl
echo '[1]' >> one-bad.jsonl
expect_exit 1 batch one-bad.jsonl -o one-bad-out.jsonl
grep -q ': 1 article could not be read; ' err || fail "one failure is not told: $(cat err)"
expect_exit 1 batch news.jsonl -o nowhere/out.jsonl
grep -q 'nowhere/out.jsonl cannot be written: there is no directory nowhere' err || fail "not told: $(cat err)"

# Killed at any time, and gone on with: the same bytes, in every format.
for out in killed.jsonl killed.jsonl.zst killed.csv killed.brat; do
  format=${out##*.}
  [ "$format" = zst ] && format=jsonl
  batch news.jsonl -o "whole-$out" --format "$format" 2> /dev/null
  kills=0
  while [ $kills -lt 3 ]; do
    "$banghi" batch --quiet news.jsonl -o $out --format "$format" --resume 2> /dev/null &
    pid=$!
    # Until it has written another block, or has come to its end.
    before=$(cat $out.checkpoint.json 2> /dev/null)
    while kill -0 $pid 2> /dev/null && [ "$(cat $out.checkpoint.json 2> /dev/null)" = "$before" ]; do sleep 0.01; done
    kill -KILL $pid 2> /dev/null
    wait $pid 2> /dev/null
    kills=$((kills + 1))
  done
  if [ -e $out.checkpoint.json ]; then batch news.jsonl -o $out --format "$format" --resume 2> /dev/null; fi
  diff -r "whole-$out" $out > /dev/null || fail "$out differs after being killed"
  cmp -s "whole-$out.errors.jsonl" $out.errors.jsonl || fail "errors of $out differ after being killed"
  for left in $out.part $out.checkpoint.json $out.lock $out.old; do [ -e "$left" ] && fail "$left is left"; done
done
zstd -qdc killed.jsonl.zst | cmp -s - whole.jsonl || fail "compressed output differs"

# Stopped by a signal: it says how to go on.
"$banghi" batch --quiet news.jsonl -o stopped.jsonl 2> err &
pid=$!
while kill -0 $pid 2> /dev/null && ! [ -e stopped.jsonl.checkpoint.json ]; do sleep 0.01; done
if kill -INT $pid 2> /dev/null && ! wait $pid && ! [ -e stopped.jsonl ]; then
  grep -q -- '--resume goes on' err || fail "the way on is not told: $(cat err)"
  expect_exit 1 batch news.jsonl -o stopped.jsonl
  grep -q 'a run has not come to its end' err || fail "the run before is not told: $(cat err)"
  expect_exit 1 batch news.jsonl -o stopped.jsonl --resume
  cmp -s whole.jsonl stopped.jsonl || fail "output differs after being stopped"
fi

# Stopped while standard input is silent: at once, and without advice that cannot be followed.
mkfifo pipe
for input in - pipe; do
  for signal in INT TERM; do
    exec 3<> pipe  # held open by somebody who says nothing more
    head -1 news.jsonl >&3
    "$banghi" batch --quiet $input -o silent.jsonl < pipe 2> err &
    pid=$!
    until [ -e silent.jsonl.part ]; do sleep 0.01; done
    kill -$signal $pid
    for _ in $(seq 600); do kill -0 $pid 2> /dev/null && sleep 0.05; done
    kill -KILL $pid 2> /dev/null && fail "$input: SIG$signal does not end it"
    wait $pid && fail "$input: SIG$signal: exit status 0"
    exec 3>&-
    grep -q 'can be read once only, so a new run begins anew; .* silent.jsonl.part' err || fail "$input: $(cat err)"
    [ -e silent.jsonl.checkpoint.json ] && fail "$input: a checkpoint that nobody can go on with"
    rm -f silent.jsonl.part
  done
done
batch - -o silent.jsonl < news.jsonl 2> /dev/null
cmp -s whole.jsonl silent.jsonl || fail "standard input is read otherwise"
pid=

# Two runs on one output: the second one says so, and touches nothing.
exec 3<> pipe
"$banghi" batch --quiet pipe -o twice.jsonl 2> /dev/null &
pid=$!
until [ -e twice.jsonl.part ]; do sleep 0.01; done
for how in '' --force; do
  # shellcheck disable=SC2086
  expect_exit 1 batch news.jsonl -o twice.jsonl $how
  grep -q 'twice.jsonl.lock: is held by another run' err || fail "another run is not told: $(cat err)"
done
[ -s twice.jsonl.part ] && fail "the second run wrote something"
kill -TERM $pid
wait $pid
exec 3>&-
pid=
[ -e twice.jsonl.lock ] && fail "the lock is left"

# Shards, one behind the other.
for k in 1 2 3; do batch news.jsonl -o "shard$k.jsonl" --shard $k/3 2> /dev/null; done
cat shard?.jsonl | cmp -s - whole.jsonl || fail "the shards are not the whole"
for k in 1 2 3; do batch news.jsonl -o "shard$k.brat" --format brat --shard $k/3 2> /dev/null; done
mkdir joined.brat
for k in 1 2 3; do cp shard$k.brat/* joined.brat; done
cat shard?.brat/articles.jsonl > joined.brat/articles.jsonl
diff -r joined.brat whole-killed.brat > /dev/null || fail "the shards' directories are not the whole"
batch news.jsonl -o shard-from-0.jsonl --shard 0/3 --shard-from-zero 2> /dev/null
cmp -s shard1.jsonl shard-from-0.jsonl || fail "the first shard is another when it is counted from zero"
batch news.jsonl -o one-shard.jsonl --shard-from-zero 2> /dev/null
cmp -s one-shard.jsonl whole.jsonl || fail "the only shard is not the whole when it is counted from zero"

# What is whole stays as it is when the run is started once more.
cp whole.jsonl copy.jsonl
expect_exit 0 batch news.jsonl -o copy.jsonl --resume
grep -q 'copy.jsonl is whole already' err || fail "a whole output: $(cat err)"
cmp -s whole.jsonl copy.jsonl || fail "a whole output was written again"
rm copy.jsonl && cp whole.jsonl.errors.jsonl copy.jsonl.errors.jsonl
expect_exit 1 batch news.jsonl -o copy.jsonl --resume

# Mistakes, and what is there already.
expect_exit 1 batch news.jsonl -o whole.jsonl
grep -q 'whole.jsonl is there already; --force writes it anew' err || fail "overwriting: $(cat err)"
ln -s whole.jsonl link.jsonl
expect_exit 1 batch news.jsonl -o link.jsonl --force
grep -q 'link.jsonl is a link, device, pipe or socket' err || fail "an output that is a link: $(cat err)"
test -L link.jsonl || fail "a link was replaced"
rm link.jsonl
expect_exit 2 batch missing.jsonl -o x.jsonl
grep -q 'missing.jsonl: no such file' err || fail "a missing file: $(cat err)"
expect_exit 2 batch news.jsonl -o x.jsonl --shard 4/3
grep -q '"4/3" is no shard' err || fail "a wrong shard: $(cat err)"
expect_exit 2 batch - -o x.jsonl --resume < news.jsonl
expect_exit 2 batch pipe -o x.jsonl --shard 1/2
grep -q 'pipe can be read once only' err || fail "a shard of a pipe: $(cat err)"
expect_exit 2 batch news.jsonl whole.jsonl -o whole.jsonl --force
grep -q 'whole.jsonl: belongs to the output' err || fail "the output as input: $(cat err)"
expect_exit 2 batch news.jsonl
expect_exit 2 batch news.jsonl -o ''
expect_exit 2 batch news.jsonl -o -
grep -q 'banghi extract` writes records to standard output' err || fail "standard output as output: $(cat err)"
[ -e - ] && fail "a file of the name -"
expect_exit 1 batch news.jsonl -o no/such/x.jsonl
grep -q 'no/such/x.jsonl' err || fail "a missing directory: $(cat err)"
[ -e x.jsonl ] && fail "output after a mistake"

# Articles of one id: their tables join all the same, also where the run is killed between them.
cat news.jsonl news.jsonl > twice.jsonl
expect_exit 1 batch twice.jsonl -o twice --format csv
grep -qE "^banghi batch: $((total - 2)) articles have the id of one before them" err || fail "equal ids: $(cat err)"
cut -d, -f1 twice/articles.csv | sort | uniq -d | grep -q . && fail "two articles of one id"
for table in twice/*.csv; do
  cut -d, -f1 "$table" | grep -q '~2$' || fail "$table: the second of one id is not told apart"
done
"$banghi" batch --quiet twice.jsonl -o again --format csv --resume 2> /dev/null &
pid=$!
while kill -0 $pid 2> /dev/null && ! [ -e again.checkpoint.json ]; do sleep 0.01; done
kill -KILL $pid 2> /dev/null
wait $pid 2> /dev/null
expect_exit 1 batch twice.jsonl -o again --format csv --resume
diff -r twice again > /dev/null || fail "equal ids differ after being killed"

# Commands and brokers that are not there.
expect_exit 2 "$banghi" extrct news.jsonl
grep -qx 'banghi: extrct is no command; is it extract?' err || fail "a misspelled command: $(cat err)"
expect_exit 2 "$banghi" foo
grep -qx 'banghi: foo is no command' err || fail "no command: $(cat err)"
expect_exit 1 "$banghi" enqueue news.jsonl --broker amqp://127.0.0.1:1/ --patience 1
head -1 err | grep -qE '^banghi enqueue: .*127.0.0.1:1/.*; trying again for 1s$' || fail "no broker: $(cat err)"

# Directories, WARC, standard input; the table at the end.
mkdir corpus
printf 'Sáng 5/3, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng.' > corpus/a.txt
text='Ngoại trưởng Lào điện đàm với Ngoại trưởng Chile.'
printf 'WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:w-1>\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
  "$(printf %s "$text" | wc -c)" "$text" | gzip > corpus/b.warc.wet.gz
expect_exit 0 "$banghi" batch corpus -o corpus.jsonl
grep -qE '^records +2 ' out || fail "no summary: $(cat out)"
grep -qE '^  phone call +1$' out || fail "events are not counted: $(cat out)"
grep -q '"articleId":"w-1"' corpus.jsonl || fail "the WARC file is not read: $(cat corpus.jsonl)"
batch - -o stdin.jsonl.gz < corpus/a.txt > out || fail "standard input: exit $?"
[ -s out ] && fail "--quiet says something: $(cat out)"
gzip -dc stdin.jsonl.gz | grep -q '"articleId":"stdin"' || fail "standard input is not read"

# A corpus with its own output in it: the same, however often it is read.
for out in corpus/out.txt corpus/sub/out; do
  mkdir -p corpus/sub
  format=jsonl
  [ $out = corpus/sub/out ] && format=brat
  batch corpus -o $out --format "$format" || fail "$out: exit $?"
  mv $out first
  mkdir -p $out.part && : > $out.part/articles.jsonl && : > $out.part/x.txt && : > $out.errors.jsonl
  [ "$format" = jsonl ] && rm -r $out.part && : > $out.part
  batch corpus -o $out --format "$format" --force || fail "$out: exit $?"
  diff -r first $out || fail "$out: a run has read its own output"
  rm -rf first corpus/sub corpus/out.txt*
done

# Names that are no UTF-8, and what is too long: both have their line, and the rest is read.
name=$(printf 'corpus/c-\351.txt')
cp corpus/a.txt "$name"
head -c 17000000 /dev/zero | tr '\0' a > corpus/d.txt
(printf '{"id": "long", "text": "'; cat corpus/d.txt; printf '"}\n'; head -1 news.jsonl) > corpus/e.jsonl
expect_exit 1 batch corpus -o names.jsonl
[ "$(wc -l < names.jsonl)" -eq 4 ] || fail "names.jsonl has $(wc -l < names.jsonl) records"
grep -q '"articleId":"corpus/c-%E9.txt"' names.jsonl || fail "a name that is no UTF-8 is lost"
for long in d.txt e.jsonl:1; do
  grep -q "^{\"id\":\"corpus/$long\",\"input\":\"corpus/$long\",\"error\":\"a .* is too long" names.jsonl.errors.jsonl ||
    fail "$long is not told: $(cat names.jsonl.errors.jsonl)"
done
"$banghi" batch --quiet "$name" -o "$name.jsonl" || fail "an output whose name is no UTF-8"
[ -s "$name.jsonl" ] || fail "the output whose name is no UTF-8 is not there"

[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
