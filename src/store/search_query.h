// What a search asks for, the same for every store: words as runs of letters
// and digits, without case and diacritics.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

struct SearchWord {
    std::string text;  ///< folded
    Span span;
};

/// The words of `text` in order.
std::vector<SearchWord> search_words(std::string_view text);

/// Words that must follow each other: "S-400" is {"s", "400"}.
struct SearchTerm {
    std::vector<std::string> words;
    bool prefix = false;  ///< the last word may go on
    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// Throws UsageError when there is no word in `query`.
std::vector<SearchTerm> parse_search(std::string_view query);

/// Where `term` stands among `words`, as pairs of first and one past last.
std::vector<Span> find_term(const std::vector<SearchWord>& words, const SearchTerm& term);

struct Snippet {
    std::string text;
    std::vector<Span> marks;
};

/// The stretch of `text` in which the terms stand closest together, some 160 bytes.
Snippet snippet(std::string_view text, const std::vector<SearchTerm>& terms);

}  // namespace waybill
