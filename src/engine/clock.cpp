#include "engine/clock.h"

#include <chrono>
#include <fmt/chrono.h>

#include "base/date.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string iso_time(std::chrono::sys_seconds time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::chrono::sys_seconds now() {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

std::string now_utc() { return iso_time(now()); }

std::string moment_from(const std::string& text) {
    const auto wrong = [&] {
        return UsageError("'" + text + "' is not a time; give a date (2022-10-18), a UTC time (2022-10-18T06:00:00Z) or how "
                          "long ago (24h, 7d, 2w)");
    };
    if (day_from_iso(text)) {
        if (text.size() == 10) return text + "T00:00:00Z";
        if (text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z') return text;
        throw wrong();
    }
    if (text.size() < 2 || text.size() > 7 || text.find_first_not_of("0123456789") != text.size() - 1) throw wrong();
    const std::int64_t count = std::stoll(text);
    switch (text.back()) {
        case 'm': return iso_time(now() - std::chrono::minutes(count));
        case 'h': return iso_time(now() - std::chrono::hours(count));
        case 'd': return iso_time(now() - std::chrono::hours(24 * count));
        case 'w': return iso_time(now() - std::chrono::hours(7 * 24 * count));
        default: throw wrong();
    }
}

}  // namespace waybill
