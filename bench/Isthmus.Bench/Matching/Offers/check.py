#!/usr/bin/env python3
"""Checks the published files (no sources needed) and prints the distribution tables."""
import collections, json, os, re, sys
H = os.path.dirname(os.path.abspath(__file__)); bad = []
L = ['en', 'ru', 'fa', 'tr']
def rows(fn): return [json.loads(x) for x in open(os.path.join(H, fn), encoding='utf-8')]
O, R = rows('offers.jsonl'), rows('requests.jsonl')
def err(*a): bad.append(' '.join(map(str, a)))
def wc(t): return len(re.findall(r'\S*\w\S*', t))
F = {'_id', 'lang', 'country', 'type', 'organisation', 'title', 'text', 'field'}
for n, D, want, lo, hi, ty, cnt in (('offers', O, 300, 60, 110, ('TO', 'BO'), dict(en=90, ru=80, fa=70, tr=60)),
                               ('requests', R, 120, 25, 60, ('TR', 'BR'), dict(en=35, ru=32, fa=30, tr=23))):
    if len(D) != want: err(n, len(D))
    if len({d['_id'] for d in D}) != len(D): err(n, 'ids not unique')
    for k in ('title', 'text', 'organisation'):
        c = collections.Counter(d[k] for d in D)
        for v, m in c.items():
            if m > 1: err(n, 'repeated', k, v)
    if dict(collections.Counter(d['lang'] for d in D)) != cnt: err(n, 'langs', dict(collections.Counter(d['lang'] for d in D)))
    for d in D:
        if set(d) != F or not all(d.values()): err(d['_id'], 'fields')
        if d['type'] not in ty: err(d['_id'], 'type')
        if not re.fullmatch('[A-Z]{2}', d['country']): err(d['_id'], 'country')
        w = wc(d['text'])
        if not lo <= w <= hi: err(d['_id'], d['lang'], 'words', w, d['title'])
        s = d['title'] + ' ' + d['text']
        if d['lang'] == 'fa':
            if re.search('[يك]', s): err(d['_id'], 'Arabic ye/kaf')
            for m in re.finditer(r'(?<!\S)(ن?می) \S+|\S+ (ها|های|هایی|هایش)(?=[\s،.؛]|$)|\u200c(\s|$)', s): err(d['_id'], 'half-space?', m.group(0))
        if d['lang'] == 'ru' and re.search('[ґєії]', s): err(d['_id'], 'ru letters')
o = {d['_id']: d for d in O}; r = {d['_id']: d for d in R}
lab = collections.defaultdict(dict)
T = open(H + '/labels.tsv', encoding='utf-8').read().splitlines()
if T[0] != 'query-id\tcorpus-id\tscore': err('header')
for t in T[1:]:
    q, c, s = t.split('\t')
    if q not in r or c not in o or s not in '12' or c in lab[q]: err('label', t)
    lab[q][c] = int(s)
for q in r:
    n2 = sum(s == 2 for s in lab[q].values())
    if not 1 <= n2 <= 4: err(q, 'score-2 labels', n2)
tune = open(H + '/tune.txt').read().split()
if len(set(tune)) != 40 or not set(tune) <= set(r): err('tune')
def table(title, f):
    print('\n' + title + '\n\n| request \\ offer | ' + ' | '.join(L) + ' | all |\n|---|' + '---:|' * 5)
    for a in L: print('|', a, '|', ' | '.join(str(f(a, b)) for b in L), '|', sum(f(a, b) for b in L), '|')
    print('| all |', ' | '.join(str(sum(f(a, b) for a in L)) for b in L), '|', sum(f(a, b) for a in L for b in L), '|')
P = [(q, c, s) for q in lab for c, s in lab[q].items()]
cr = lambda X: sum(r[q]['lang'] != o[c]['lang'] for q, c, s in X)
print('| | ' + ' | '.join(L) + ' | all |\n|---|' + '---:|' * 5)
for n, D in (('offers', O), ('requests', R), ('requests in tune.txt', [r[t] for t in tune]), ('requests for reporting', [d for d in R if d['_id'] not in tune])):
    c = collections.Counter(d['lang'] for d in D); print('|', n, '|', ' | '.join(str(c[l]) for l in L), '|', len(D), '|')
table('Labelled pairs, score 2', lambda a, b: sum(s == 2 and r[q]['lang'] == a and o[c]['lang'] == b for q, c, s in P))
table('Labelled pairs, score 1', lambda a, b: sum(s == 1 and r[q]['lang'] == a and o[c]['lang'] == b for q, c, s in P))
table('Requests with at least one score-2 offer in that language', lambda a, b: sum(any(s == 2 and o[c]['lang'] == b for c, s in lab[q].items()) for q in r if r[q]['lang'] == a))
P2 = [p for p in P if p[2] == 2]
print(f'\npairs {len(P)}, cross-language {cr(P)} ({100*cr(P)/len(P):.0f} %); score 2: {len(P2)}, cross-language {cr(P2)} ({100*cr(P2)/len(P2):.0f} %)')
k = collections.Counter()
for q in r:
    ls = {o[c]['lang'] == r[q]['lang'] for c, s in lab[q].items() if s == 2}
    k['both' if len(ls) == 2 else 'own only' if True in ls else 'other only'] += 1
print('score-2 offers in:', dict(k)); print('score-2 offers per request:', dict(sorted(collections.Counter(sum(s == 2 for s in lab[q].values()) for q in r).items())))
print('offers with no label:', len(set(o) - {c for q in lab for c in lab[q]}))
c1, c2 = (collections.Counter(d['field'] for d in D) for D in (O, R)); print('\n| field | offers | requests |\n|---|---:|---:|')
for f in sorted(c1): print('|', f, '|', c1[f], '|', c2[f], '|')
for l in L:
    for n, D in (('offers', O), ('requests', R)):
        w = [wc(d['text']) for d in D if d['lang'] == l]; print(n, l, 'words min/mean/max', min(w), round(sum(w)/len(w)), max(w))
print('\nCHECK', 'FAILED' if bad else 'OK'); print('\n'.join(bad)); sys.exit(bool(bad))
