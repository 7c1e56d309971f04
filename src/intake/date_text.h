// Days as pages and crawlers write them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace waybill {

/// A day found in a text and the bytes it takes.
struct FoundDay {
    Day day;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first day in `text` that has a year: "2022-10-18", "18 October 2022",
/// "Oct. 18, 2022", "18th of October, 2022", "18.10.2022", "2022/10/18",
/// "5 DEC 89", month names in the languages ICU knows that write them like this.
/// "03/04/2022" may be either of two days and is none.
std::optional<FoundDay> find_day(std::string_view text);

/// The day of a metadata value: all of the above, RFC 2822, "20221018", seconds or
/// milliseconds since 1970 (UTC).
std::optional<Day> day_from_metadata(std::string_view value);

/// True when the text is a date line: a day and little else ("Published: 18 October
/// 2022, 10:15 GMT", "Wednesday 7 December 2022").
bool is_date_line(std::string_view line);

}  // namespace waybill
