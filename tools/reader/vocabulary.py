"""Learns the pieces of words from tokenised text by merging the most frequent pairs (byte pair encoding, Sennrich et al. 2016).

usage: vocabulary.py TEXT... --size N --out vocab.txt
"""
import argparse
import collections
import heapq

from pieces import MAX_CHARACTERS, normal

SPECIAL = ["[PAD]", "[UNK]", "[MASK]", "[SEP]", "[CLS]", "[NEW]"]
ALWAYS = "abcdefghijklmnopqrstuvwxyz0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
RARE_WORD, RARE_CHARACTER = 2, 200  # seen less often, they are left out


def learn(counts, size):
    characters = collections.Counter()
    for word, count in counts.items():
        for c in word:
            characters[c] += count
    characters = {c for c, n in characters.items() if n >= RARE_CHARACTER} | set(ALWAYS)
    chosen = [(w, n) for w, n in counts.items() if all(c in characters for c in w)]
    words, frequency = [[w[0]] + ["##" + c for c in w[1:]] for w, _ in chosen], [n for _, n in chosen]
    vocabulary = SPECIAL + sorted(characters) + ["##" + c for c in sorted(characters)]
    have = set(vocabulary)
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for i, word in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += frequency[i]
            where[pair].add(i)
    heap = [(-n, p) for p, n in pairs.items()]
    heapq.heapify(heap)
    while len(vocabulary) < size and heap:
        count, pair = heapq.heappop(heap)
        if pairs[pair] != -count:
            if pairs[pair] > 0:
                heapq.heappush(heap, (-pairs[pair], pair))
            continue
        new = pair[0] + pair[1][2:]
        if new not in have:
            have.add(new)
            vocabulary.append(new)
        changed = set()
        for i in list(where[pair]):
            word, n = words[i], frequency[i]
            for p in zip(word, word[1:]):
                pairs[p] -= n
                where[p].discard(i)
            joined, k = [], 0
            while k < len(word):
                if k + 1 < len(word) and (word[k], word[k + 1]) == pair:
                    joined.append(new)
                    k += 2
                else:
                    joined.append(word[k])
                    k += 1
            words[i] = joined
            for p in zip(joined, joined[1:]):
                pairs[p] += n
                where[p].add(i)
                changed.add(p)
        for p in sorted(changed):
            heapq.heappush(heap, (-pairs[p], p))
    return vocabulary


def main():
    a = argparse.ArgumentParser()
    a.add_argument("text", nargs="+")
    a.add_argument("--size", type=int, default=16384)
    a.add_argument("--out", required=True)
    o = a.parse_args()
    types = collections.Counter()
    for path in o.text:
        for line in open(path, encoding="utf-8"):
            types.update(line.split())
    counts = collections.Counter()
    for word, n in types.items():
        counts[normal(word)] += n
    counts = {w: n for w, n in counts.items() if n >= RARE_WORD and 0 < len(w) <= MAX_CHARACTERS}
    with open(o.out, "w", encoding="utf-8") as f:
        f.write("\n".join(learn(counts, o.size)) + "\n")


if __name__ == "__main__":
    main()
