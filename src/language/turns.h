// Who has the word in an interview, a transcript or a forum: sentences that
// begin with a name and a colon.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "waybill/analysis.h"

namespace waybill {

struct Turn {
    Span speaker;               ///< the name before the colon
    Span content;               ///< what is said, to the next turn
    std::uint32_t sentence = 0;  ///< in which it begins; an index into Analysis::sentences
};

/// The turns of a document in text order; none unless somebody has the word twice
/// and such sentences are many: "KUWAIT: …" is a dateline. Needs sentences and tags.
/// Linear in the text.
std::vector<Turn> find_turns(std::string_view text, const Analysis& analysis);

}  // namespace waybill
