// Names off the careful reader's vectors of words.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "language/whole_matrix.h"
#include "waybill/analysis.h"

namespace waybill {

/// Labels of words by several sets of labelled names. The first set decides; each
/// later one adds the names of kinds that no set before it has, where none stands
/// yet. Immutable.
class NameReader {
public:
    /// For vectors of `width`. Throws DataError.
    static NameReader read(ModelReader& in, std::size_t width);

    /// Adds the names of sentences, in text order. `words`: one vector a word,
    /// sentence after sentence.
    void annotate(const Matrix& words, std::span<const Sentence> sentences, Analysis& analysis) const;

private:
    struct LabelSet {
        std::vector<std::uint32_t> labels;  ///< of each output, a NameLabel
        std::vector<bool> wanted;           ///< by NameKind: kinds that the set decides
        WholeLayer scores;
    };
    std::vector<LabelSet> sets_;
};

/// The best sequence of labels in which none is inside a name of a kind that did
/// not begin (Viterbi). `scores`: one row a word, rows at `stride`; `labels` says
/// what each column stands for.
std::vector<std::uint32_t> best_labels(const float* scores, std::size_t stride, std::size_t words,
                                       const std::vector<std::uint32_t>& labels);

}  // namespace waybill
