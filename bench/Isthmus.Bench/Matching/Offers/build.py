#!/usr/bin/env python3
"""Builds offers.jsonl, requests.jsonl, labels.tsv, tune.txt from src/*.txt and checks them.

src/c*.txt : topics; 'O key|lang|country|type|organisation|title' + one text line,
             'R key|...' + one text line, then 'L key:score …' (first-pass labels).
src/review0.txt : first-pass labels of the offers in c6.txt; src/review.txt : second-pass labels: '<topic><req key> <topic><offer key>:score …' ('-' instead of a score removes).
"""
import collections, glob, json, os, random, re, sys
H = os.path.dirname(os.path.abspath(__file__))
offers, reqs, labels = [], [], collections.OrderedDict()
topic = field = cur = None
for fn in sorted(glob.glob(H + '/src/c*.txt')):
    for n, line in enumerate(open(fn, encoding='utf-8'), 1):
        line = line.rstrip('\n')
        if not line: continue
        if line.startswith('#T '):
            topic, field = line[3:].split('|'); cur = None
        elif re.match(r'^[OR] [a-z]\|', line):
            p = line[2:].split('|'); assert len(p) == 6, (fn, n, line)
            cur = dict(key=topic + p[0], lang=p[1], country=p[2], type=p[3], organisation=p[4], title=p[5], text=None, field=field)
            (offers if line[0] == 'O' else reqs).append(cur)
            assert p[3] in (('TO', 'BO') if line[0] == 'O' else ('TR', 'BR')), (fn, n)
        elif line.startswith('L '):
            labels[cur['key']] = {}
            for x in line[2:].split():
                k, s = x.split(':'); labels[cur['key']][topic + k] = int(s)
        else:
            assert cur and cur['text'] is None, (fn, n, line); cur['text'] = line
first = None
for rv in (H + '/src/review0.txt', H + '/src/review.txt'):
    if rv.endswith('review.txt'): first = sum(map(len, labels.values()))
    for line in open(rv, encoding='utf-8'):
        line = line.split('#')[0].split()
        if not line: continue
        for x in line[1:]:
            k, s = x.split(':')
            if s == '-': del labels[line[0]][k]
            else: labels[line[0]][k] = int(s)
rnd = random.Random(20261127)
def number(rows, pre):
    rows = rows[:]; rnd.shuffle(rows)
    return {r['key']: '%s%03d' % (pre, i) for i, r in enumerate(rows, 1)}
oid, rid = number(offers, 'o'), number(reqs, 'r')
def dump(fn, rows, ids):
    with open(os.path.join(H, fn), 'w', encoding='utf-8') as f:
        for r in sorted(rows, key=lambda r: ids[r['key']]):
            d = {'_id': ids[r['key']]}; d.update({k: r[k] for k in ('lang', 'country', 'type', 'organisation', 'title', 'text', 'field')})
            f.write(json.dumps(d, ensure_ascii=False) + '\n')
dump('offers.jsonl', offers, oid); dump('requests.jsonl', reqs, rid)
with open(H + '/labels.tsv', 'w', encoding='utf-8') as f:
    f.write('query-id\tcorpus-id\tscore\n')
    for q, c, s in sorted((rid[q], oid[c], s) for q, d in labels.items() for c, s in d.items()):
        f.write(f'{q}\t{c}\t{s}\n')
with open(H + '/src/keys.tsv', 'w', encoding='utf-8') as f:
    for k, i in sorted(list(oid.items())) + sorted((k, i) for k, i in rid.items()): f.write(f'{k}\t{i}\n')
# tune split: 40 of 120, stratified by language (largest remainders), seeded
by = collections.defaultdict(list)
for r in reqs: by[r['lang']].append(rid[r['key']])
quota = {l: 40 * len(v) / len(reqs) for l, v in by.items()}
take = {l: int(q) for l, q in quota.items()}
for l in sorted(quota, key=lambda l: take[l] - quota[l])[:40 - sum(take.values())]: take[l] += 1
tr = random.Random(4021); tune = sorted(x for l in sorted(by) for x in tr.sample(sorted(by[l]), take[l]))
open(H + '/tune.txt', 'w').write('\n'.join(tune) + '\n')
print('first-pass labels', first, 'after review', sum(map(len, labels.values())), 'tune', take)
