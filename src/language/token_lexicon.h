// The word lists that the tokeniser goes by.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace waybill {

/// What an abbreviation's full stop says about the end of the sentence. `title`
/// and `name` stand with a capital letter only ("Mass.", but "a great mass.").
enum class AbbreviationKind : std::uint8_t { title, inner, number, month, name, word };

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

struct TokenLexicon {
    StringMap<AbbreviationKind> abbreviations;           ///< lower case, with the stop
    StringMap<std::vector<std::uint32_t>> contractions;  ///< lower case; byte lengths of the parts
    StringSet prefixes;                                  ///< kept with the word after the hyphen
    StringSet units;                                     ///< parted from the number before
    StringSet starters;                                  ///< begin a sentence after an abbreviation

    /// The kind of `word`, which ends in a full stop; nothing when it is no abbreviation.
    std::optional<AbbreviationKind> abbreviation(std::string_view word) const;

    /// Reads `en/*.tsv` of each folder that has them; later ones win. Throws DataError.
    static TokenLexicon load(const std::vector<std::filesystem::path>& data);
};

}  // namespace waybill
