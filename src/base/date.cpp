#include "base/date.h"

#include <charconv>
#include <fmt/format.h>

namespace waybill {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
    return value;
}

}  // namespace

std::optional<Day> day_from_iso(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Day result{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                     std::chrono::day{static_cast<unsigned>(*day)}};
    if (!result.ok()) return std::nullopt;
    return result;
}

std::string iso(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

Day add_days(Day day, int days) { return std::chrono::sys_days{day} + std::chrono::days{days}; }

Day add_months(Day day, int months) {
    const Day moved = day + std::chrono::months{months};
    return moved.ok() ? moved : last_of_month(moved.year() / moved.month());
}

Day first_of_month(std::chrono::year_month month) { return month / std::chrono::day{1}; }
Day last_of_month(std::chrono::year_month month) { return Day{month / std::chrono::last}; }

unsigned weekday_of(Day day) { return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding(); }

}  // namespace waybill
