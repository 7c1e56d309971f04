#include "language/piece_window.h"

#include <algorithm>

namespace waybill {

void PieceWindow::add(std::span<const std::string_view> words) {
    const bool loud = shouts(words);
    const auto here = [&] {
        return std::min(static_cast<std::uint32_t>(pieces_.size()), static_cast<std::uint32_t>(length_ - 1));
    };
    Line line;
    line.first = here();
    line.words.first = static_cast<std::uint32_t>(words_.size());
    std::vector<std::uint32_t> found;
    for (const std::string_view word : words) {
        found.clear();
        vocabulary_->append(word, found);
        if (pieces_.size() + found.size() >= length_) {
            line.whole = false;
            break;
        }
        const auto word_case = static_cast<std::uint8_t>(loud ? WordCase::unknown : case_of(word));
        PieceRange range{static_cast<std::uint32_t>(pieces_.size()), 0};
        for (const std::uint32_t piece : found) pieces_.push_back({piece, word_case});
        range.last = static_cast<std::uint32_t>(pieces_.size());
        words_.push_back(range);
    }
    line.words.last = static_cast<std::uint32_t>(words_.size());
    line.mark = here();
    lines_.push_back(line);
    if (pieces_.size() < length_) pieces_.push_back({PieceVocabulary::separator, 0});
}

std::size_t pieces_of(const PieceVocabulary& vocabulary, std::span<const std::string_view> words) {
    std::vector<std::uint32_t> found;
    for (const std::string_view word : words) vocabulary.append(word, found);
    return found.size() + 1;
}

void mean_of(const Matrix& vectors, PieceRange range, float* to) {
    std::fill_n(to, vectors.columns, 0.0F);
    for (std::uint32_t p = range.first; p < range.last; ++p) {
        for (std::size_t k = 0; k < vectors.columns; ++k) to[k] += vectors.row(p)[k];
    }
    if (range.count() < 2) return;
    const auto count = static_cast<float>(range.count());
    for (std::size_t k = 0; k < vectors.columns; ++k) to[k] /= count;
}

}  // namespace waybill
