// Stretches of the calendar: years, months, weeks, seasons and their parts.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/date.h"

namespace waybill {

enum class Grain : std::uint8_t { day, week, month, season, half_year, year, decade };

/// An absent end is open. Both ends are inclusive.
struct Stretch {
    std::optional<Day> from;
    std::optional<Day> to;
    Grain grain = Grain::day;
    bool year_given = false;  ///< the text says which year, or names it by its relation to today
    bool relative = false;    ///< counted from another time: "two weeks later"
};

Stretch one_day(Day day);
/// Monday to Sunday.
Stretch week_of(Day day);
Stretch month_of(Day day);
Stretch year_of(int year);
Stretch decade_of(int first_year);
/// Three months from `first_month`; winter reaches into the next year.
Stretch season_of(int year, unsigned first_month);
Stretch half_of(int year, int half);
Stretch quarter_of(int year, int quarter);
/// From the earlier beginning to the later end.
Stretch joined(const Stretch& a, const Stretch& b);
/// The stretch of the same grain `steps` later.
Stretch moved(const Stretch& stretch, int steps);

inline int year_number(Day day) {
    return static_cast<int>(day.year());
}
inline unsigned month_number(Day day) {
    return static_cast<unsigned>(day.month());
}

enum class TimePart : std::uint8_t { early, begin, mid, late, end };

/// What "early 2023" and its like cover.
class TimeParts {
public:
    /// Reads en/time_parts.tsv. Throws DataError.
    static TimeParts load(const std::vector<std::filesystem::path>& data);

    /// That part of the stretch; the whole where nothing is known of its grain.
    Stretch part_of(const Stretch& whole, TimePart part) const;

private:
    struct Range {
        int first = 0;
        int last = 0;  ///< 0: not known
    };
    std::array<std::array<Range, 7>, 5> ranges_{};
};

}  // namespace waybill
