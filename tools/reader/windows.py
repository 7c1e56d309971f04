"""Examples to windows of pieces: what one pass of the encoder sees."""
import torch

import pieces as P
import scenes as S

LENGTH = 512   # pieces in a window
FRESH = 320    # of a document longer than a window: pieces that are read anew, the rest is context before them


class Window:
    """ids, cases, marks [n]; word_first, word_last of words [first_word, last_word); sep[s] the piece of sentence s."""


def windows_of(x, vocabulary, length=LENGTH, fresh=FRESH):
    sizes = []
    for a, b in x.sentences:
        sizes.append(sum(len(vocabulary.word(w)) for w in x.words[a:b]) + 1)
    out, done = [], 0
    while done < len(sizes):
        # as much new text as fits, then as much of what stands before it as fits
        end, total = done, 0
        limit = length if done == 0 and sum(sizes) <= length else fresh
        while end < len(sizes) and (end == done or total + sizes[end] <= limit):
            total += sizes[end]
            end += 1
        start = done
        while start > 0 and total + sizes[start - 1] <= length:
            start -= 1
            total += sizes[start]
        out.append(window(x, vocabulary, start, done, end, length))
        done = end
    return out


def window(x, vocabulary, start, fresh, end, length):
    w = Window()
    w.example, w.start, w.fresh, w.end = x, start, fresh, end
    w.ids, w.cases, w.marks, w.word_first, w.word_last, w.sep, w.sentence_first = [], [], [], {}, {}, {}, {}
    for s in range(start, end):
        a, b = x.sentences[s]
        loud = P.shouts(x.words[a:b])
        w.sentence_first[s] = min(len(w.ids), length - 1)
        for k in range(a, b):
            got = vocabulary.word(x.words[k])
            if len(w.ids) + len(got) >= length:  # a sentence longer than a window loses its end
                break
            w.word_first[k] = len(w.ids)
            w.ids += got
            w.cases += [P.UNKNOWN_CASE if loud else P.case_of(x.words[k])] * len(got)
            w.marks += [x.marks[k]] * len(got)
            w.word_last[k] = len(w.ids)
        w.sep[s] = min(len(w.ids), length - 1)
        if len(w.ids) < length:
            w.ids.append(P.SEP)
            w.cases.append(0)
            w.marks.append(0)
    inside = lambda m: m[0] in w.word_first and m[1] - 1 in w.word_last
    w.kinds = {}
    for name, mentions in (("parties", x.parties), ("items", x.items), ("times", x.times), ("numbers", x.numbers), ("sources", x.sources)):
        w.kinds[name] = [j for j, m in enumerate(mentions) if inside(m)]
    found = {s: [] for s in range(fresh, end)}
    for j in w.kinds["items"]:
        found.get(x.sentence_of[x.items[j][0]], []).append(j)
    w.anchors = [a for s in range(fresh, end) for a in found[s] + [-1 - s]]  # the items of a sentence, then the sentence itself
    return w


ROLE_KINDS = {"supplier": "parties", "recipient": "parties", "item": "items", "date": "times", "quantity": "numbers", "source": "sources"}


def mention_mark(kind, m):
    if kind == "parties":
        return S.party_mark(m)
    if kind == "items":
        return S.item_mark(m)
    return {"times": S.TIME, "numbers": S.NUMBER, "sources": S.NO_MARK}[kind]
