// Words to pieces: the reader's vocabulary and its view of a word's case.
//
// A word is lowered, its digits become 0 and its typographic quotes and dashes
// plain ones; then the longest pieces of the vocabulary are taken from the left.
// Case is a class of its own, so that headlines and wire copy in capitals are
// read with the same pieces.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/model_file.h"

namespace waybill {

/// The case of a word; of the words of a sentence in capitals it is unknown.
enum class WordCase : std::uint8_t { lower, title, upper, mixed, unknown };

/// REQUIRES: UTF-8; ill-formed bytes count as no letters.
WordCase case_of(std::string_view word);

/// A sentence in capitals, whose case says nothing: of its words of two letters
/// and more, which are three at least, four in five are capitals.
bool shouts(std::span<const std::string_view> words);

/// The word as the vocabulary sees it.
std::string normal_form(std::string_view word);

class PieceVocabulary {
public:
    static constexpr std::uint32_t pad = 0;
    static constexpr std::uint32_t unknown = 1;
    static constexpr std::uint32_t separator = 3;  ///< stands after each sentence
    static constexpr std::size_t specials = 6;
    static constexpr std::size_t max_word = 30;    ///< code points; a longer word is `unknown`

    PieceVocabulary() = default;
    /// `pieces` in the order of their numbers; "##" marks one that continues a word.
    explicit PieceVocabulary(const std::vector<std::string>& pieces);
    static PieceVocabulary read(ModelReader& in);

    std::size_t size() const { return size_; }
    /// Appends the pieces of a word, one at least.
    void append(std::string_view word, std::vector<std::uint32_t>& out) const;

private:
    std::size_t size_ = 0;
    std::size_t longest_ = 0;  ///< bytes of the longest piece
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace waybill
