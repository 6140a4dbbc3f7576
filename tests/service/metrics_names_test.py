#!/usr/bin/env python3
"""The metrics of a running banghi-server, the dashboard and the alerts speak of the same things.

usage: metrics_names_test.py BANGHI_SERVER SOURCE_DIR

With promtool (Debian's package prometheus): the metrics keep to Prometheus' rules, every expression is one, and the alerts
come when they should.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

SERVER, SOURCE = sys.argv[1:3]
DASHBOARD = os.path.join(SOURCE, 'docker/grafana/banghi.json')
ALERTS = os.path.join(SOURCE, 'docker/prometheus/alerts.yaml')
# There only with tokens, with TLS.
CONDITIONAL = {'banghi_caller_articles_total', 'banghi_tokens_stale', 'banghi_tls_stale',
               'banghi_tls_certificate_expiry_timestamp_seconds'}
PROMTOOL = shutil.which('promtool')
needs_promtool = unittest.skipUnless(PROMTOOL, 'promtool is not here')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def expressions():
    """Every expression of the dashboard, with its variables filled in."""
    dashboard = json.loads(read(DASHBOARD))
    found = [target['expr'] for panel in dashboard['panels'] for target in panel.get('targets', [])]
    found += [annotation['expr'] for annotation in dashboard['annotations']['list']]
    for name, value in (('$job', 'banghi'), ('$instance', '.*'), ('$__rate_interval', '5m'), ('$__interval', '1m')):
        found = [expression.replace(name, value) for expression in found]
    return found


def promtool(*arguments, **options):
    done = subprocess.run([PROMTOOL, *arguments], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=60, check=False, **options)
    return done.returncode, done.stdout


class MetricsNamesTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        process = subprocess.Popen(
            [SERVER, '--listen', '127.0.0.1:0', '--admin-listen', 'off', '--http-listen', '127.0.0.1:0'],
            stderr=subprocess.PIPE, text=True)
        try:
            for line in process.stderr:
                port = re.search(r'HTTP on port (\d+)', line)
                if port:
                    break
            url = 'http://127.0.0.1:' + port.group(1)
            for article in ({'text': 'Ngoại trưởng Lào thăm Cuba.'}, {'text': ''}):
                body = json.dumps({'article': article}).encode()
                try:
                    urllib.request.urlopen(urllib.request.Request(
                        url + '/v1/articles:extract', body, {'Content-Type': 'application/json'}), timeout=60).read()
                except urllib.error.HTTPError as error:
                    assert error.code == 400, error
            cls.page = urllib.request.urlopen(url + '/metrics', timeout=60).read().decode()
        finally:
            process.terminate()
            process.communicate(timeout=60)
        cls.families = set(re.findall(r'^# TYPE (\S+)', cls.page, re.MULTILINE))

    def exists(self, name):
        return name in self.families | CONDITIONAL or re.sub(r'_(bucket|sum|count)$', '', name) in self.families

    def test_everything_the_dashboard_and_the_alerts_name_is_there(self):
        for text in (read(ALERTS), '\n'.join(expressions())):
            names = set(re.findall(r'\b(?:banghi|process)_[a-z_]+', text))
            self.assertGreater(len(names), 5)
            self.assertEqual({name for name in names if not self.exists(name)}, set())

    def test_the_dashboard_shows_every_metric(self):
        text = '\n'.join(expressions())
        hidden = {name for name in self.families | CONDITIONAL if name not in text}
        self.assertEqual(hidden, {'process_virtual_memory_bytes'})

    @needs_promtool
    def test_metrics_keep_to_the_rules(self):
        status, said = promtool('check', 'metrics', input=self.page)
        self.assertEqual((status, said), (0, ''))

    @needs_promtool
    def test_expressions_of_the_dashboard_are_such(self):
        rules = {'groups': [{'name': 'dashboard', 'rules': [
            {'record': 'panel:%d' % i, 'expr': expression} for i, expression in enumerate(expressions())]}]}
        with tempfile.NamedTemporaryFile('w', suffix='.yaml') as file:
            json.dump(rules, file)  # which is YAML, too
            file.flush()
            status, said = promtool('check', 'rules', file.name)
        self.assertEqual(status, 0, said)

    @needs_promtool
    def test_alerts_come_when_they_should(self):
        for command, file in (('check', ALERTS), ('test', os.path.join(SOURCE, 'tests/service/alerts_test.yaml'))):
            status, said = promtool(command, 'rules', file)
            self.assertEqual(status, 0, said)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
