// The careful reader: a transformer encoder over a passage and what is read off it.
#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "language/encoder.h"
#include "language/pieces.h"

namespace waybill {

/// Sentences of words as one passage of pieces.
class PieceWindow {
public:
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;  ///< one past
    };

    /// `length` pieces at most. The vocabulary must outlive the window.
    PieceWindow(const PieceVocabulary& vocabulary, std::size_t length) : vocabulary_(&vocabulary), length_(length) {}

    /// Appends a sentence. One that does not fit loses its end; its lost words have
    /// no range.
    void add(std::span<const std::string_view> words);

    const std::vector<PieceInput>& pieces() const { return pieces_; }
    /// The pieces of each word that is in, in order.
    const std::vector<Range>& words() const { return words_; }
    /// The first word of each sentence, and one past the last.
    const std::vector<Range>& sentences() const { return sentences_; }
    /// Each sentence's first piece, and the separator after it (for a cut sentence
    /// the window's last piece).
    const std::vector<Range>& bounds() const { return bounds_; }

    /// The pieces of a sentence, its separator included, without a limit.
    static std::size_t size_of(const PieceVocabulary& vocabulary, std::span<const std::string_view> words);

private:
    const PieceVocabulary* vocabulary_;
    std::size_t length_;
    std::vector<PieceInput> pieces_;
    std::vector<Range> words_, sentences_, bounds_;
};

/// Immutable once loaded; one serves every thread.
class ReaderModel {
public:
    static constexpr std::uint32_t version = 1;

    static ReaderModel read(ModelReader& in);
    /// `models`/reader.model, or null where there is none. Throws DataError when it is damaged.
    static std::shared_ptr<const ReaderModel> load(const std::filesystem::path& models);

    const PieceVocabulary& vocabulary() const { return vocabulary_; }
    const Encoder& encoder() const { return encoder_; }
    PieceWindow window() const { return PieceWindow(vocabulary_, encoder_.shape().length); }
    /// One vector a piece of the window.
    Matrix encode(const PieceWindow& window) const { return encoder_.encode(window.pieces()); }

private:
    PieceVocabulary vocabulary_;
    Encoder encoder_;
};

}  // namespace waybill
