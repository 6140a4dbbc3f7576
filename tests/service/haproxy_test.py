"""usage: haproxy_test.py BANGHI_SERVER PROTOC PROTO_DIR HAPROXY_CONFIG

Three servers behind HAProxy with docker/haproxy/haproxy.cfg, asked by several callers over TLS: one server is killed, another is
told to stop, and no call fails. AdminService cannot be reached through it. Exit status 77 where HAProxy or Python's gRPC is
missing.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

if shutil.which("haproxy") is None or shutil.which("openssl") is None:
    sys.exit(77)
try:
    import grpc
except ImportError:
    sys.exit(77)

server_program, protoc, protos, config = sys.argv[1:5]
TEXT = "Sáng 5/3/2023, Trung tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng. Hai bên ký Bản ghi nhớ về đào tạo thủy thủ."
CALLERS = 6


def generate(directory):
    files = ["banghi/v1/article.proto", "banghi/v1/record.proto", "banghi/v1/extraction_service.proto",
             "google/rpc/status.proto"]
    subprocess.run([protoc, "-I", protos, f"--python_out={directory}", *files], check=True)
    sys.path.insert(0, directory)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A banghi-server on free ports."""

    def __init__(self):
        command = [server_program, "--listen", "127.0.0.1:0", "--http-listen", "127.0.0.1:0", "--admin-listen", "same",
                   "--threads", "1", "--drain-seconds", "4"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        found = {}
        for line in self.process.stderr:
            for name, pattern in (("grpc", r"serves on port (\d+)"), ("http", r"HTTP on port (\d+)")):
                if match := re.search(pattern, line):
                    found[name] = int(match.group(1))
            if len(found) == 2:
                break
        else:
            sys.exit("a server did not start")
        self.port, self.http_port = found["grpc"], found["http"]
        threading.Thread(target=lambda: [None for _ in self.process.stderr], daemon=True).start()


class Balancer:
    """HAProxy with a certificate of its own before the servers."""

    def __init__(self, directory, servers):
        self.certificate = os.path.join(directory, "certificate.pem")
        key, both = os.path.join(directory, "key.pem"), os.path.join(directory, "both.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", self.certificate],
                       check=True, capture_output=True)
        with open(both, "w", encoding="ascii") as out:
            for part in (self.certificate, key):
                with open(part, encoding="ascii") as text:
                    out.write(text.read())
        self.port = free_port()
        environment = dict(os.environ, BANGHI_FRONT=f"127.0.0.1:{self.port}", BANGHI_PEM=both)
        for i, server in enumerate(servers, 1):
            environment[f"BANGHI_{i}"] = f"127.0.0.1:{server.port}"
            environment[f"BANGHI_{i}_HTTP"] = str(server.http_port)
        self.process = subprocess.Popen(["haproxy", "-f", config], env=environment)

    def channel(self):
        with open(self.certificate, "rb") as certificate:
            credentials = grpc.ssl_channel_credentials(certificate.read())
        return grpc.secure_channel(f"127.0.0.1:{self.port}", credentials,
                                   options=[("grpc.use_local_subchannel_pool", 1), ("grpc.enable_retries", 0)])


class Load:
    """Callers that ask again and again until they are told to stop."""

    def __init__(self, balancer, messages):
        self.answered, self.failures, self.over = 0, [], threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.ask, args=(balancer, messages)) for _ in range(CALLERS)]
        for thread in self.threads:
            thread.start()

    def ask(self, balancer, messages):
        with balancer.channel() as channel:
            call = method(channel, messages, "ExtractionService/ExtractArticle", "ExtractArticle")
            request = messages.ExtractArticleRequest()
            request.article.text = TEXT
            while not self.over.is_set():
                try:
                    answer = call(request, timeout=60)
                    if not answer.record.events:
                        raise ValueError("a record without events")
                    with self.lock:
                        self.answered += 1
                except (grpc.RpcError, ValueError) as error:
                    with self.lock:
                        self.failures.append(repr(error)[:300])

    def await_more(self, count):
        """Until so many more calls are answered."""
        goal = self.answered + count
        deadline = time.time() + 60
        while self.answered < goal:
            if time.time() > deadline:
                sys.exit(f"no more answers; failures: {self.failures[:3]}")
            time.sleep(0.02)

    def stop(self):
        self.over.set()
        for thread in self.threads:
            thread.join()


def method(channel, messages, path, name):
    return channel.unary_unary(f"/banghi.v1.{path}",
                               request_serializer=getattr(messages, f"{name}Request").SerializeToString,
                               response_deserializer=getattr(messages, f"{name}Response").FromString)


def await_balancer(balancer, messages):
    with balancer.channel() as channel:
        call = method(channel, messages, "ExtractionService/ListGazetteers", "ListGazetteers")
        call(messages.ListGazetteersRequest(), timeout=60, wait_for_ready=True)


def admin_is_refused(balancer, messages):
    with balancer.channel() as channel:
        try:
            method(channel, messages, "AdminService/ReloadGazetteers", "ReloadGazetteers")(
                messages.ReloadGazetteersRequest(), timeout=60)
        except grpc.RpcError as error:
            return error.code() == grpc.StatusCode.PERMISSION_DENIED
    return False


def run(directory, servers):
    generate(directory)
    from banghi.v1 import extraction_service_pb2 as messages
    balancer = Balancer(directory, servers)
    try:
        await_balancer(balancer, messages)
        load = Load(balancer, messages)
        load.await_more(200)
        servers[0].process.kill()
        load.await_more(200)
        servers[1].process.send_signal(signal.SIGTERM)
        load.await_more(200)
        load.stop()
        print(f"{load.answered} calls answered, {len(load.failures)} failed")
        faults = load.failures[:5]
        if servers[1].process.wait(timeout=60) != 0:
            faults.append(f"the server that was told to stop ended with {servers[1].process.returncode}")
        if not admin_is_refused(balancer, messages):
            faults.append("AdminService answers through the balancer")
        return faults
    finally:
        balancer.process.kill()
        balancer.process.wait()


def main():
    servers = [Server() for _ in range(3)]
    try:
        with tempfile.TemporaryDirectory() as directory:
            faults = run(directory, servers)
    finally:
        for server in servers:
            server.process.kill()
            server.process.wait()
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
