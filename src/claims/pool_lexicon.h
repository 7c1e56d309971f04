// The words that only candidates need: nouns for what may be arms, places that
// stand for states, words that count.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claims/tree.h"
#include "waybill/claim.h"

namespace waybill {

/// One line of pool_kinds.tsv.
struct PoolPhrase {
    std::vector<std::string> words;  ///< lemmas
    std::vector<Category> categories;
};

/// One line of pool_periods.tsv.
struct PoolPeriod {
    enum class Kind : std::uint8_t { day, months, decade, weekend, week, month, year, quarter, half, past };
    std::vector<std::string> words;
    Kind kind = Kind::day;
    std::string from;
    std::string to;
};

class PoolLexicon {
public:
    /// Reads `places.tsv`, `en/pool_kinds.tsv`, `en/pool_counts.tsv` and
    /// `en/pool_periods.tsv` of every folder that has them. Throws DataError.
    static PoolLexicon load(const std::vector<std::filesystem::path>& data);

    /// Phrases that begin with a lemma, the longest first; null for none.
    const std::vector<PoolPhrase>* kinds(const std::string& lemma) const;
    /// The state that a place lies in, by its name in any writing; null for none.
    const std::string* country_of_place(const std::string& squeezed) const;
    /// What a lower case word counts.
    const std::pair<std::int64_t, std::optional<std::int64_t>>* count(const std::string& word) const;
    /// The longest phrase for a stretch of time that begins at a token; null for none.
    const PoolPeriod* period(const Tree& tree, std::uint32_t token, std::uint32_t sentence_end) const;

private:
    std::unordered_map<std::string, std::vector<PoolPhrase>> kinds_;
    std::unordered_map<std::string, std::vector<PoolPeriod>> periods_;
    std::unordered_map<std::string, std::string> places_;
    std::unordered_map<std::string, std::pair<std::int64_t, std::optional<std::int64_t>>> counts_;
};

}  // namespace waybill
