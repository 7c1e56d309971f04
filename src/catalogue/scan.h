// The one pass over a text: which phrases of the catalogue stand where, as far
// as the writing tells. What needs the rest of the document is decided later.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "catalogue/phrases.h"
#include "waybill/span.h"

namespace waybill {

struct NameHit {
    Span span;
    std::uint32_t phrase = 0;
    std::uint32_t node = 0;  ///< where the walk ended: other phrases may end there too
    bool variant = false;
};

struct Scan {
    std::array<std::vector<NameHit>, lexicon_count> found;  ///< a lexicon each, in text order, without overlap
    std::vector<Span> designators;  ///< what looks like a designation: capitals, a hyphen or nothing, digits
};

/// Linear in the text: a walk is no longer than the longest phrase.
Scan scan_text(const NameTrie& trie, std::string_view text);

/// Whether the line around byte `at` is written in capitals throughout.
bool in_capitals(std::string_view text, std::uint32_t at);

}  // namespace waybill
