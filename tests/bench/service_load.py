#!/usr/bin/env python3
"""The service beside the same service without extraction: calls, latencies and CPU, and the ratios between them.

usage: service_load.py BIN_DIR [--rounds N] [--seconds S] [--in-flight N,...] [ARTICLES...]

BIN_DIR holds banghi and a banghi-server built with BANGHI_BENCH. Both servers run all the time and are asked in turn, so that
what else the machine does strikes both; each number is the median of the rounds.
"""
import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

RECORDS_LOOKED_AT = 500  # for the average size of a record

# What the ratios should be.
LEAST_CALLS_RATIO = 0.35
MOST_CPU_RATIO = 3.0
MOST_LATENCY_RATIO = 5.0


class Server:
    """A banghi-server on a free port, that ends with the `with` block."""

    def __init__(self, bin_dir, *options):
        self.process = subprocess.Popen(
            [os.path.join(bin_dir, "banghi-server"), "--listen", "127.0.0.1:0", "--http-listen", "off", "--admin-listen", "off", *options],
            stderr=subprocess.PIPE, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            port = re.search(r"serves on port (\d+)", line)
            if port:
                self.address = "127.0.0.1:" + port.group(1)
                return
        sys.exit("banghi-server does not start:\n" + "".join(said))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()


def bench(args, server, *options):
    command = [os.path.join(args.bin_dir, "banghi"), "bench", "--server", server.address, "--format", "json",
               "--server-pid", str(server.process.pid), "--duration", str(args.seconds), "--warmup", "0.5", *options,
               *args.articles]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        sys.exit("failed: " + " ".join(command) + "\n" + run.stdout)
    return json.loads(run.stdout)


def average_article(args):
    """The text of an article whose record is about as long as records are on average."""
    command = [os.path.join(args.bin_dir, "banghi"), "extract", "--keep-text", "--format", "jsonl", *args.articles]
    records = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as extract:
        for line in extract.stdout:
            text = json.loads(line)["text"]
            records.append((len(line.encode()) - len(text.encode()), text))
            if len(records) == RECORDS_LOOKED_AT:
                extract.kill()
                break
    if not records:
        sys.exit("no article can be read")
    mean = statistics.mean(size for size, _ in records)
    return min(records, key=lambda record: abs(record[0] - mean))[1]


def medians(results):
    def median(value):
        return statistics.median(value(result) for result in results)

    return {
        "calls": median(lambda r: r["callsPerSecond"]),
        "cpu": median(lambda r: r["server"]["cpuMicrosPerCall"]),
        "p50": median(lambda r: r["latencyMicros"]["p50"]),
        "p99": median(lambda r: r["latencyMicros"]["p99"]),
        "p99/p50": median(lambda r: r["latencyMicros"]["p99"] / r["latencyMicros"]["p50"]),
    }


def measure(args, servers):
    """(mode, in flight, name of the server) -> medians."""
    results = collections.defaultdict(list)
    for turn in range(args.rounds):
        for mode in ("unary", "stream"):
            for in_flight in args.in_flight:
                for name in sorted(servers, reverse=turn % 2 == 1):
                    result = bench(args, servers[name], "--mode", mode, "--concurrency", str(in_flight))
                    results[mode, in_flight, name].append(result)
    return {key: medians(several) for key, several in results.items()}


def print_table(args, measured):
    print(f"{'':8}{'in flight':>9}{'calls/s':>10}{'no-op':>10}{'ratio':>7}{'CPU µs':>9}{'no-op':>8}{'ratio':>7}"
          f"{'p50 ms':>9}{'p99 ms':>9}")
    for mode in ("unary", "stream"):
        for in_flight in args.in_flight:
            real, noop = measured[mode, in_flight, "real"], measured[mode, in_flight, "no-op"]
            print(f"{mode:8}{in_flight:>9}{real['calls']:>10.0f}{noop['calls']:>10.0f}"
                  f"{real['calls'] / noop['calls']:>7.2f}{real['cpu']:>9.0f}{noop['cpu']:>8.0f}"
                  f"{real['cpu'] / noop['cpu']:>7.2f}{real['p50'] / 1000:>9.2f}{real['p99'] / 1000:>9.2f}")


def judge(what, value, holds, wanted):
    print(f"{'ok  ' if holds else 'MISS'}  {what}: {value:.2f}, wanted {wanted}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin_dir")
    parser.add_argument("articles", nargs="*", default=["samples/samples.jsonl"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--in-flight", type=lambda text: [int(n) for n in text.split(",")], default=[1, 16, 64])
    args = parser.parse_intermixed_args()
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as canned:
        canned.write(average_article(args))
        canned.flush()
        with Server(args.bin_dir) as real, Server(args.bin_dir, "--noop", canned.name) as noop:
            measured = measure(args, {"real": real, "no-op": noop})
            print_table(args, measured)
            peak = max(measured["unary", n, "real"]["calls"] for n in args.in_flight)
            half = [bench(args, real, "--rate", f"{peak / 2:.1f}") for _ in range(args.rounds)]
    at_half = medians(half)
    print(f"at half of peak, {peak / 2:.0f} calls/s: p50 {at_half['p50'] / 1000:.2f} ms, p99 {at_half['p99'] / 1000:.2f} ms")
    in_flight = 16 if 16 in args.in_flight else args.in_flight[-1]
    real, noop = measured["unary", in_flight, "real"], measured["unary", in_flight, "no-op"]
    calls, cpu, latency = real["calls"] / noop["calls"], real["cpu"] / noop["cpu"], at_half["p99/p50"]
    judge(f"calls/s beside the no-op, unary at {in_flight}", calls, calls >= LEAST_CALLS_RATIO, f"at least {LEAST_CALLS_RATIO}")
    judge("its CPU a call beside the no-op", cpu, cpu <= MOST_CPU_RATIO, f"at most {MOST_CPU_RATIO}")
    judge("p99 beside p50 at half of peak", latency, latency < MOST_LATENCY_RATIO, f"less than {MOST_LATENCY_RATIO}")


if __name__ == "__main__":
    main()
