"""Words to pieces: the reader's vocabulary and its view of a word's case.

A word is lowered, its digits become 0 and its typographic quotes and dashes plain ones; the longest pieces of the vocabulary are
then taken from the left ("##" marks one that continues a word). Case is a class of its own, so that headlines and wire copy in
capitals are read with the same pieces.
"""
import re

PAD, UNK, MASK, SEP, CLS, NEW = range(6)
LOWER, TITLE, UPPER, MIXED, UNKNOWN_CASE = range(5)
CASES = 5
MAX_CHARACTERS = 30  # of a word; a longer one is UNK

_plain = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def normal(word):
    return re.sub(r"[0-9]", "0", word.translate(_plain).lower())


def case_of(word):
    letters = [c for c in word if c.isalpha()]
    if not letters or all(c.islower() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else TITLE
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return TITLE
    return MIXED


def shouts(words):
    """A sentence in capitals, whose case says nothing: of its words of two letters and more, four in five are capitals."""
    long = [w for w in words if sum(c.isalpha() for c in w) > 1]
    upper = sum(case_of(w) == UPPER for w in long)
    return len(long) >= 3 and upper * 5 >= len(long) * 4


class Vocabulary:
    def __init__(self, path):
        self.pieces = open(path, encoding="utf-8").read().split("\n")[:-1]
        self.ids = {p: i for i, p in enumerate(self.pieces)}
        self.cache = {}

    def __len__(self):
        return len(self.pieces)

    def word(self, word):
        got = self.cache.get(word)
        if got is None:
            got = self.cache[word] = self._split(normal(word))
        return got

    def _split(self, word):
        if not word or len(word) > MAX_CHARACTERS:
            return [UNK]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self.ids.get(("##" if at else "") + word[at:end])
                if piece is not None:
                    break
            else:
                return [UNK]
            out.append(piece)
            at = end
        return out
