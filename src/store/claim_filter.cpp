#include "store/claim_filter.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {
namespace {

bool same_item(const std::vector<std::string>& wanted, const Item& item) {
    if (wanted.empty()) return true;
    const std::string designation = item.designation ? item_key(*item.designation) : std::string{};
    const std::string text = item_key(item.text);
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
        const std::string k = item_key(w);
        return !k.empty() && (designation == k || text.find(k) != std::string::npos);
    });
}

}  // namespace

std::string item_key(std::string_view text) {
    std::string kept;
    for (const char c : fold(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) kept.push_back(c);
    }
    return kept;
}

bool is_party(const std::string& wanted, const std::optional<std::string>& party) {
    return wanted.empty() || (party && fold(*party) == fold(wanted));
}

bool in_time(const ClaimFilter& filter, const std::string& date) {
    if (filter.since.empty() && filter.until.empty()) return true;
    if (date.empty()) return false;
    if (!filter.since.empty() && date < filter.since) return false;
    return filter.until.empty() || date.substr(0, filter.until.size()) <= filter.until;
}

bool matches(const ClaimFilter& f, const DocumentHead& document, const Claim& claim) {
    const Review review = review_of(claim);
    if (f.review ? review != *f.review : review == Review::rejected) return false;
    return claim.confidence >= f.min_confidence && (!f.category || claim.item.category == *f.category) &&
           (!f.stage || claim.stage == *f.stage) && (!f.polarity || claim.polarity == *f.polarity) &&
           (f.document.empty() || document.id == f.document) && in_time(f, document.published) &&
           (f.outlet.empty() || fold(document.outlet) == fold(f.outlet)) && is_party(f.supplier, claim.supplier) &&
           is_party(f.recipient, claim.recipient) && same_item(f.items, claim.item);
}

}  // namespace waybill
