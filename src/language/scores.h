// How well analyses agree with a treebank.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "language/corpus.h"

namespace waybill {

/// Counts that add up over documents.
struct MatchCount {
    std::uint64_t gold = 0;
    std::uint64_t found = 0;
    std::uint64_t right = 0;
    double f1() const;  ///< in per cent
    void operator+=(const MatchCount& other);
};

struct TreeScores {
    MatchCount words, sentences;  ///< by span, on raw text
    MatchCount upos, feats, lemmas, uas, las;
    std::string text() const;  ///< one line for people
};

/// Compares by spans, as the CoNLL 2018 evaluation does: relations without
/// their subtypes, all words including punctuation; a word that the tokeniser
/// got wrong counts against every score.
TreeScores score_trees(const AnalysedDocument& gold, const Analysis& found);
void operator+=(TreeScores& sum, const TreeScores& more);

/// Names by exact span and kind; `kinds` says which kinds count.
MatchCount score_names(const AnalysedDocument& gold, const Analysis& found, const std::function<bool(NameKind)>& kinds);

}  // namespace waybill
