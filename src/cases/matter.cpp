#include "cases/matter.h"

#include <algorithm>
#include <cmath>

namespace waybill {
namespace {

bool share_word(std::string_view a, std::string_view b) {
    const auto left = words_of(a);
    const auto right = words_of(b);
    return std::any_of(left.begin(), left.end(), [&](const std::string& word) {
        return word.size() > 3 && std::find(right.begin(), right.end(), word) != right.end();
    });
}

}  // namespace

bool counts_overlap(const Quantity& a, const Quantity& b) {
    return a.min.value_or(INT64_MIN) <= b.max.value_or(INT64_MAX) && b.min.value_or(INT64_MIN) <= a.max.value_or(INT64_MAX);
}

bool is_done(const Claim& claim) {
    return claim.certainty == Certainty::certain || claim.certainty == Certainty::probable;
}

Agreement compare(const Batch&, const Fact& a, const Fact& b) {
    const Claim& x = *a.claim;
    const Claim& y = *b.claim;
    Agreement agreement;
    if (x.stage != y.stage || x.polarity != y.polarity) return agreement;
    agreement.compatible = true;
    if (x.polarity == Polarity::affirmed && is_done(x) != is_done(y)) agreement.compatible = false;
    if (a.family != Names::none && b.family != Names::none && a.family != b.family) agreement.compatible = false;
    if (x.quantity || y.quantity) ++agreement.given;
    if (x.quantity && y.quantity && x.quantity->unit == y.quantity->unit) {
        if (!counts_overlap(*x.quantity, *y.quantity)) {
            agreement.compatible = false;
        } else if ((x.quantity->min && x.quantity->min == y.quantity->min) || (x.quantity->max && x.quantity->max == y.quantity->max)) {
            ++agreement.shared;
        }
    }
    if (x.value || y.value) ++agreement.given;
    if (x.value && y.value && x.value->currency == y.value->currency) {
        const double ratio = x.value->amount > 0 ? y.value->amount / x.value->amount : 0;
        if (std::abs(ratio - 1) <= 0.02) {
            ++agreement.shared;
        } else {
            agreement.compatible = false;
        }
    }
    if (a.when.given() || b.when.given()) ++agreement.given;
    if (a.when.given() && b.when.given()) {
        if (!a.when.overlaps(b.when)) {
            agreement.compatible = false;
        } else if ((a.when.from != DayRange::open_from && a.when.from == b.when.from) ||
                   (a.when.to != DayRange::open_to && a.when.to == b.when.to)) {
            ++agreement.shared;
        }
    }
    if (agreement.compatible && x.place && y.place) {
        ++agreement.given;
        if (share_word(*x.place, *y.place)) ++agreement.shared;
    }
    return agreement;
}

}  // namespace waybill
