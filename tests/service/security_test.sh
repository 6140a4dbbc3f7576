#!/bin/bash
# usage: security_test.sh BANGHI BANGHI_SERVER
# Certificates and tokens as people use them: made by openssl and `banghi token`, served by banghi-server, asked with by
# `banghi extract`, `bench` and `health`; and what is said where something about them is wrong.
set -u
banghi=$1 server=$2
# shellcheck source=tests/expectations.sh
. "$(dirname "$0")/../expectations.sh"
said() { # FILE TEXT...
  local file=$1; shift
  for text in "$@"; do grep -qF -- "$text" "$file" || fail "not said: $text, but $(cat "$file")"; done
}
cd "$dir" || exit 1

certificate() { # NAME ISSUER [DAYS]: NAME.pem and NAME.key
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2> openssl.log &&
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -days "${3:-30}" -out "$1.pem" \
      -extfile <(echo 'subjectAltName=DNS:banghi.test') 2> openssl.log || { cat openssl.log; exit 1; }
}
for ca in ca other; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout $ca.key -out $ca.pem -days 30 \
    -subj "/CN=$ca" 2> openssl.log || { cat openssl.log; exit 1; }
done
certificate server ca && certificate client ca && certificate stranger other
printf '{"id": "n1", "text": "Ngoại trưởng Lào gọi điện cho người đồng cấp Chile."}\n' > news.jsonl
"$banghi" extract news.jsonl > here.out

start() { # SERVER-OPTION...
  [ -n "$pid" ] && { kill -TERM "$pid"; wait "$pid"; }
  : > server.log  # else the port of the server before might be read
  "$server" --listen 127.0.0.1:0 --admin-listen off --http-listen off "$@" 2> server.log &
  pid=$!
  local port=
  for _ in $(seq 300); do
    port=$(sed -n 's/.*serves on port \([0-9]*\).*/\1/p' server.log)
    [ -n "$port" ] && break
    sleep 0.1
  done
  [ -n "$port" ] || { cat server.log; exit 1; }
  address=127.0.0.1:$port
}
health() { "$banghi" health --server "$address" "$@"; }
extract() { "$banghi" extract --server "$address" "$@" news.jsonl; }

# banghi token: the line on standard output, the token on standard error, and only there.
"$banghi" token newsroom --articles-per-minute 100000 > tokens.tsv 2> newsroom.token || fail "banghi token fails"
"$banghi" token operator --admin >> tokens.tsv 2> operator.token || fail "banghi token fails"
grep -qxE $'newsroom\tsha256:[0-9a-f]{64}\t100000\tread' tokens.tsv || fail "no line for the file: $(cat tokens.tsv)"
grep -qxE $'operator\tsha256:[0-9a-f]{64}\t\tread,admin' tokens.tsv || fail "no line for the file: $(cat tokens.tsv)"
grep -qxE 'banghi_[A-Za-z0-9_-]{43}' newsroom.token || fail "no token: $(cat newsroom.token)"
[ "$(tr -d '\n' < newsroom.token | openssl dgst -sha256 -r | cut -c-64)" = "$(sed -n 's/^newsroom.*sha256:\([0-9a-f]*\).*/\1/p' tokens.tsv)" ] ||
  fail "the hash is not that of the token"
expect_exit 2 "$banghi" token 'tòa soạn'
said err 'a name has letters'
expect_exit 2 "$banghi" token a --articles-per-minute 0
expect_exit 2 "$banghi" token

# Clear text on loopback.
start
expect_exit 0 health
said out "$address: SERVING"
expect_exit 0 health --service banghi.v1.ExtractionService
expect_exit 1 health --service banghi.v1.Nothing
said out "$address: SERVICE_UNKNOWN"
[ "$(wc -l < out)" -eq 1 ] || fail "more than a line: $(cat out)"
expect_exit 1 health --tls-ca ca.pem --timeout 5
said out "$address: "
expect_exit 1 "$banghi" health --server 127.0.0.1:1
said out '127.0.0.1:1: does not answer'
expect_exit 2 health --timeout 0

# Tokens: as a file, or in the environment; health needs none.
start --tokens tokens.tsv
expect_exit 0 health
expect_exit 1 extract
said err 'the call has no token'
expect_exit 0 extract --token-file newsroom.token
cmp -s out here.out || fail "other bytes with a token"
BANGHI_TOKEN=$(cat newsroom.token) expect_exit 0 extract
BANGHI_TOKEN=wrong expect_exit 1 extract
said err 'the token is not known to this server'
BANGHI_TOKEN=wrong expect_exit 0 extract --token-file newsroom.token
expect_exit 0 "$banghi" bench --server "$address" --token-file newsroom.token --warmup 0 --duration 0.5 news.jsonl
expect_exit 0 "$banghi" bench --server "$address" --token-file newsroom.token --mode stream --warmup 0 --duration 0.5 news.jsonl
expect_exit 1 "$banghi" bench --server "$address" --warmup 0 --duration 0.5 news.jsonl
said out '"UNAUTHENTICATED": '
expect_exit 2 "$banghi" extract --server 192.0.2.1:8470 --token-file newsroom.token news.jsonl
said err 'the token would travel to 192.0.2.1:8470 in clear text' '--tls' '--allow-cleartext'
expect_exit 2 extract --token-file none.token
said err 'cannot read none.token: No such file'
: > empty.token
expect_exit 2 extract --token-file empty.token
said err 'empty.token has no token'
expect_exit 2 extract --token-file tokens.tsv
said err 'tokens.tsv does not have just a token'
expect_exit 2 "$banghi" extract --token-file newsroom.token news.jsonl
said err '--server'

