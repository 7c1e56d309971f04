// The counts of a document.
#pragma once
#include <filesystem>
#include <vector>

#include "language/atoms.h"
#include "language/number_parser.h"

namespace waybill {

/// What stands beside a number and says that it counts no things.
enum class UnitClass : std::uint8_t { percent, measure, duration, person, label };

class NumberFinder {
public:
    /// Reads en/number_bounds.tsv and en/units.tsv. Throws DataError.
    static NumberFinder load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// Counts outside the atoms that are `taken` (by a date, a sum of money), in text order.
    std::vector<NumberMention> find(const AtomView& atoms, const std::vector<bool>& taken,
                                    const NumberParser& parser) const;

    /// The unit whose words begin at atom `at`, with the atom after it.
    struct Unit {
        UnitClass kind = UnitClass::measure;
        std::uint32_t end = 0;
    };
    std::optional<Unit> unit_at(const AtomView& atoms, std::uint32_t at) const;

private:
    enum class Effect : std::uint8_t { min, max, about, exact, between, from, apart };
    struct Reading;
    std::optional<Reading> read(const AtomView& atoms, std::uint32_t at, const NumberParser& parser) const;
    bool is_count(const AtomView& atoms, const Reading& reading, const NumberParser& parser) const;

    PhraseTrie before_;
    PhraseTrie after_;
    PhraseTrie units_;
};

}  // namespace waybill
