// Reported speech: who says what, and through whom.
#pragma once
#include <string_view>
#include <vector>

#include "language/speech_lexicon.h"
#include "language/token_words.h"

namespace waybill {

/// The attributions of a document, by begin of content, the wider first. `outlet`
/// is the document's own, which never counts as its source.
std::vector<Attribution> find_attributions(const TokenWords& tokens, std::string_view outlet,
                                           const SpeechLexicon& lexicon);

}  // namespace waybill
