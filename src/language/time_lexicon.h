// The words of time expressions.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "language/atoms.h"
#include "language/phrase_trie.h"
#include "language/stretch.h"

namespace waybill {

/// What a word does in a time expression; named after a typical word.
enum class TimeClass : std::uint8_t {
    none,
    month,
    weekday,
    season,
    unit,
    day_word,
    now,
    last,
    past,
    recent,
    this_,
    next,
    coming,
    same,
    every,
    ago,
    earlier,
    later,
    early,
    mid,
    late,
    begin,
    end,
    half,
    since,
    by,
    until,
    before,
    after,
    from,
    to,
    between,
    and_,
    as_of,
    in,
    within,
    of,
    the,
    daypart,
    decade_suffix,
    future,
    few,
    through,
    not_,
    beyond,
    today_year
};

enum class TimeUnit : std::uint8_t {
    hour,
    night,
    day,
    week,
    weekend,
    fortnight,
    month,
    quarter,
    year,
    decade,
    century
};

struct TimeWord {
    TimeClass kind = TimeClass::none;
    int value = 0;             ///< month, weekday, first month, days from today, or a TimeUnit
    bool sure = true;          ///< hardly means anything else
    std::uint32_t length = 1;  ///< in atoms
};

/// A war or another turning point.
struct Epoch {
    Day first{};
    std::optional<Day> last;
    std::vector<std::string> needs;  ///< one of these words is in the document
    std::optional<Day> since;        ///< published in this range
    std::optional<Day> until;
};

class TimeLexicon {
public:
    /// Reads en/months.tsv, en/time_words.tsv and en/epochs.tsv. Throws DataError.
    static TimeLexicon load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// The longest time phrase at an atom; class none where there is none.
    TimeWord at(const AtomView& atoms, std::uint32_t at) const;

    /// The epoch named at an atom, and the atom after it.
    struct EpochAt {
        std::uint32_t epoch = 0;
        std::uint32_t end = 0;
    };
    std::optional<EpochAt> epoch_at(const AtomView& atoms, std::uint32_t at) const;
    const std::vector<Epoch>& epochs() const { return epochs_; }

private:
    void add(const TsvRow& row, std::string_view phrase, TimeWord word, Vocabulary& words);

    std::vector<TimeWord> entries_;
    PhraseTrie phrases_;
    std::vector<Epoch> epochs_;
    PhraseTrie epoch_phrases_;
};

}  // namespace waybill
