// Where sentences end among the tokens of a paragraph.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/token_lexicon.h"
#include "waybill/span.h"

namespace waybill {

/// For each sentence of a paragraph with `tokens`, the index one past its last
/// token. Goes by stops, abbreviations, and what stands after them.
std::vector<std::uint32_t> sentence_ends(std::string_view text, const std::vector<Span>& tokens,
                                         const TokenLexicon& lexicon);

}  // namespace waybill
