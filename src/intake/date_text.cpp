#include "intake/date_text.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <vector>

#include "base/utf8.h"

namespace waybill {
namespace {

/// Months by folded name, from ICU. Names that mean different months in different
/// languages are left out.
std::map<std::string, unsigned, std::less<>> month_names() {
    std::map<std::string, unsigned, std::less<>> months;
    constexpr const char* locales[] = {"en", "fr", "de", "es", "it",      "pt", "nl", "pl", "cs", "sk",
                                       "ru", "uk", "bg", "sr", "sr_Latn", "tr", "ro", "hu", "sv", "da",
                                       "nb", "fi", "el", "sl", "id",      "az", "ar", "fa", "he"};
    for (const char* locale : locales) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols(icu::Locale(locale), status);
        if (U_FAILURE(status)) continue;
        for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
            for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
                std::int32_t count = 0;
                const icu::UnicodeString* names = symbols.getMonths(count, context, width);
                for (std::int32_t i = 0; i < count && i < 12; ++i) {
                    std::string name;
                    names[i].toUTF8String(name);
                    name = fold(name);
                    while (!name.empty() && name.back() == '.') name.pop_back();
                    if (name.size() < 3 || (name.front() >= '0' && name.front() <= '9')) continue;
                    const auto [at, added] = months.emplace(name, static_cast<unsigned>(i + 1));
                    if (!added && at->second != static_cast<unsigned>(i + 1)) at->second = 0;
                }
            }
        }
    }
    months["sept"] = 9;
    std::erase_if(months, [](const auto& month) { return month.second == 0; });
    return months;
}

unsigned month_called(std::string_view word) {
    static const auto months = month_names();
    const auto at = months.find(fold(word));
    return at == months.end() ? 0 : at->second;
}

struct Part {
    enum class Kind : std::uint8_t { number, word, mark } kind = Kind::mark;
    std::string_view text;
    std::size_t begin = 0;
    unsigned number = 0;
    bool glued = false;  ///< stands directly behind the part before it

    std::size_t end() const { return begin + text.size(); }
    bool number_of(std::size_t least, std::size_t most) const {
        return kind == Kind::number && text.size() >= least && text.size() <= most;
    }
    bool mark_is(std::string_view marks) const {
        return kind == Kind::mark && marks.find(text) != std::string_view::npos;
    }
};

/// Numbers, words and other characters; blanks left out.
std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    std::size_t last_end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint first = decode_utf8(text, at);
        const auto c = static_cast<UChar32>(first.value);
        if (u_isUWhiteSpace(c)) {
            at += first.size;
            continue;
        }
        Part part;
        part.begin = at;
        const auto digit = [](UChar32 d) { return d >= '0' && d <= '9'; };
        const auto letter = [](UChar32 l) { return u_isalpha(l) || u_charType(l) == U_NON_SPACING_MARK; };
        part.kind = digit(c) ? Part::Kind::number : letter(c) ? Part::Kind::word : Part::Kind::mark;
        at += first.size;
        while (part.kind != Part::Kind::mark && at < text.size()) {
            const CodePoint next = decode_utf8(text, at);
            const auto n = static_cast<UChar32>(next.value);
            if (part.kind == Part::Kind::number ? !digit(n) : !letter(n)) break;
            at += next.size;
        }
        part.text = text.substr(part.begin, at - part.begin);
        if (part.kind == Part::Kind::number && part.text.size() <= 8) {
            for (const char d : part.text) part.number = part.number * 10 + static_cast<unsigned>(d - '0');
        }
        part.glued = part.begin == last_end && part.begin > 0;
        last_end = at;
        parts.push_back(part);
    }
    return parts;
}

class DayFinder {
public:
    explicit DayFinder(std::string_view text) : parts_(parts_of(text)) {}

    std::optional<FoundDay> find() const {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (i > 0 && parts_[i].glued && parts_[i].kind == Part::Kind::number && parts_[i - 1].mark_is("-/.") &&
                i > 1 && parts_[i - 2].kind == Part::Kind::number && parts_[i - 1].glued)
                continue;  // inside a longer number
            if (auto day = year_first(i)) return day;
            if (auto day = named_month(i)) return day;
            if (auto day = month_first(i)) return day;
            if (auto day = numeric(i)) return day;
        }
        return std::nullopt;
    }

