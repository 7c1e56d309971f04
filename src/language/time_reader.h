// The grammar of time expressions, one expression at a time. Internal to the
// time layer.
#pragma once
#include <optional>

#include "language/time_parser.h"

namespace waybill {

using MaybeTime = std::optional<ParsedTime>;

/// Reads at one place of one document. Each function returns what it read and
/// where it ended, or nothing.
struct TimeParser::Reader {
    const AtomView& atoms;
    const TimeContext& context;
    const NumberParser& numbers;
    const TimeLexicon& lexicon;
    const TimeParts& parts;

    // time_modifiers.cpp: what stands around a plain time
    MaybeTime modified(std::uint32_t at) const;
    MaybeTime range(std::uint32_t at) const;

    // time_calendar.cpp: days, months, years by name
    MaybeTime calendar(std::uint32_t at) const;
    MaybeTime iso_or_slashed(std::uint32_t at) const;
    MaybeTime day_first(std::uint32_t at) const;
    MaybeTime month_first(std::uint32_t at) const;
    MaybeTime weekday(std::uint32_t at) const;
    MaybeTime season(std::uint32_t at) const;
    MaybeTime year_or_decade(std::uint32_t at) const;

    // time_relative.cpp: "last week", "two years ago", "early next year"
    MaybeTime relative(std::uint32_t at) const;
    MaybeTime pointed(std::uint32_t at, bool article) const;
    MaybeTime counted(std::uint32_t at) const;
    MaybeTime rolling(std::uint32_t at, bool article) const;
    MaybeTime part(std::uint32_t at) const;

    /// A plain time: calendar or relative.
    MaybeTime simple(std::uint32_t at) const;

    TimeWord word(std::uint32_t at) const { return lexicon.at(atoms, at); }
    bool is(std::uint32_t at, TimeClass kind) const { return word(at).kind == kind; }
    /// Whether "more than", "over" and the like end where `at` begins.
    bool beyond(std::uint32_t at) const {
        for (std::uint32_t length = 1; length <= 2 && length <= at; ++length) {
            const TimeWord before = word(at - length);
            if (before.kind == TimeClass::beyond && before.length == length) return true;
        }
        return false;
    }

    struct Figure {
        int value = 0;
        std::uint32_t end = 0;
    };
    /// 1-31, "20th", "first".
    std::optional<Figure> day_number(std::uint32_t at) const;
    /// Four digits, or an apostrophe and two.
    std::optional<Figure> year_number_at(std::uint32_t at) const;
    /// "two", "a", "several" (as 3).
    std::optional<Figure> count(std::uint32_t at) const;

    /// The year that goes with a month or day without one.
    std::optional<Stretch> nearest_month(unsigned month) const;
    std::optional<Stretch> nearest_day(unsigned month, unsigned day) const;
    std::optional<Stretch> nearest_season(unsigned first_month) const;
    /// "of this year", "last year" behind a month or a season.
    std::optional<Figure> pointed_year(std::uint32_t at) const;
    /// The atom behind the word at `at` and the point of its abbreviation ("Oct.").
    std::uint32_t past_point(std::uint32_t at, const TimeWord& word) const;
    /// True when a month's or season's name at `at` means that.
    bool trusted(std::uint32_t at, const TimeWord& word) const;
};

}  // namespace waybill
