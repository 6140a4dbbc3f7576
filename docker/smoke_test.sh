#!/bin/bash
# usage: docker/smoke_test.sh
# Builds the image and runs it as it is meant to be run: no root, no capabilities, nothing writable, no tools. Looks
# whether it is healthy, answers callers outside, hears overlays, ends without losing a call, reads a corpus, and is
# small. Leaves nothing behind.
#
# With Docker where its engine runs, else as root with podman (and Debian's crun, debootstrap, buildah if it is
# there): then the base image is made here, of the mirror that this machine's own packages come from, and containers
# get the loopback of a network of their own.
#
# BANGHI_SMOKE_DIR=DIR keeps podman's images in DIR, so that a second run is quick; JOBS=N: how many compilers run at
# a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly program=docker/smoke_test.sh base=docker.io/library/debian:bookworm-slim limit_mb=200
say() { echo "==> $*" >&2; }
die() { echo "smoke_test: $*" >&2; exit 1; }

# ---- The image and containers of it: with Docker ----

with_docker() {
  engine() { docker "$@"; }
  run() { docker run --publish 127.0.0.1::8480 "$@"; }
  address() { docker port banghi-smoke 8480/tcp | head -1; }
  healthy() { [[ $(docker inspect --format '{{.State.Health.Status}}' banghi-smoke) == healthy ]]; }
  docker build --build-arg JOBS="${JOBS:-}" -f docker/Dockerfile -t banghi . >&2
  check_all
}

# ---- The same with podman, where cgroups and bridges may not be had ----

with_podman() {
  local wanted
  for wanted in podman crun debootstrap ip; do
    command -v "$wanted" > /dev/null || die "Docker's engine does not run here, and $wanted is missing; as root:
  apt-get install -y --no-install-recommends buildah podman crun debootstrap iproute2"
  done
  [[ $(id -u) -eq 0 ]] || die "Docker's engine does not run here; with podman this is to be run as root"
  export work store="${BANGHI_SMOKE_DIR:-$work/store}"
  mkdir -p "$store"
  # Mounts go with the process.
  unshare --mount "$program" --podman-build
}

podman_build() {
  mount --make-rprivate /
  make_base
  local builder=(podman)
  if command -v buildah > /dev/null; then builder=(buildah); fi
  "${builder[@]}" --root "$store/images" --runroot "$store/run" --storage-driver overlay build --layers \
      --isolation chroot --network host --pull=false --format docker --build-arg JOBS="${JOBS:-}" \
      -f docker/Dockerfile -t banghi . >&2
  umount -R /sys/fs/cgroup 2> /dev/null || true
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  # So does this network, which nobody else is in.
  unshare --net "$program" --podman-run
}

make_base() {
  engine image exists "$base" && return
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' 'Component: main' |
    head -1)
  [[ -n $mirror ]] || die "the package sources of this machine do not have bookworm"
  say "making $base with debootstrap"
  debootstrap --variant=minbase bookworm "$work/base" "$mirror" > "$work/log" || die "$(tail "$work/log")"
  # Without what the official image is without.
  tar -C "$work/base" --exclude='./var/cache/apt/archives/*.deb' --exclude='./var/lib/apt/lists/*' \
      --exclude='./usr/share/doc/*' --exclude='./usr/share/locale/*' --exclude='./usr/share/man/*' \
      -cf "$work/base.tar" .
  rm -rf "$work/base"
  engine import --quiet --change 'CMD=["bash"]' "$work/base.tar" "$base" > /dev/null
  rm "$work/base.tar"
}

podman_run() {
  run() {
    engine run --network host --cgroups=disabled --ulimit nofile=1024:1024 --ulimit nproc=4096:4096 "$@"
  }
  address() { echo 127.0.0.1:8480; }
  healthy() { engine healthcheck run banghi-smoke > /dev/null; }
  ip link set lo up
  check_all
}

# ---- What is looked at ----

confined() { # OPTION... IMAGE COMMAND...
  run --read-only --cap-drop all --security-opt no-new-privileges "$@"
}

await() { # SECONDS COMMAND...
  local until=$((SECONDS + $1))
  shift
  until "$@" > /dev/null 2>&1; do
    [[ $SECONDS -lt $until ]] || return 1
    sleep 0.1
  done
}

record_of() { # TEXT
  curl -sf --max-time 60 "http://$http/v1/articles:extract" -H 'Content-Type: application/json' \
      -d "{\"article\": {\"text\": \"$1\", \"publishedDate\": \"2022-03-05\"}}"
}

check_size() {
  local mb
  mb=$(($(engine image inspect --format '{{.Size}}' banghi) / 1000000))
  say "the image has $mb MB"
  [[ $mb -lt $limit_mb ]] || die "that is more than $limit_mb MB"
}

