#!/usr/bin/env python3
"""How banghi-server ends: what it tells, what becomes of the calls under way, and the exit status that says which.

usage: stopping_test.py BANGHI_SERVER
"""
import queue
import re
import signal
import subprocess
import sys
import time
import unittest

try:
    import grpc
except ImportError:
    sys.exit(77)  # skipped

SERVER = sys.argv[1]


def field(number, content):
    """A field of bytes as protobuf writes it; short ones only."""
    return bytes([number << 3 | 2, len(content)]) + content


ARTICLE = field(1, field(4, 'Ngoại trưởng Lào thăm Cuba.'.encode()))  # StreamExtractArticlesRequest.article.text
NOT_SERVING, SERVING = b'\x08\x02', b'\x08\x01'


class Server:
    def __init__(self, *options):
        self.process = subprocess.Popen(
            [SERVER, '--listen', '127.0.0.1:0', '--admin-listen', 'off', '--http-listen', 'off', *options],
            stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            port = re.search(r'serves on port (\d+)', line)
            if port:
                break
        else:
            raise RuntimeError('the server did not start')
        self.channel = grpc.insecure_channel('127.0.0.1:' + port.group(1))

    def signal(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def health(self):
        return self.channel.unary_unary('/grpc.health.v1.Health/Check')(b'', timeout=20)

    def end(self):
        self.process.communicate(timeout=60)
        self.channel.close()
        return self.process.returncode


class Stream:
    """A call that is under way until it is closed."""

    def __init__(self, server):
        self.requests = queue.SimpleQueue()
        self.answers = server.channel.stream_stream('/banghi.v1.ExtractionService/StreamExtractArticles')(
            iter(self.requests.get, None))
        self.exchange()

    def exchange(self):
        self.requests.put(ARTICLE)
        return next(self.answers)

    def close(self):
        self.requests.put(None)
        return list(self.answers)


class StoppingTest(unittest.TestCase):

    def test_without_calls_it_ends_with_0(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = Server()
            server.signal(number)
            self.assertEqual(server.end(), 0)

    def test_a_call_that_ends_within_the_grace_is_answered(self):
        server = Server()
        stream = Stream(server)
        server.signal()
        self.assertTrue(stream.exchange())
        stream.close()
        self.assertEqual(server.end(), 0)

    def test_a_call_that_outlasts_the_grace_is_cancelled_and_the_status_says_so(self):
        server = Server('--grace-seconds', '0.2')
        stream = Stream(server)
        server.signal()
        with self.assertRaises(grpc.RpcError):
            next(stream.answers)
        self.assertEqual(server.end(), 3)

    def test_a_second_signal_ends_it_at_once(self):
        for first, second in ((signal.SIGTERM, signal.SIGTERM), (signal.SIGTERM, signal.SIGINT)):
            server = Server('--grace-seconds', '600')
            stream = Stream(server)
            server.signal(first)
            for line in server.process.stderr:
                if 'stopping' in line:
                    break
            server.signal(signal.SIGHUP)  # means nothing any more
            server.signal(second)
            self.assertEqual(server.end(), 128 + second)
            del stream

    def test_while_it_drains_it_is_not_ready_but_takes_calls(self):
        server = Server('--drain-seconds', '2')
        self.assertEqual(server.health(), SERVING)
        server.signal()
        deadline = time.monotonic() + 1.5
        while server.health() == SERVING and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertEqual(server.health(), NOT_SERVING)
        Stream(server).close()
        self.assertEqual(server.end(), 0)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
