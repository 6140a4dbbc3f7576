"""usage: overload_test.py BANGHI BANGHI_SERVER SAMPLES [SECONDS]

Ten times the load a server can serve, for SECONDS (10): every call is answered, by a record or by RESOURCE_EXHAUSTED, the
server's memory does not grow with it, and afterwards it serves as before. What it measured is printed; no time is asserted.
"""

import json
import re
import subprocess
import sys
import tempfile
import threading
import time

banghi, server_program, samples = sys.argv[1:4]
seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 10


def resident_kb(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))


class Memory(threading.Thread):
    """Resident memory of a process, ten times a second."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.samples, self.over = pid, [], threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            self.samples.append(resident_kb(self.pid))

    def stop(self):
        self.over.set()
        self.join()
        return self.samples


def long_articles(path):
    """Articles so long that the load, not the one who sends it, is what takes the time."""
    with open(samples, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for line in lines:
            article = json.loads(line)
            article["text"] = "\n\n".join([article["text"]] * (50_000 // len(article["text"])))
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def bench(articles, address, pid, *options):
    command = [banghi, "bench", "--server", address, "--server-pid", str(pid), "--format", "json", *options, articles]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(f"banghi bench failed: {done.stderr}")
    return json.loads(done.stdout)


def start_server():
    command = [server_program, "--listen", "127.0.0.1:0", "--http-listen", "off", "--admin-listen", "same", "--threads", "1"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if port := re.search(r"serves on port (\d+)", line):
            threading.Thread(target=lambda: [None for _ in server.stderr], daemon=True).start()
            return server, f"127.0.0.1:{port.group(1)}"
    sys.exit("the server did not start")


def overload(server, articles, address):
    usual = bench(articles, address, server.pid, "--concurrency", "8", "--warmup", "0.5", "--duration", "2")
    rate = 10 * usual["callsPerSecond"]
    print(f"usual load: {usual['callsPerSecond']:.0f} calls a second; now {rate:.0f} a second are sent for {seconds:g} s")
    memory = Memory(server.pid)
    memory.start()
    report = bench(articles, address, server.pid, "--rate", f"{rate:.0f}", "--concurrency", "2000", "--warmup", "0", "--duration",
                   f"{seconds:g}", "--timeout", "60")
    samples = memory.stop()
    half = len(samples) // 2
    first, second = max(samples[:half]), max(samples[half:])
    print(f"answered {report['calls']}, unsent {report['unsent']}, errors {report['errors']}")
    print(f"latencies of what was answered: {report['latencyMicros']} µs")
    print(f"memory at most {first} kB in the first half, {second} kB in the second")
    faults = []
    if set(report["errors"]) - {"RESOURCE_EXHAUSTED"}:
        faults.append(f"errors other than RESOURCE_EXHAUSTED: {report['errors']}")
    if not report["errors"]:
        faults.append("nothing was refused: no overload")
    if report["lost"] is not None:
        faults.append(f"the server was lost: {report['lost']}")
    if second > 1.15 * first:
        faults.append("memory grows")
    again = bench(articles, address, server.pid, "--concurrency", "8", "--warmup", "0", "--duration", "1")
    if again["errors"] or again["calls"] == 0:
        faults.append(f"afterwards: {again['calls']} calls, errors {again['errors']}")
    return faults


def main():
    server, address = start_server()
    try:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as articles:
            long_articles(articles.name)
            faults = overload(server, articles.name, address)
    finally:
        server.terminate()
        if (status := server.wait(timeout=60)) != 0:
            print(f"the server ended with status {status}")
            sys.exit(1)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
