#include "claims/merge.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {

namespace {

/// A designation without what may be written in several ways.
std::string squeezed(std::string_view designation) {
    std::string out;
    for (const char c : ascii_lower(designation)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

bool same_item(const Item& a, const Item& b) {
    if (a.designation && b.designation) return squeezed(*a.designation) == squeezed(*b.designation);
    return a.category == b.category || (drone(a.category) && drone(b.category));
}

std::string innermost(const Claim& claim) { return claim.sources.empty() ? std::string() : claim.sources.back(); }

bool same_claim(const Claim& a, const Claim& b) {
    if (!same_core(a, b)) return false;
    if (a.quantity && b.quantity && (a.quantity->min != b.quantity->min || a.quantity->max != b.quantity->max)) return false;
    const std::string x = innermost(a);
    const std::string y = innermost(b);
    return x == y || (!x.empty() && !y.empty() && (x.find(y) != std::string::npos || y.find(x) != std::string::npos));
}

int strength(Certainty certainty) {
    switch (certainty) {
        case Certainty::certain: return 3;
        case Certainty::planned: return 2;
        case Certainty::probable: return 1;
        case Certainty::possible: return 0;
    }
    return 0;
}

void absorb(Claim& claim, Claim other) {
    if (!claim.item.designation && other.item.designation) claim.item = other.item;
    if (!claim.quantity) claim.quantity = other.quantity;
    if (!claim.value) claim.value = other.value;
    if (!claim.date) claim.date = other.date;
    if (!claim.place) claim.place = other.place;
    if (strength(other.certainty) < strength(claim.certainty) && other.certainty != Certainty::planned) claim.certainty = other.certainty;
    if (other.sources.size() > claim.sources.size()) claim.sources = other.sources;
    for (Evidence& evidence : other.evidence) {
        const bool known = std::any_of(claim.evidence.begin(), claim.evidence.end(), [&](const Evidence& e) { return e.span == evidence.span; });
        if (!known) claim.evidence.push_back(std::move(evidence));
    }
    for (std::string& rule : other.rules) {
        if (std::find(claim.rules.begin(), claim.rules.end(), rule) == claim.rules.end()) claim.rules.push_back(std::move(rule));
    }
    claim.confidence = std::max(claim.confidence, other.confidence);
}

}  // namespace

bool same_core(const Claim& a, const Claim& b) {
    return a.stage == b.stage && a.supplier == b.supplier && a.recipient == b.recipient && a.polarity == b.polarity && same_item(a.item, b.item);
}

std::vector<Claim> merge_claims(std::vector<Claim> claims) {
    std::vector<Claim> merged;
    for (Claim& claim : claims) {
        const auto at = std::find_if(merged.begin(), merged.end(), [&](const Claim& other) { return same_claim(other, claim); });
        if (at == merged.end()) {
            merged.push_back(std::move(claim));
        } else {
            absorb(*at, std::move(claim));
        }
    }
    std::stable_sort(merged.begin(), merged.end(), [](const Claim& a, const Claim& b) {
        const std::uint32_t x = a.evidence.empty() ? 0 : a.evidence.front().span.begin;
        const std::uint32_t y = b.evidence.empty() ? 0 : b.evidence.front().span.begin;
        return x < y;
    });
    return merged;
}

}  // namespace waybill
