"""usage: rabbitmq_test.py BANGHI SAMPLES [ARTICLES]

A cluster of three RabbitMQ nodes on loopback and four workers. While they read ARTICLES (2,000), a worker and then the node that
leads the queue are killed: every article has its record, articles that cannot be read are with the dead ones with their reason,
an article that has often come back for no fault of its own has its record, too, and a worker that is told to stop ends in order. Exit status 77 where RabbitMQ or pika is missing.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SCRIPTS = "/usr/lib/rabbitmq/bin"
if not os.path.exists(f"{SCRIPTS}/rabbitmq-server") or shutil.which("erl") is None:
    sys.exit(77)
try:
    import pika
except ImportError:
    sys.exit(77)

banghi, samples = sys.argv[1:3]
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
PATIENCE = 240  # seconds without anything new; machines may be busy
WORKERS = 4
MOST_RETURNS = 50  # to the queue, before the broker takes an article for dead


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_that(what, condition, progress=lambda: None):
    deadline, reached = time.time() + PATIENCE, progress()
    while not condition():
        if progress() != reached:
            deadline, reached = time.time() + PATIENCE, progress()
        if time.time() > deadline:
            raise TimeoutError(what)
        time.sleep(0.2)


class Node:
    """A broker, with directories and ports of its own."""

    def __init__(self, directory, name, epmd_port):
        self.name, self.port = f"{name}@localhost", free_port()
        home = os.path.join(directory, "home")
        os.makedirs(home, exist_ok=True)
        cookie = os.path.join(home, ".erlang.cookie")
        if not os.path.exists(cookie):
            with open(cookie, "w", encoding="ascii") as out:
                out.write("banghitest")
            os.chmod(cookie, 0o600)
        plugins = os.path.join(directory, "plugins")
        with open(plugins, "w", encoding="ascii") as out:
            out.write("[].")
        self.environment = dict(
            os.environ, HOME=home, ERL_EPMD_ADDRESS="127.0.0.1", ERL_EPMD_PORT=str(epmd_port),
            RABBITMQ_NODENAME=self.name, RABBITMQ_NODE_IP_ADDRESS="127.0.0.1", RABBITMQ_NODE_PORT=str(self.port),
            RABBITMQ_DIST_PORT=str(free_port()), RABBITMQ_MNESIA_BASE=os.path.join(directory, "data"),
            RABBITMQ_LOG_BASE=os.path.join(directory, "log"), RABBITMQ_ENABLED_PLUGINS_FILE=plugins,
            RABBITMQ_PID_FILE=os.path.join(directory, f"{name}.pid"),
            RABBITMQ_CONFIG_FILE=os.path.join(directory, "none"), RABBITMQ_CONF_ENV_FILE="/dev/null",
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 1:1 -kernel inet_dist_use_interface {127,0,0,1}")
        self.process = subprocess.Popen([f"{SCRIPTS}/rabbitmq-server"], env=self.environment, start_new_session=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def control(self, *command):
        done = subprocess.run([f"{SCRIPTS}/rabbitmqctl", "-q", "-n", self.name, *command], env=self.environment,
                              capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None

    def await_running(self):
        await_that(f"{self.name} starts", lambda: self.control("await_startup", "--timeout", "5") is not None)

    def join(self, first):
        for command in (["stop_app"], ["join_cluster", first.name], ["start_app"]):
            if self.control(*command) is None:
                raise RuntimeError(f"{self.name}: {command[0]} failed")

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()

    def url(self):
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"


def write_articles(path):
    """Articles under names of their own, and some that cannot be read; the names of both."""
    with open(samples, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    good = [f"a-{i}" for i in range(COUNT)]
    with open(path, "w", encoding="utf-8") as out:
        for i, name in enumerate(good):
            out.write(json.dumps({"id": name, "text": texts[i % len(texts)]}, ensure_ascii=False) + "\n")
            if i % (COUNT // 4) == 0:
                out.write(json.dumps({"id": f"empty-{i}", "text": ""}) + "\n")
    return set(good), {f"empty-{i}" for i in range(0, COUNT, COUNT // 4)}


class Client:
    """Looks into queues; a node that goes away is replaced by the next."""

    def __init__(self, nodes):
        self.nodes, self.channel = nodes, None

    def ask(self, question):
        deadline = time.time() + PATIENCE
        while True:
            for node in self.nodes:
                try:
                    if self.channel is None:
                        self.channel = pika.BlockingConnection(pika.URLParameters(node.url() + "%2F")).channel()
                    return question(self.channel)
                except pika.exceptions.AMQPError as error:
                    self.channel, last = None, error
            if time.time() > deadline:
                raise RuntimeError(f"no node answers: {last!r}")
            time.sleep(0.5)

    def depth(self, queue):
        return self.ask(lambda channel: channel.queue_declare(queue, passive=True).method.message_count)

    def take(self, queue, keep):
        """Hands every message to `keep`, and only then tells the broker that it was taken."""
        def take_all(channel):
            while True:
                method, properties, body = channel.basic_get(queue)
                if method is None:
                    return
                keep(properties, body)
                channel.basic_ack(method.delivery_tag)
        self.ask(take_all)


def leader_of(nodes):
    for node in nodes:
        queues = node.control("list_queues", "name", "leader")
        for line in (queues or "").splitlines():
            if line.startswith("banghi.articles\t"):
                return next(n for n in nodes if n.name == line.split("\t")[1])
    raise RuntimeError("the queue has no leader")


def check(client, good, poison):
    faults, records, dead = [], {}, {}

    def keep_record(_, body):
        record = json.loads(body)
        records.setdefault(record["articleId"], []).append(record)

    def keep_dead(properties, _):
        dead[properties.message_id] = (properties.headers or {}).get("x-banghi-error", "")

    def all_there():
        client.take("banghi.records", keep_record)
        client.take("banghi.dead", keep_dead)
        return good <= set(records) and poison <= set(dead)

    try:
        await_that("records of all articles", all_there, lambda: len(records) + len(dead))
    except TimeoutError:
        faults.append(f"articles without a record: {sorted(good - set(records))[:5]}")
    twice = sum(1 for found in records.values() if len(found) > 1)
    print(f"{len(records)} articles have records, {twice} of them twice; {len(dead)} are dead")
    if any(found[0] != other for found in records.values() for other in found[1:]):
        faults.append("two records of an article differ")
    if set(dead) != poison:
        faults.append(f"with the dead are {sorted(dead)[:5]}, not {sorted(poison)}")
    if not all(reason.startswith("text: ") for reason in dead.values()):
        faults.append(f"reasons: {dead}")
    return faults


def killer_dies(client):
    """An article that always comes back is with the dead in the end, whoever gives it back; says what is wrong."""
    deliveries = 0

    def give_back(channel):
        nonlocal deliveries
        channel.basic_publish("", "banghi.articles", json.dumps({"id": "killer", "text": "Tin."}))
        deadline = time.time() + PATIENCE
        while time.time() < deadline:
            method, _, _ = channel.basic_get("banghi.articles")
            if method is not None:
                deliveries += 1
                channel.basic_nack(method.delivery_tag, requeue=True)
            elif channel.queue_declare("banghi.dead", passive=True).method.message_count == 1:
                return
            time.sleep(0.05)

    found = []
    client.ask(give_back)
    client.take("banghi.dead", lambda properties, body: found.append((properties.headers or {}).get("x-death")))
    if deliveries != MOST_RETURNS + 1 or len(found) != 1:
        return [f"an article that comes back was delivered {deliveries} times, and died {len(found)} times"]
    return [] if found[0][0]["reason"] == "delivery_limit" else [f"died of {found}"]


def comes_back(client, name):
    """Puts an article into the queue that has come back five times, as when the network to the workers is lost again and again."""
    def give_back(channel):
        channel.basic_publish("", "banghi.articles", json.dumps({"id": name, "text": "Tin."}))
        returns = 0
        await_that(f"{name} is delivered", lambda: client.depth("banghi.articles") == 1)
        while returns < 5:
            method, _, _ = channel.basic_get("banghi.articles")
            if method is None:
                time.sleep(0.05)
                continue
            channel.basic_nack(method.delivery_tag, requeue=True)
            returns += 1
    client.ask(give_back)


def run(directory, nodes, workers):
    nodes[0].await_running()
    for node in nodes[1:]:
        node.await_running()
        node.join(nodes[0])
    environment = dict(os.environ, BANGHI_BROKER=",".join(node.url() for node in nodes))
    subprocess.run([banghi, "worker", "--declare"], env=environment, check=True)
    faults = killer_dies(Client(nodes))
    comes_back(Client(nodes), "returned")
    path = os.path.join(directory, "articles.jsonl")
    good, poison = write_articles(path)
    good.add("returned")
    for _ in range(WORKERS):
        workers.append(subprocess.Popen([banghi, "worker", "--threads", "1", "--prefetch", "16"], env=environment,
                                        stderr=subprocess.DEVNULL))
    enqueue = subprocess.Popen([banghi, "enqueue", path], env=environment)
    await_that("a third is read", lambda: Client(nodes).depth("banghi.records") >= COUNT // 3)
    workers[0].kill()
    leader = leader_of(nodes)
    print(f"killed a worker, and now {leader.name}, which leads the queue")
    leader.kill()
    if enqueue.wait(timeout=PATIENCE) != 0:
        return ["banghi enqueue failed"]
    faults += check(Client([node for node in nodes if node is not leader]), good, poison)
    workers[1].send_signal(signal.SIGTERM)
    if workers[1].wait(timeout=PATIENCE) != 0:
        faults.append(f"a worker that was told to stop ended with {workers[1].returncode}")
    return faults


def main():
    nodes, workers, faults = [], [], ["ended by another error"]
    with tempfile.TemporaryDirectory() as directory:
        epmd_port = free_port()
        environment = dict(os.environ, ERL_EPMD_ADDRESS="127.0.0.1", ERL_EPMD_PORT=str(epmd_port))
        epmd = subprocess.Popen(["epmd"], env=environment)
        try:
            nodes += [Node(directory, f"banghi{i}", epmd_port) for i in range(3)]
            faults = run(directory, nodes, workers)
        except (TimeoutError, RuntimeError, subprocess.CalledProcessError) as error:
            faults = [repr(error)]
        finally:
            for node in nodes if faults else []:
                print(node.name, node.control("list_queues", "name", "leader", "online", "messages_ready", "messages_unacknowledged",
                                              "consumers"))
            for worker in workers:
                worker.kill()
                worker.wait()
            for node in nodes:
                node.kill()
            epmd.kill()
            epmd.wait()
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