start_server() {
  mkdir "$work/empty" "$work/gazetteers"
  # An empty directory lies over those of tools.
  confined --detach --name banghi-smoke --env BANGHI_THREADS=1 \
      -v "$work/empty:/usr/bin:ro" -v "$work/empty:/usr/sbin:ro" -v "$work/gazetteers:/gazetteers:ro" banghi > "$work/id"
  http=$(address)
  await 60 curl -sf "http://$http/readyz" || die "it does not get ready: $(engine logs banghi-smoke 2>&1 | tail)"
  say "it serves, with a root that is read-only and without tools"
}

check_confinement() {
  local status
  status=$(tr -s '\t\n' ' ' < "/proc/$(engine inspect --format '{{.State.Pid}}' banghi-smoke)/status")
  [[ $(engine inspect --format '{{.Config.User}}' banghi-smoke) == 10001:10001 && $status != *"Uid: 0 "* ]] ||
    die "it runs as another user: $status"
  [[ $status == *"CapEff: 0000000000000000"* && $status == *"NoNewPrivs: 1"* ]] || die "it has capabilities: $status"
  say "it is user 10001 without capabilities"
}

check_health() {
  [[ $(engine exec banghi-smoke banghi health) == *SERVING* ]] || die "banghi health does not say SERVING"
  await 60 healthy || die "the image's health check fails"
  say "it is healthy"
}

check_extraction() {
  local record
  record=$(record_of 'Sáng 5-3, Đại tướng Phan Văn Giang thăm Lào.')
  [[ $record == *EVENT_TYPE_VISIT*2022-03-05* ]] || die "not the record that was expected: $record"
  say "a caller outside gets a record"
}

overlay_is_heard() { [[ $(record_of 'Hai bên họp tại Xóm Thử Khói.') == *locations/xom-thu-khoi* ]]; }

check_overlay() {
  if overlay_is_heard; then die "the place is known before it is told"; fi
  printf 'id\ttype\tcountry\tname\nxom-thu-khoi\tCITY\tVN\tXóm Thử Khói\n' > "$work/gazetteers/locations.tsv"
  await 30 overlay_is_heard || die "the overlay is not heard: $(engine logs banghi-smoke 2>&1 | tail -3)"
  say "an entry in /gazetteers is heard while it runs"
}

call_is_under_way() { curl -sf "http://$http/metrics" | grep -q '^banghi_requests_in_flight [1-9]'; }

check_drain() {
  local i article status sentences=''
  for i in $(seq 28); do sentences+="Ngày $i-3, Đại tướng Phan Văn Giang thăm Lào. "; done
  article="{\"text\": \"$sentences\"}"
  {
    printf '{"articles": [%s' "$article"
    for i in $(seq 2 900); do printf ', %s' "$article"; done
    echo ']}'
  } > "$work/batch.json"
  curl -sf --max-time 120 "http://$http/v1/articles:batchExtract" -H 'Content-Type: application/json' \
      -d "@$work/batch.json" -o "$work/answer.json" &
  await 30 call_is_under_way || die "the batch is not under way"
  engine kill --signal TERM banghi-smoke > /dev/null
  wait $! || die "the batch that was under way got no answer"
  [[ $(grep -o '"record":' "$work/answer.json" | wc -l) -eq 900 ]] || die "the batch that was under way misses records"
  status=$(engine wait banghi-smoke)
  [[ $status -eq 0 ]] || die "it ended with $status: $(engine logs banghi-smoke 2>&1 | tail -3)"
  say "on SIGTERM the call under way was answered, and it ended with 0"
}

check_batch() {
  mkdir -m 777 "$work/records"
  confined --rm --no-healthcheck -v "$PWD/samples:/corpus:ro" -v "$work/records:/records" banghi \
      banghi batch --quiet /corpus/samples.jsonl -o /records/records.jsonl
  [[ $(wc -l < "$work/records/records.jsonl") -eq $(grep -c . samples/samples.jsonl) ]] ||
    die "banghi batch misses records"
  say "banghi batch reads a corpus"
}

check_all() {
  trap 'engine rm --force banghi-smoke > /dev/null 2>&1 || true' EXIT
  check_size
  start_server
  check_confinement
  check_health
  check_extraction
  check_overlay
  check_drain
  check_batch
  say "all is well"
}

# podman's, unless with_docker says otherwise.
engine() {
  podman --root "$store/images" --runroot "$store/run" --storage-driver overlay \
      --runtime crun --cgroup-manager cgroupfs "$@"
}

case ${1:-} in
  --podman-build) podman_build ;;
  --podman-run) podman_run ;;
  *)
    command -v curl > /dev/null || die "curl is missing"
    work=$(mktemp -d)
    chmod 755 "$work"
    trap 'rm -rf "$work"' EXIT
    if docker info > /dev/null 2>&1; then (with_docker); else with_podman; fi
    ;;
esac
