#include "cases/claim_key.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "cases/matter.h"
#include "claims/claim_json.h"

namespace waybill {
namespace {

bool overlap(const Evidence& a, const Evidence& b) {
    if (a.span.empty() || b.span.empty()) return a.text == b.text;
    return a.span.overlaps(b.span);
}

bool share_evidence(const Claim& a, const Claim& b) {
    return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Evidence& e) {
        return std::any_of(b.evidence.begin(), b.evidence.end(), [&](const Evidence& f) { return overlap(e, f); });
    });
}

/// -1 they differ, 0 one of them is open, 1 the same.
int party_likeness(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    if (!a || !b) return 0;
    return *a == *b ? 1 : -1;
}

}  // namespace

std::string claim_key(const Claim& claim) {
    Claim said = claim;
    said.rules.clear();
    said.confidence = 1;
    said.optional = false;
    return fmt::format("{:016x}", hash64(to_json(said).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
}

std::string claim_gist(const Claim& claim) {
    return fmt::format("{}{}{} {}>{} {}", to_string(claim.stage), claim.polarity == Polarity::denied ? " denied" : "", is_done(claim) ? "" : " planned",
                       claim.supplier.value_or("?"), claim.recipient.value_or("?"),
                       claim.item.designation.value_or(std::string(to_string(claim.item.category))));
}

int claim_likeness(const Claim& earlier, const Claim& later) {
    if (earlier.stage != later.stage || !share_evidence(earlier, later)) return 0;
    const int supplier = party_likeness(earlier.supplier, later.supplier);
    const int recipient = party_likeness(earlier.recipient, later.recipient);
    const bool both_open = !earlier.supplier && !earlier.recipient && !later.supplier && !later.recipient;
    if (supplier < 0 || recipient < 0 || (supplier + recipient == 0 && !both_open)) return 0;
    int likeness = 1 + 8 * supplier + 8 * recipient;
    if (earlier.item.designation == later.item.designation) likeness += earlier.item.designation ? 6 : 3;
    if (earlier.item.category == later.item.category) likeness += 3;
    if (earlier.polarity == later.polarity) likeness += 4;
    if (earlier.quantity == later.quantity) likeness += 2;
    if (earlier.certainty == later.certainty) likeness += 1;
    if (earlier.sources == later.sources) likeness += 1;
    if (!earlier.evidence.empty() && !later.evidence.empty() && earlier.evidence.front() == later.evidence.front()) likeness += 2;
    return likeness;
}

}  // namespace waybill
