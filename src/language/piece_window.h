// Sentences of words as one passage of pieces.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "language/encoder.h"
#include "language/pieces.h"

namespace waybill {

/// A half-open range of places in a passage.
struct PieceRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one past

    std::uint32_t count() const { return last - first; }
};

class PieceWindow {
public:
    /// A sentence in the window.
    struct Line {
        PieceRange words;         ///< into words()
        std::uint32_t first = 0;  ///< its first piece
        std::uint32_t mark = 0;   ///< the separator after it; for a cut sentence the window's last piece
        bool whole = true;        ///< false when words were lost
    };

    /// `length` pieces at most. The vocabulary must outlive the window.
    PieceWindow(const PieceVocabulary& vocabulary, std::size_t length) : vocabulary_(&vocabulary), length_(length) {}

    /// Appends a sentence. One that does not fit loses its end.
    void add(std::span<const std::string_view> words);

    const std::vector<PieceInput>& pieces() const { return pieces_; }
    /// The pieces of each word that is in, in order.
    const std::vector<PieceRange>& words() const { return words_; }
    const std::vector<Line>& lines() const { return lines_; }

private:
    const PieceVocabulary* vocabulary_;
    std::size_t length_;
    std::vector<PieceInput> pieces_;
    std::vector<PieceRange> words_;
    std::vector<Line> lines_;
};

/// The pieces of a sentence, its separator included.
std::size_t pieces_of(const PieceVocabulary& vocabulary, std::span<const std::string_view> words);

/// The mean of the vectors of a range; all 0 for an empty one. `to`: one row.
void mean_of(const Matrix& vectors, PieceRange range, float* to);

}  // namespace waybill
