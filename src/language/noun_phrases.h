// Noun phrases by their tags, for the names of sources. Trees would say more,
// but go wrong most often where somebody is quoted.
#pragma once
#include <cstdint>
#include <optional>

#include "language/speech_lexicon.h"
#include "language/token_words.h"

namespace waybill {

struct NounPhrase {
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    std::uint32_t head = 0;
    std::uint32_t core_end = 0;  ///< one past the head's own words, before "of …", "in …"
};

/// The phrase whose last token is `last`, not reaching before `limit`.
std::optional<NounPhrase> noun_phrase_before(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t last,
                                             std::uint32_t limit);

/// The phrase that begins at `first`, not reaching `limit`.
std::optional<NounPhrase> noun_phrase_after(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t first,
                                            std::uint32_t limit);

}  // namespace waybill
