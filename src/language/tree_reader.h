// Tags and trees off the careful reader's vectors of words.
#pragma once
#include <span>
#include <utility>
#include <vector>

#include "language/whole_matrix.h"
#include "waybill/analysis.h"

namespace waybill {

/// Scores of tags, heads and relations (Dozat and Manning 2017). Immutable.
class TreeReader {
public:
    /// For vectors of `width`. Throws DataError.
    static TreeReader read(ModelReader& in, std::size_t width);

    /// Sets upos, morph, head and deprel of the words of sentences. `words`: one
    /// vector a word, sentence after sentence. Every word must have its vector.
    void annotate(const Matrix& words, std::span<const Sentence> sentences, std::span<Token> tokens) const;

private:
    /// What the words and the root give, for a passage.
    struct Sides {
        Matrix tags, arc_dependents, arc_heads, relation_dependents, relation_heads;
    };
    Sides sides_of(const Matrix& words) const;
    void set_heads(const Sides& sides, std::size_t first, const Sentence& sentence, std::span<Token> tokens) const;
    void set_relations(const Sides& sides, std::size_t first, const Sentence& sentence, std::span<Token> tokens) const;
    Deprel best_relation(const float* asked, const float* dependent, std::size_t width) const;

    std::vector<std::pair<Upos, Morph>> tags_;
    std::vector<Deprel> relations_;
    WholeLayer tag_, arc_head_, arc_dependent_, relation_head_, relation_dependent_;
    WholeLayer arc_;        ///< a dependent's vector to that of the head it asks for
    WholeMatrix relation_;  ///< a head's vector to that of the dependent, for each relation
    Matrix root_;           ///< the root's vector
};

}  // namespace waybill
