#include "cli/claim_edit.h"

#include <charconv>
#include <chrono>
#include <fmt/format.h>

#include "base/date.h"
#include "cli/filter_options.h"
#include "engine/asked.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr const char* open = "none";

std::optional<std::int64_t> whole_number(std::string text) {
    std::erase(text, ',');
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// The first or the last day of "2022", "2022-08" or "2022-08-17"; empty when it is none of these.
std::string day_of(const std::string& text, bool last) {
    if (text.empty() || text.find_first_not_of("0123456789-") != std::string::npos) return {};
    if (text.size() == 4) return day_of(text + (last ? "-12" : "-01"), last);
    if (text.size() == 10) return day_from_iso(text) ? text : std::string{};
    const auto first = day_from_iso(text + "-01");
    if (text.size() != 7 || !first) return {};
    if (!last) return text + "-01";
    const std::chrono::year_month_day_last end{first->year(), std::chrono::month_day_last{first->month()}};
    return fmt::format("{}-{:02}", text, static_cast<unsigned>(end.day()));
}

template <class Enum>
void set_enum(const std::string& text, std::optional<Enum> (*from)(std::string_view), Enum& member) {
    if (!text.empty()) member = from(text).value_or(member);
}

void set_text(const std::string& text, std::optional<std::string>& member) {
    if (text == open) member.reset();
    else if (!text.empty()) member = text;
}

}  // namespace

Quantity parse_quantity(const std::string& text) {
    Quantity q;
    q.text = text;
    const auto wrong = [&] { return UsageError("--quantity takes a number or a range, such as 1000, 18-20, 18+ or ..20, not '" + text + "'"); };
    std::string low = text;
    std::string high = text;
    if (const auto dots = text.find(".."); dots != std::string::npos) {
        low = text.substr(0, dots);
        high = text.substr(dots + 2);
    } else if (text.ends_with('+')) {
        low.pop_back();
        high.clear();
    } else if (const auto dash = text.find('-'); dash != std::string::npos && dash > 0) {
        low = text.substr(0, dash);
        high = text.substr(dash + 1);
    }
    if (low.empty() && high.empty()) throw wrong();
    if (!low.empty() && !(q.min = whole_number(low))) throw wrong();
    if (!high.empty() && !(q.max = whole_number(high))) throw wrong();
    if (q.min && q.max && *q.min > *q.max) throw UsageError("--quantity: " + low + " is more than " + high);
    return q;
}

Value parse_value(const std::string& text) {
    Value v;
    v.text = text;
    const auto space = text.find(' ');
    const std::string number = text.substr(0, space);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), v.amount);
    if (space != std::string::npos) v.currency = text.substr(space + 1);
    const bool code = v.currency.size() == 3 && v.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (error != std::errc{} || end != number.data() + number.size() || !code || !(v.amount >= 0)) {
        throw UsageError("--value takes an amount and a currency, such as '2.5e9 USD', not '" + text + "'");
    }
    return v;
}

DateRange parse_date_range(const std::string& text) {
    const auto dots = text.find("..");
    const std::string from = text.substr(0, dots);
    const std::string to = dots == std::string::npos ? from : text.substr(dots + 2);
    const DateRange range{day_of(from, false), day_of(to, true), text};
    const bool read = (from.empty() || !range.from.empty()) && (to.empty() || !range.to.empty()) && !(from.empty() && to.empty());
    if (!read) throw UsageError("--date takes a year, month or day, or a range such as 2022-08..2022-10-17, not '" + text + "'");
    if (!range.from.empty() && !range.to.empty() && range.from > range.to) throw UsageError("--date: the range '" + text + "' ends before it begins");
    return range;
}

void ClaimEdit::setup(Options& options) {
    options.choice("--stage", "correct: the stage", enum_choices(Stage::halt), stage);
    options.text("--supplier", "PARTY", "correct: the supplier, or 'none'", supplier);
    options.text("--recipient", "PARTY", "correct: the recipient, or 'none'", recipient);
    options.text("--designation", "NAME", "correct: what the item is called, or 'none'", designation);
    options.choice("--category", "correct: the kind of item", enum_choices(Category::other), category);
    options.text("--item", "TEXT", "correct: the words for the item", item);
    options.text("--quantity", "NUMBER", "correct: how many: 1000, 18-20, 18+, ..20, or 'none'", quantity);
    options.text("--unit", "TEXT", "correct: of what, such as 'batteries', or 'none' for single items", unit);
    options.text("--value", "AMOUNT", "correct: what it is worth: '2.5e9 USD', or 'none'", value);
    options.text("--date", "DATE", "correct: when: 2022, 2022-08, 2022-08-17, 2022-08..2022-10, or 'none'", date);
    options.text("--place", "NAME", "correct: where, or 'none'", place);
    options.choice("--polarity", "correct: whether it is said or denied", enum_choices(Polarity::denied), polarity);
    options.choice("--certainty", "correct: how certain the source is", enum_choices(Certainty::planned), certainty);
    options.texts("--source", "NAME", "correct: who says so, outermost first; 'none' for the author", sources);
}

bool ClaimEdit::empty() const {
    for (const std::string* text : {&stage, &supplier, &recipient, &designation, &category, &item, &quantity, &unit, &value, &date, &place, &polarity, &certainty}) {
        if (!text->empty()) return false;
    }
    return sources.empty();
}

Claim ClaimEdit::apply(const Catalogue& catalogue, Claim claim) const {
    set_enum(stage, stage_from, claim.stage);
    set_enum(category, category_from, claim.item.category);
    set_enum(polarity, polarity_from, claim.polarity);
    set_enum(certainty, certainty_from, claim.certainty);
    set_text(supplier == open ? supplier : party_as_written(catalogue, supplier), claim.supplier);
    set_text(recipient == open ? recipient : party_as_written(catalogue, recipient), claim.recipient);
    if (!designation.empty() && designation != open) {
        const System* system = catalogue.system_named(designation);
        claim.item.designation = system != nullptr ? system->designation : designation;
        if (system != nullptr && category.empty()) claim.item.category = system->category;
    } else {
        set_text(designation, claim.item.designation);
    }
    if (!item.empty()) claim.item.text = item;
    if (quantity == open) {
        claim.quantity.reset();
    } else if (!quantity.empty()) {
        const std::string old_unit = claim.quantity ? claim.quantity->unit : std::string{};
        claim.quantity = parse_quantity(quantity);
        claim.quantity->unit = old_unit;
    }
    if (!unit.empty()) {
        if (!claim.quantity) throw UsageError("--unit needs a quantity; give --quantity too");
        claim.quantity->unit = unit == open ? "" : unit;
    }
    if (value == open) claim.value.reset();
    else if (!value.empty()) claim.value = parse_value(value);
    if (date == open) claim.date.reset();
    else if (!date.empty()) claim.date = parse_date_range(date);
    set_text(place, claim.place);
    if (sources.size() == 1 && sources.front() == open) claim.sources.clear();
    else if (!sources.empty()) claim.sources = sources;
    return claim;
}

}  // namespace waybill
