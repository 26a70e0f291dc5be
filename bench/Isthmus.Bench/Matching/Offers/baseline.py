#!/usr/bin/env python3
"""A lexical baseline (BM25 over 6-letter stems, title counted twice) to show how hard the set is without any language model.
Prints, for all 120 requests and for the 80 reporting requests, the share with a score-2 offer in the top 5:
own language = rank only offers in the request's language; a->b = rank only offers in language b;
any = rank all 300 offers."""
import collections, json, math, os, re
H = os.path.dirname(os.path.abspath(__file__)); L = ['en', 'ru', 'fa', 'tr']
rows = lambda f: {d['_id']: d for d in map(json.loads, open(os.path.join(H, f), encoding='utf-8'))}
O, R = rows('offers.jsonl'), rows('requests.jsonl')
tune = set(open(os.path.join(H, 'tune.txt')).read().split())
lab = collections.defaultdict(set)
for t in open(os.path.join(H, 'labels.tsv'), encoding='utf-8').read().splitlines()[1:]:
    q, c, s = t.split('\t')
    if s == '2': lab[q].add(c)
tok = lambda t: [w[:6] for w in re.findall(r'\w+', t.lower().replace('\u200c', ' ')) if len(w) > 2]
D = {i: collections.Counter(tok(o['title'] + ' ' + o['title'] + ' ' + o['text'])) for i, o in O.items()}
def top5(q, ids):
    N, df = len(ids), collections.Counter(w for i in ids for w in D[i]); av = sum(sum(D[i].values()) for i in ids) / N; S = []
    for i in ids:
        n = sum(D[i].values())
        s = sum(math.log(1 + (N - df[w] + .5) / (df[w] + .5)) * D[i][w] * 2.2 / (D[i][w] + 1.2 * (.25 + .75 * n / av)) for w in q if D[i][w])
        if s > 0: S.append((-s, i))
    return {i for s, i in sorted(S)[:5]}
def run(name, qs):
    hit, n = collections.Counter(), collections.Counter()
    for q in qs:
        w, a = set(tok(R[q]['title'] + ' ' + R[q]['text'])), R[q]['lang']
        for b in L:
            rel = {c for c in lab[q] if O[c]['lang'] == b}
            if rel:
                h = bool(rel & top5(w, [i for i in O if O[i]['lang'] == b])); n[a, b] += 1; hit[a, b] += h
                k = 'own language' if a == b else 'across'; n[k] += 1; hit[k] += h
        n['any'] += 1; hit['any'] += bool(lab[q] & top5(w, list(O)))
    print(f'\n{name}\n\n| request \\ offer | ' + ' | '.join(L) + ' |\n|---|' + '---:|' * 4)
    for a in L: print('|', a, '|', ' | '.join(f'{hit[a,b]}/{n[a,b]}' for b in L), '|')
    print(); print('; '.join(f'{k}: {hit[k]}/{n[k]} ({100*hit[k]/n[k]:.0f} %)' for k in ('own language', 'across', 'any')))
run('all 120 requests', sorted(R)); run('80 reporting requests', [q for q in sorted(R) if q not in tune])
