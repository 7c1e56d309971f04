// Lists of names that the name tagger looks words up in.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "language/token_lexicon.h"

namespace waybill {

/// What lists say of a word, as bits.
struct NameLexicon {
    enum Bit : std::uint32_t { state = 1, demonym = 2, seat = 4, organisation = 8, person = 16 };

    StringMap<std::uint32_t> words;    ///< single words of names, in lower case
    StringMap<std::uint32_t> phrases;  ///< whole names, in lower case, one blank between words
    std::size_t longest = 1;           ///< words in the longest phrase

    /// From `parties.tsv` and `leaders.tsv` where the folders have them. Throws DataError.
    static NameLexicon load(const std::vector<std::filesystem::path>& data);
};

}  // namespace waybill
