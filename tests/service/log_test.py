#!/usr/bin/env python3
"""The log of a running banghi-server: JSON lines, a line a call, no word of an article; a reader that is slow holds nobody up.

usage: log_test.py BANGHI_SERVER
"""
import fcntl
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

try:
    import grpc
except ImportError:
    sys.exit(77)  # skipped

SERVER = sys.argv[1]
TEXT = 'Thượng tướng Nguyễn Tân Cương tiếp Đại sứ Chile. Từ khóa: zyxwvut.'


def field(number, content):
    """A field of bytes as protobuf writes it; short ones only."""
    return bytes([number << 3 | 2, len(content)]) + content


class LogTest(unittest.TestCase):

    def start(self, *options):
        self.process = subprocess.Popen(
            [SERVER, '--listen', '127.0.0.1:0', '--admin-listen', 'off', '--http-listen', 'off', *options],
            stderr=subprocess.PIPE, text=True)
        self.lines = []
        for line in self.process.stderr:
            self.lines.append(line)
            port = re.search(r'serves on port (\d+)', line)
            if port:
                break
        else:
            raise RuntimeError('the server did not start')
        self.channel = grpc.insecure_channel('127.0.0.1:' + port.group(1))
        self.extract = self.channel.unary_unary('/banghi.v1.ExtractionService/ExtractArticle')

    def end(self):
        self.process.terminate()
        self.lines += self.process.communicate(timeout=60)[1].splitlines()
        self.channel.close()
        self.assertEqual(self.process.returncode, 0)

    def test_every_line_is_json_and_none_has_a_word_of_an_article(self):
        self.start('--log-format', 'json', '--log-calls', 'all', '--log-level', 'debug')
        self.extract(field(1, field(4, TEXT.encode())), metadata=[('x-request-id', 'first')])
        for bad in (field(1, field(4, TEXT.encode()[:-1] + b'\xff')),  # no UTF-8
                    field(1, field(4, TEXT.encode()) + field(5, b'zyxwvut')),  # no date
                    field(4, TEXT.encode()),
                    TEXT.encode()):
            with self.assertRaises(grpc.RpcError):
                self.extract(bad, metadata=[('x-request-id', 'bad')])
        self.end()
        entries = [json.loads(line) for line in self.lines]
        for entry in entries:
            self.assertRegex(entry['time'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$')
            self.assertIn(entry['level'], ('debug', 'info', 'warn', 'error'))
        log = '\n'.join(json.dumps(entry, ensure_ascii=False) for entry in entries)
        for word in ('zyxwvut', 'Cương', 'Chile', 'tiếp'):
            self.assertNotIn(word, log)
        self.assertEqual(entries[0]['configuration']['log-level'], {'value': 'debug', 'source': 'flag'})
        calls = [entry for entry in entries if 'request_id' in entry]
        self.assertEqual([call['request_id'] for call in calls], ['first'] + ['bad'] * 4)
        self.assertEqual((calls[0]['message'], calls[0]['code'], calls[0]['articles']), ('call', 'OK', 1))
        self.assertEqual((calls[2]['message'], calls[2]['code']), ('call failed', 'INVALID_ARGUMENT'))
        self.assertTrue(calls[2]['reason'])

    def test_sighup_reads_gazetteers_again_and_tells_every_fault(self):
        with tempfile.TemporaryDirectory() as mine:
            self.start('--gazetteers', mine, '--watch-gazetteers', 'off')
            with open(mine + '/ranks.tsv', 'w', encoding='utf-8') as file:
                file.write('# Ranks of a test.\nid\tname\tcolour\tsize\ntest\tThử tướng\tđỏ\t1\n')
            self.process.send_signal(signal.SIGHUP)
            for line in self.process.stderr:
                self.lines.append(line)
                if 'size' in line:
                    break
            self.end()
            messages = [json.loads(line)['message'] for line in self.lines]
            self.assertTrue(any(re.match(r'gazetteers not reloaded \(SIGHUP\), .*: 2 faults', m) for m in messages), messages)
            for fault in (':2:9: unknown column "colour"', ':2:16: unknown column "size"'):
                self.assertTrue(any(m.endswith('/ranks.tsv' + fault) for m in messages), messages)

    def test_text_is_for_people(self):
        self.start('--log-format', 'text')
        with self.assertRaises(grpc.RpcError):
            self.extract(b'')
        self.end()
        self.assertTrue(any(re.match(r'\S+Z warn call failed {"request_id"', line) for line in self.lines), self.lines)

    def test_a_reader_that_is_slow_holds_no_call_up_and_is_told_what_it_missed(self):
        self.start('--log-failures-per-second', '0')
        fcntl.fcntl(self.process.stderr.fileno(), 1031, 4096)  # F_SETPIPE_SZ: the pipe is full at once
        calls = 12_000  # more than wait in memory
        answers = [self.extract.future(b'') for _ in range(calls)]
        for answer in answers:
            self.assertIsInstance(answer.exception(timeout=60), grpc.RpcError)
        time.sleep(0.1)
        self.end()
        messages = [json.loads(line)['message'] for line in self.lines]
        lost = sum(int(m.split()[0]) for m in messages if 'lines of the log were lost' in m)
        logged = sum(m == 'call failed' for m in messages)
        self.assertGreater(lost, 0)
        self.assertGreaterEqual(lost + logged, calls)  # of others, too, may have been lost
        self.assertLess(lost + logged, calls + 10)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
