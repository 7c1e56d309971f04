// The sums of money of a document.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "language/atoms.h"
#include "language/number_parser.h"

namespace waybill {

class MoneyFinder {
public:
    /// Reads en/currencies.tsv. Throws DataError.
    static MoneyFinder load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// Sums in text order; their atoms become `taken`. Of a range ("$5-10 million") the lower end is the amount.
    std::vector<MoneyMention> find(const AtomView& atoms, std::vector<bool>& taken, const NumberParser& parser) const;

private:
    enum class Kind : std::uint8_t { sign, code, noun, scaled_noun };
    struct Sum {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        double amount = 0;
        std::uint32_t currency = 0;
    };
    std::optional<Sum> sign_first(const AtomView& atoms, std::uint32_t at, const NumberParser& parser) const;
    std::optional<Sum> number_first(const AtomView& atoms, std::uint32_t at, const NumberParser& parser) const;
    static void extend_range(const AtomView& atoms, Sum& sum, bool scaled, const NumberParser& parser);

    PhraseTrie front_;  ///< signs and codes
    PhraseTrie back_;   ///< codes and nouns; payload is 2 * currency + needs a scale
    std::vector<std::string> codes_;
};

}  // namespace waybill
