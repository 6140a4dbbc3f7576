#!/usr/bin/env python3
"""Tells what two runs over the same articles say differently: the scores that moved, the misses that went (won) and
that came (lost), then everything that the records say otherwise.

usage: diff_records.py SCORE_PY GOLD_DIR OLD.jsonl NEW.jsonl
"""
import json
import os
import subprocess
import sys

# Fields that name no content: indices, spans, versions, and what holds the same content again.
LEFT_OUT = {'mentions', 'mention', 'derivations', 'entity', 'span', 'evidence', 'personIndex', 'dateMention',
            'placeMention', 'agreements', 'source', 'confidence', 'zone', 'plover', 'gazetteerVersion',
            'engineVersion'}


def read(path):
    with open(path, encoding='utf8') as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return {record.get('articleId', ''): record for record in records}


def content(value):
    if isinstance(value, dict):
        return ', '.join('%s: %s' % (k, content(v)) for k, v in value.items() if k not in LEFT_OUT)
    if isinstance(value, list):
        return '[%s]' % '; '.join(content(v) for v in value)
    return str(value)


def statements(record):
    """One line for each mention and each entity, as often as it stands in the record."""
    found = []
    for mention in record.get('mentions', []):
        span = mention.get('span', {})
        found.append('mention %s `%s` %s at %s' % (mention.get('type', '').replace('MENTION_TYPE_', ''),
                                                   mention.get('text', ''), mention.get('value', ''),
                                                   span.get('start', 0)))
    for layer in ('people', 'ministries', 'organizations', 'countries', 'locations', 'agreements', 'partnerships',
                  'events', 'warnings'):
        found += ['%s %s' % (layer, content(entity)) for entity in record.get(layer, [])]
    return set(found)


def run(score_py, gold, records, *options):
    # Misses are told apart by their text, and the scorer prints sets in the order of their hashes.
    environment = dict(os.environ, PYTHONHASHSEED='0')
    out = subprocess.run([sys.executable, score_py, gold, records, *options], check=True, capture_output=True,
                         env=environment)
    return out.stdout.decode('utf8')


def scores(score_py, gold, records):
    table = json.loads(run(score_py, gold, records, '--json'))
    return {row: cell['f1'] if isinstance(cell, dict) else cell
            for row, cell in table.items() if isinstance(cell, (dict, float))}


def misses(score_py, gold, records):
    lines = run(score_py, gold, records, '--errors', '1000000').splitlines()
    return {line for line in lines if ' :: ' in line}


def main(score_py, gold, old_path, new_path):
    before, after = scores(score_py, gold, old_path), scores(score_py, gold, new_path)
    print('\n%-28s%8s%8s%8s' % ('F1', 'old', 'new', ''))
    for row in after:
        old, new = before.get(row, 0.0), after[row]
        if abs(new - old) >= 0.0005:
            print('%-28s%8.3f%8.3f%+8.3f' % (row, old, new, new - old))
    missed, misses_now = misses(score_py, gold, old_path), misses(score_py, gold, new_path)
    for title, lines in ('Won', missed - misses_now), ('Lost', misses_now - missed):
        print('\n%s: %d' % (title, len(lines)))
        print(''.join('  %s\n' % line for line in sorted(lines)), end='')
    print('\nRecords, old (-) and new (+)')
    old_records, new_records = read(old_path), read(new_path)
    for name in sorted(old_records.keys() | new_records.keys()):
        old, new = statements(old_records.get(name, {})), statements(new_records.get(name, {}))
        lines = ['- ' + s for s in sorted(old - new)] + ['+ ' + s for s in sorted(new - old)]
        if lines:
            print('\n'.join(['', name] + lines))


if __name__ == '__main__':
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
