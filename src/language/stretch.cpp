#include "language/stretch.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 5> part_names{"early", "begin", "mid", "late", "end"};
constexpr std::array<std::string_view, 7> grain_names{"day", "week", "month", "season", "half_year", "year", "decade"};

Day day_of(int year, unsigned month, unsigned day) {
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

Stretch months(int year, unsigned first, int count, Grain grain) {
    const Day from = day_of(year, first, 1);
    return {from, add_days(add_months(from, count), -1), grain, false, false};
}

}  // namespace

Stretch one_day(Day day) {
    return {day, day, Grain::day, false, false};
}

Stretch week_of(Day day) {
    const int monday = -static_cast<int>((weekday_of(day) + 6) % 7);
    const Day from = add_days(day, monday);
    return {from, add_days(from, 6), Grain::week, false, false};
}

Stretch month_of(Day day) {
    return months(year_number(day), month_number(day), 1, Grain::month);
}
Stretch year_of(int year) {
    return months(year, 1, 12, Grain::year);
}
Stretch decade_of(int first_year) {
    return months(first_year, 1, 120, Grain::decade);
}
Stretch season_of(int year, unsigned first_month) {
    return months(year, first_month, 3, Grain::season);
}
Stretch half_of(int year, int half) {
    return months(year, half == 1 ? 1 : 7, 6, Grain::half_year);
}
Stretch quarter_of(int year, int quarter) {
    return months(year, static_cast<unsigned>(3 * quarter - 2), 3, Grain::season);
}

Stretch joined(const Stretch& a, const Stretch& b) {
    Stretch both = a;
    if (a.from && b.from) both.from = std::min(*a.from, *b.from);
    both.to = a.to && b.to ? std::optional<Day>(std::max(*a.to, *b.to)) : std::nullopt;
    both.year_given = a.year_given || b.year_given;
    return both;
}

Stretch moved(const Stretch& stretch, int steps) {
    if (!stretch.from || !stretch.to) return stretch;
    const Day from = *stretch.from;
    Stretch result = stretch;
    switch (stretch.grain) {
        case Grain::day:
            result = one_day(add_days(from, steps));
            break;
        case Grain::week:
            result = week_of(add_days(from, 7 * steps));
            break;
        case Grain::month:
            result = month_of(add_months(from, steps));
            break;
        case Grain::season:
            result = season_of(year_number(from) + steps, month_number(from));
            break;
        case Grain::half_year:
            result = half_of(year_number(from) + steps, month_number(from) == 1 ? 1 : 2);
            break;
        case Grain::year:
            result = year_of(year_number(from) + steps);
            break;
        case Grain::decade:
            result = decade_of(year_number(from) + 10 * steps);
            break;
    }
    result.year_given = stretch.year_given;
    result.relative = stretch.relative;
    return result;
}

TimeParts TimeParts::load(const std::vector<std::filesystem::path>& data) {
    TimeParts parts;
    read_lexicon(data, "en/time_parts.tsv", {"part", "of", "first", "last"}, [&](const TsvRow& row) {
        const auto part = std::find(part_names.begin(), part_names.end(), row["part"]);
        const auto grain = std::find(grain_names.begin(), grain_names.end(), row["of"]);
        if (part == part_names.end()) row.fail("no such part: " + std::string(row["part"]));
        if (grain == grain_names.end()) row.fail("no such grain: " + std::string(row["of"]));
        const double first = number_field(row, "first");
        const double last = number_field(row, "last");
        if (first < 0 || last < first || last > 31) row.fail("not a range");
        parts.ranges_[static_cast<std::size_t>(part - part_names.begin())][static_cast<std::size_t>(
            grain - grain_names.begin())] = {static_cast<int>(first), static_cast<int>(last)};
    });
    return parts;
}

Stretch TimeParts::part_of(const Stretch& whole, TimePart part) const {
    const Range range = ranges_[static_cast<std::size_t>(part)][static_cast<std::size_t>(whole.grain)];
    if (range.last == 0 || !whole.from || !whole.to) return whole;
    Stretch result = whole;
    const Day start = *whole.from;
    switch (whole.grain) {
        case Grain::year:
        case Grain::season:
            result.from = add_months(start, range.first - 1);
            result.to = add_days(add_months(start, range.last), -1);
            result.grain = Grain::month;
            break;
        case Grain::decade:
            result.from = add_months(start, 12 * range.first);
            result.to = add_days(add_months(start, 12 * (range.last + 1)), -1);
            result.grain = Grain::year;
            break;
        case Grain::month:
        case Grain::week:
            result.from = std::min(add_days(start, range.first - 1), *whole.to);
            result.to = std::min(add_days(start, range.last - 1), *whole.to);
            result.grain = Grain::day;
            break;
        default:
            break;
    }
    return result;
}

}  // namespace waybill
