// The reader's encoder: a small transformer over the pieces of a passage.
#pragma once
#include <cstdint>
#include <vector>

#include "language/transformer.h"

namespace waybill {

/// What stands at one place of a passage.
struct PieceInput {
    std::uint32_t piece = 0;
    std::uint8_t word_case = 0;  ///< a WordCase
};

/// Immutable; one serves every thread.
class Encoder {
public:
    /// For `vocabulary` pieces. Throws DataError.
    static Encoder read(ModelReader& in, std::size_t vocabulary);

    const TransformerShape& shape() const { return layers_.shape(); }
    const Angles& angles() const { return angles_; }

    /// One vector a piece: pieces × width. The same on every machine.
    /// REQUIRES: at most shape().length pieces, each of the vocabulary.
    Matrix encode(const std::vector<PieceInput>& pieces) const;

private:
    StoredRows pieces_, cases_;
    std::vector<float> norm0_, norm_;
    Angles angles_;
    Transformer layers_;
};

}  // namespace waybill
