// Calendar days, without clocks or time zones.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace waybill {

using Day = std::chrono::year_month_day;

/// "YYYY-MM-DD", and longer forms whose first ten bytes are that (ISO date and
/// time). Nothing when it is not a day of the calendar.
std::optional<Day> day_from_iso(std::string_view text);

std::string iso(Day day);

/// `days` later (earlier when negative).
Day add_days(Day day, int days);
/// `months` later, on the month's last day where the day does not exist.
Day add_months(Day day, int months);

Day first_of_month(std::chrono::year_month month);
Day last_of_month(std::chrono::year_month month);

/// 0 Sunday … 6 Saturday.
unsigned weekday_of(Day day);

}  // namespace waybill
