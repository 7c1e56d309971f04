// Reads a written number: "1,000", "2.5 million", "three dozen", "a hundred and
// twenty", "several hundred".
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "language/atoms.h"
#include "language/phrase_trie.h"

namespace waybill {

/// What a number word does.
enum class NumberClass : std::uint8_t {
    none,
    unit,
    ten,
    hundred,
    scale,
    group,
    plural,
    suffix,
    money_suffix,
    fraction,
    article,
    and_,
    of,
    to,
    or_,
    after,
    pair,
    ordinal,
    ordinal_suffix
};

struct NumberWord {
    NumberClass kind = NumberClass::none;
    double value = 0;
};

/// One number as an interval; low == high for a figure.
struct WrittenNumber {
    double low = 0;
    double high = 0;
    std::uint32_t end = 0;  ///< one past the last atom
    bool vague = false;     ///< "dozens"
    bool digits = false;    ///< begins with digits
    bool scaled = false;    ///< has a scale word or suffix
    bool plain = false;     ///< bare digits without separator or scale: maybe a year
    bool article = false;   ///< began with "a": "a dozen"
};

class NumberParser {
public:
    /// Reads en/number_words.tsv and en/vague_numbers.tsv. Throws DataError.
    static NumberParser load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// The number that begins at atom `at`. `money` allows the suffixes of sums ("$5m").
    std::optional<WrittenNumber> parse(const AtomView& atoms, std::uint32_t at, bool money = false) const;

    NumberWord word(WordId id) const { return id < table_.size() ? table_[id] : NumberWord{}; }

    /// The value of an atom of digits ("1,000" is 1000); nothing for "1.2.3".
    static std::optional<double> digits_value(std::string_view text);

private:
    struct Vague {
        double min = 0, max = 0;
        std::optional<double> scaled_min, scaled_max;
    };
    std::optional<WrittenNumber> parse_vague(const AtomView& atoms, std::uint32_t at) const;
    std::optional<WrittenNumber> parse_exact(const AtomView& atoms, std::uint32_t at, bool money) const;

    std::vector<NumberWord> table_;
    std::vector<Vague> vague_;
    PhraseTrie vague_phrases_;
};

}  // namespace waybill