private:
    const Part* part(std::size_t i) const { return i < parts_.size() ? &parts_[i] : nullptr; }
    bool mark(std::size_t i, std::string_view marks) const { return i < parts_.size() && parts_[i].mark_is(marks); }
    bool number(std::size_t i, std::size_t least, std::size_t most) const {
        return i < parts_.size() && parts_[i].number_of(least, most);
    }
    unsigned month(std::size_t i) const {
        return i < parts_.size() && parts_[i].kind == Part::Kind::word ? month_called(parts_[i].text) : 0;
    }
    bool word(std::size_t i, std::string_view text) const {
        return i < parts_.size() && parts_[i].kind == Part::Kind::word && parts_[i].text == text;
    }

    /// Past an ordinal's letters or dot behind the number at i: "18th", "18.", "1º".
    std::size_t past_ordinal(std::size_t i) const {
        ++i;
        if (i < parts_.size() && parts_[i].glued && parts_[i].kind == Part::Kind::word && parts_[i].text.size() <= 3)
            ++i;
        while (mark(i, ".,-")) ++i;
        return i;
    }

    std::optional<FoundDay> made(std::size_t first, std::size_t last, unsigned year, unsigned m, unsigned d) const {
        const Day day{std::chrono::year(static_cast<int>(year)), std::chrono::month(m), std::chrono::day(d)};
        if (!day.ok() || year < 1900 || year > 2100) return std::nullopt;
        return FoundDay{day, parts_[first].begin, parts_[last].end()};
    }

    /// 2022-10-18, 2022/10/18, 2022.10.18, 2022年10月18日, 2022 October 18th
    std::optional<FoundDay> year_first(std::size_t i) const {
        if (!number(i, 4, 4)) return std::nullopt;
        const bool marks = mark(i + 1, "-/.") && mark(i + 3, "-/.");
        const bool cjk = word(i + 1, "年") && word(i + 3, "月");
        if ((marks || cjk) && number(i + 2, 1, 2) && number(i + 4, 1, 2)) {
            return made(i, i + 4, parts_[i].number, parts_[i + 2].number, parts_[i + 4].number);
        }
        if (const unsigned m = month(i + 1); m != 0 && number(i + 2, 1, 2)) {
            return made(i, i + 2, parts_[i].number, m, parts_[i + 2].number);
        }
        return std::nullopt;
    }

    /// 18 October 2022, 18th of October, 2022, 18-Oct-2022, 18 de octubre de 2022, 5 DEC 89
    std::optional<FoundDay> named_month(std::size_t i) const {
        if (!number(i, 1, 2)) return std::nullopt;
        std::size_t at = past_ordinal(i);
        if (month(at) == 0 && at < parts_.size() && parts_[at].kind == Part::Kind::word && parts_[at].text.size() <= 2)
            ++at;
        const unsigned m = month(at);
        if (m == 0) return std::nullopt;
        ++at;
        while (mark(at, ".,-/")) ++at;
        if (at < parts_.size() && parts_[at].kind == Part::Kind::word && parts_[at].text.size() <= 3 &&
            number(at + 1, 4, 4))
            ++at;
        if (number(at, 4, 4)) return made(i, at, parts_[at].number, m, parts_[i].number);
        if (number(at, 2, 2) && parts_[at].number >= 70)
            return made(i, at, 1900 + parts_[at].number, m, parts_[i].number);
        return std::nullopt;
    }

    /// October 18, 2022, Oct. 18th 2022
    std::optional<FoundDay> month_first(std::size_t i) const {
        const unsigned m = number(i + 1, 1, 2) || mark(i + 1, ".-") ? month(i) : 0;
        if (m == 0) return std::nullopt;
        std::size_t at = i + 1;
        while (mark(at, ".-")) ++at;
        if (!number(at, 1, 2)) return std::nullopt;
        const unsigned d = parts_[at].number;
        at = past_ordinal(at);
        if (number(at, 4, 4)) return made(i, at, parts_[at].number, m, d);
        return std::nullopt;
    }

    /// 18.10.2022; 18/10/2022 and 10/18/2022 where only one reading is a day
    std::optional<FoundDay> numeric(std::size_t i) const {
        if (!number(i, 1, 2) || !number(i + 2, 1, 2) || !number(i + 4, 4, 4)) return std::nullopt;
        const unsigned a = parts_[i].number;
        const unsigned b = parts_[i + 2].number;
        if (mark(i + 1, ".") && mark(i + 3, ".")) return made(i, i + 4, parts_[i + 4].number, b, a);
        if (!mark(i + 1, "/-") || !mark(i + 3, "/-")) return std::nullopt;
        if (a == b || a > 12) return made(i, i + 4, parts_[i + 4].number, b, a);
        if (b > 12) return made(i, i + 4, parts_[i + 4].number, a, b);
        return std::nullopt;
    }

    std::vector<Part> parts_;
};

std::optional<Day> from_epoch(std::int64_t seconds) {
    using std::chrono::floor;
    const auto point = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    const Day day{floor<std::chrono::days>(point)};
    const int year = static_cast<int>(day.year());
    return day.ok() && year >= 1970 && year <= 2100 ? std::optional(day) : std::nullopt;
}

std::optional<Day> from_compact(std::string_view digits) {
    const std::string dashed = std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                               std::string(digits.substr(6, 2));
    const auto day = day_from_iso(dashed);
    return day && static_cast<int>(day->year()) >= 1900 && static_cast<int>(day->year()) <= 2100 ? day : std::nullopt;
}

}  // namespace

std::optional<FoundDay> find_day(std::string_view text) {
    return DayFinder(text).find();
}

std::optional<Day> day_from_metadata(std::string_view value) {
    value = trim(value);
    if (value.size() > 200) return std::nullopt;
    const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    const bool whole = digits == value.size() || value[digits] == '.';
    if (digits == 8 || digits == 14) {
        if (const auto day = from_compact(value)) return day;
    }
    if (whole && digits >= 9 && digits <= 11)
        return from_epoch(std::strtoll(std::string(value.substr(0, digits)).c_str(), nullptr, 10));
    if (whole && digits >= 12 && digits <= 14) {
        return from_epoch(std::strtoll(std::string(value.substr(0, digits)).c_str(), nullptr, 10) / 1000);
    }
    const auto found = find_day(value);
    return found ? std::optional(found->day) : std::nullopt;
}

bool is_date_line(std::string_view line) {
    constexpr std::size_t longest = 140;
    constexpr std::size_t most_words = 12;  // of a byline, an outlet's name, "Updated at"
    if (line.size() > longest) return false;
    line = trim(line);
    if (line.empty() || (line.back() == '.' && line.size() > 40)) return false;
    const auto found = find_day(line);
    if (!found) return false;
    std::size_t words = 0;
    for (const Part& part : parts_of(line)) {
        if (part.kind == Part::Kind::word && (part.begin < found->begin || part.begin >= found->end)) ++words;
    }
    return words <= most_words;
}

}  // namespace waybill
