#include "cases/claim_words.h"

#include <fmt/format.h>

namespace waybill {
namespace {

/// 1,000
std::string count(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

}  // namespace

std::string item_text(const Item& item) {
    if (item.designation) return *item.designation;
    return item.text.empty() ? std::string(to_string(item.category)) : item.text;
}

std::string quantity_text(const std::optional<Quantity>& q) {
    if (!q) return "";
    std::string text;
    if (q->min && q->max) text = *q->min == *q->max ? count(*q->min) : count(*q->min) + "-" + count(*q->max);
    else if (q->min) text = count(*q->min) + " or more";
    else if (q->max) text = "up to " + count(*q->max);
    else text = q->text;
    return q->unit.empty() ? text : text + " " + q->unit;
}

std::string value_text(const std::optional<Value>& v) {
    if (!v) return "";
    return fmt::format("{:.15g} {}", v->amount, v->currency);
}

std::string date_text(const std::optional<DateRange>& d) {
    if (!d) return "";
    if (d->from == d->to) return d->from;
    if (d->from.empty()) return "until " + d->to;
    if (d->to.empty()) return "from " + d->from;
    return d->from + " to " + d->to;
}

std::string sources_text(const Claim& claim) {
    if (claim.sources.empty()) return "the author";
    std::string text;
    for (const std::string& source : claim.sources) text += (text.empty() ? "" : " > ") + source;
    return text;
}

std::string stage_text(const Claim& claim) {
    std::string text(to_string(claim.stage));
    if (claim.polarity == Polarity::denied) text += ", denied";
    if (claim.certainty != Certainty::certain) text += ", " + std::string(to_string(claim.certainty));
    return text;
}

std::string parties_text(const std::optional<std::string>& supplier, const std::optional<std::string>& recipient) {
    return supplier.value_or("?") + " -> " + recipient.value_or("?");
}

}  // namespace waybill
