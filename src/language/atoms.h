// A second, finer cut of the text for numbers, money and dates: letters, digits
// and marks apart ("1.2bn" is two atoms, "twenty-one" three), so that these
// layers do not depend on how a tokeniser treats "US$5-10m".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/vocabulary.h"
#include "waybill/analysis.h"

namespace waybill {

struct Atom {
    enum class Kind : std::uint8_t { word, digits, mark };

    Span span;
    std::uint32_t token = 0;  ///< the token it lies in
    WordId word = 0;          ///< of words and marks; 0 for digits
    Kind kind = Kind::word;
    bool glued = false;         ///< no white space before it
    bool sentence_end = false;  ///< the last of its sentence
};

/// The atoms of all sentences, in text order. Digits keep inner separators
/// ("1,000", "2.5"); words keep inner apostrophes and abbreviation points
/// ("U.S.", "Sept.").
std::vector<Atom> cut_atoms(std::string_view text, const Analysis& analysis, const Vocabulary& words);

/// The texts of the atoms that a lexicon's phrase is cut into.
std::vector<std::string> atom_texts(std::string_view phrase);

/// The numbers of a phrase's atoms, given now where they have none.
std::vector<WordId> phrase_words(std::string_view phrase, Vocabulary& words);

/// A view of one document's atoms that its readers share.
struct AtomView {
    std::string_view text;
    const std::vector<Atom>& atoms;
    const Analysis& analysis;

    std::uint32_t size() const { return static_cast<std::uint32_t>(atoms.size()); }
    std::string_view text_of(std::uint32_t at) const { return atoms[at].span.of(text); }
    WordId word(std::uint32_t at) const { return at < size() ? atoms[at].word : Vocabulary::unknown; }
    /// True when atom `at` is the one-byte mark `c`.
    bool is_mark(std::uint32_t at, char c) const {
        return at < size() && atoms[at].span.size() == 1 && text[atoms[at].span.begin] == c;
    }
    /// A hyphen or dash of any length.
    bool is_dash(std::uint32_t at) const;
    bool is_digits(std::uint32_t at) const { return at < size() && atoms[at].kind == Atom::Kind::digits; }
    bool glued(std::uint32_t at) const { return at < size() && atoms[at].glued; }
    /// Atoms [a, b) belong to one sentence.
    bool same_sentence(std::uint32_t a, std::uint32_t b) const;
    Span span(std::uint32_t begin, std::uint32_t end) const {
        return {atoms[begin].span.begin, atoms[end - 1].span.end};
    }
};

}  // namespace waybill