# A token that is added, with SIGHUP or without; the file with a fault keeps those of before.
"$banghi" token archive >> tokens.tsv 2> archive.token
kill -HUP "$pid"
for _ in $(seq 100); do extract --token-file archive.token > out 2>&1 && break; sleep 0.1; done
cmp -s out here.out || fail "an added token is not taken: $(cat out)"
echo 'nobody' >> tokens.tsv
for _ in $(seq 100); do grep -q 'tokens not reread' server.log && break; sleep 0.1; done
said server.log 'tokens.tsv:4:7: no token'
expect_exit 0 extract --token-file archive.token
sed -i '/nobody/d' tokens.tsv
grep -qF "$(cat newsroom.token)" server.log && fail "a token is in the log"

# TLS, mutual.
start --tls-cert server.pem --tls-key server.key --tls-client-ca ca.pem --tls-refresh-seconds 1 --tokens tokens.tsv
said server.log 'certificate server.pem expires at '
mutual=(--tls-ca ca.pem --tls-server-name banghi.test --tls-cert client.pem --tls-key client.key)
expect_exit 0 health "${mutual[@]}"
expect_exit 0 extract "${mutual[@]}" --token-file newsroom.token
cmp -s out here.out || fail "other bytes over TLS"
expect_exit 0 "$banghi" bench --server "$address" "${mutual[@]}" --token-file newsroom.token --warmup 0 --duration 0.5 news.jsonl
export GRPC_DEFAULT_SSL_ROOTS_FILE_PATH=$dir/ca.pem  # as if it were among those this system trusts
expect_exit 0 health --tls --tls-server-name banghi.test --tls-cert client.pem --tls-key client.key
unset GRPC_DEFAULT_SSL_ROOTS_FILE_PATH
expect_exit 1 health --tls-ca ca.pem --tls-server-name banghi.test
[ -s err ] && fail "gRPC's own words: $(cat err)"
expect_exit 1 health --tls-ca ca.pem --tls-server-name banghi.test --tls-cert stranger.pem --tls-key stranger.key
expect_exit 1 health --tls-ca other.pem --tls-server-name banghi.test --tls-cert client.pem --tls-key client.key
expect_exit 1 health --tls-ca ca.pem --tls-cert client.pem --tls-key client.key  # the certificate is not for 127.0.0.1
expect_exit 1 health
expect_exit 2 health --tls-ca none.pem
said err 'cannot read none.pem: No such file'
expect_exit 2 health --tls-ca client.key
said err 'client.key: no certificate in PEM'
expect_exit 2 health --tls-cert client.pem
said err '--tls-key'
expect_exit 2 health --tls-cert client.pem --tls-key server.key
said err 'server.key: the key does not fit the certificate in client.pem'

# The certificate is replaced; the new one is put to use without a signal.
before=$(openssl x509 -in server.pem -noout -serial)
grep 'expires at' server.log | grep -q info || fail "how long the certificate lasts is not said: $(cat server.log)"
certificate server ca 5
shown() {
  openssl s_client -connect "$address" -alpn h2 -cert client.pem -key client.key 2> /dev/null < /dev/null |
    openssl x509 -noout -serial 2> /dev/null
}
for _ in $(seq 100); do [ "$(shown)" = "$(openssl x509 -in server.pem -noout -serial)" ] && break; sleep 0.1; done
[ "$(shown)" = "$(openssl x509 -in server.pem -noout -serial)" ] || fail "the new certificate is not shown"
grep 'expires at' server.log | grep -q warn || fail "no warning of a certificate that expires: $(cat server.log)"
[ "$(shown)" = "$before" ] && fail "the certificate of before is shown"
openssl s_client -connect "$address" -alpn h2 -tls1_1 -cipher ALL:@SECLEVEL=0 -cert client.pem -key client.key > out 2>&1 < /dev/null &&
  fail "TLS 1.1 is spoken"

# What a server does not start with.
refused() { # TEXT OPTION...
  local text=$1; shift
  expect_exit 1 timeout 60 "$server" --listen 127.0.0.1:0 --admin-listen off --http-listen off "$@"
  said err "$text"
}
refused 'cannot read none.pem: No such file or directory' --tls-cert none.pem --tls-key server.key
refused 'client.key: the key does not fit the certificate in server.pem' --tls-cert server.pem --tls-key client.key
refused 'come together' --tls-cert server.pem
printf 'a token\n' > bad.tsv
refused 'bad.tsv:1:8: no token' --tokens bad.tsv
expect_exit 1 timeout 60 "$server" --listen 0.0.0.0:0 --admin-listen off --http-listen off
said err '--listen 0.0.0.0:0 would serve in clear text' '--tls-cert' '--allow-cleartext'
expect_exit 1 timeout 60 "$server" --listen 127.0.0.1:0 --admin-listen '[::]:0' --http-listen off
said err '--admin-listen [::]:0 would serve in clear text'

kill -TERM "$pid"
wait "$pid" || fail "the server ended with status $?"
pid=
[ $failures -eq 0 ] && echo "passed"
exit $((failures > 0))
