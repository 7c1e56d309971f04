// From a stretch without white space to the words of Universal Dependencies.
#pragma once
#include <string_view>
#include <vector>

#include "language/char_class.h"
#include "language/token_lexicon.h"
#include "waybill/span.h"

namespace waybill {

/// Splits as UD English does ("Iranian-made" in three, "don't" in two), but
/// keeps designations ("Shahed-136", "F-16C/D") whole.
class WordSplitter {
public:
    /// The longest token in bytes; longer stretches are cut.
    static constexpr std::uint32_t max_token = 256;

    /// `lexicon` must outlive the splitter.
    explicit WordSplitter(const TokenLexicon& lexicon) : lexicon_(&lexicon) {}

    /// Appends the words of `chunk`, which holds no white space, to `out`.
    void split(std::string_view text, Span chunk, std::vector<Span>& out) const;

private:
    struct Char {
        char32_t c = 0;
        std::uint32_t at = 0;
        CharClass kind = CharClass::other;
    };
    struct Work;

    void split_chars(Work& work, std::size_t begin, std::size_t end) const;
    void split_core(Work& work, std::size_t begin, std::size_t end) const;
    void split_hyphens(Work& work, std::size_t begin, std::size_t end) const;
    void split_word(Work& work, std::size_t begin, std::size_t end) const;
    static std::size_t ending(const Work& work, std::size_t begin, std::size_t end);
    bool keeps_stop(Work& work, std::size_t begin, std::size_t end) const;

    const TokenLexicon* lexicon_;
};

}  // namespace waybill
