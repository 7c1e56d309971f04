// From the careful reader's proposals to the claims of a document.
#include <algorithm>

#include "claims/merge.h"
#include "claims/reader.h"
#include "claims/slots.h"

namespace waybill {

namespace {

bool same_claim(const Claim& a, const Claim& b) {
    return same_core(a, b) && (a.sources.empty() || b.sources.empty() || a.sources.back() == b.sources.back());
}

/// A reading that the context may call for, inside words that are read for sure ("October" of "October last year"), gives way to these.
template <class Mention>
const Mention& sure_reading(const std::vector<Mention>& pool, std::uint32_t index) {
    const Mention& chosen = pool[index];
    if (!chosen.extra) return chosen;
    const auto sure = std::find_if(pool.begin(), pool.end(), [&](const Mention& m) {
        return !m.extra && m.at.span.begin <= chosen.at.span.begin && chosen.at.span.end <= m.at.span.end;
    });
    return sure == pool.end() ? chosen : *sure;
}

/// Whether a count says of how many others are taken: "the first of two", "five of the 12".
bool counts_the_whole(const Tree& tree, Span number) {
    std::uint32_t first = tree.token_from(number.begin);
    while (first > 0 && tree[first - 1].upos == Upos::det) --first;
    return first > 0 && tree.word(first - 1) == "of";
}

/// The count that stands before an item's words, with three words between at most ("7,000 German small arms"); null when there is none.
const NumberMention* number_before(const Tree& tree, const MentionPool& pool, Span item) {
    constexpr std::ptrdiff_t most_blanks = 4;
    const NumberMention* nearest = nullptr;
    for (const PoolNumber& number : pool.numbers) {
        const Span span = number.at.span;
        if (number.extra || span.end >= item.begin || (nearest && nearest->span.end > span.end)) continue;
        const std::string_view between = Span{span.end, item.begin}.of(tree.text());
        const bool broken = between.find_first_of(",;:.()\"\n") != std::string_view::npos;
        if (!broken && std::count(between.begin(), between.end(), ' ') <= most_blanks) nearest = &number.at;
    }
    return nearest && !counts_the_whole(tree, nearest->span) ? nearest : nullptr;
}

Claim claim_of(const Tree& tree, const MentionPool& pool, const ClaimProposal& p) {
    const Analysis& analysis = tree.analysis();
    const std::string_view text = tree.text();
    Claim claim;
    claim.stage = p.stage;
    claim.supplier = p.supplier;
    claim.recipient = p.recipient;
    claim.item = {p.designation, p.category, std::string(p.item.of(text))};
    if (const NumberMention* own = number_before(tree, pool, p.item)) {
        claim.quantity = Quantity{own->min, own->max, {}, std::string(own->span.of(text))};
    } else if (p.number) {
        const NumberMention& n = sure_reading(pool.numbers, *p.number).at;
        claim.quantity = Quantity{n.min, n.max, {}, std::string(n.span.of(text))};
    }
    if (p.time) {
        const TimeMention& t = sure_reading(pool.times, *p.time).at;
        claim.date = DateRange{t.from, t.to, std::string(t.span.of(text))};
    }
    claim.polarity = p.polarity;
    claim.certainty = p.certainty;
    if (const Attribution* around = p.item.empty() ? nullptr : attribution_of(analysis, p.item)) {
        claim.sources = around->chain;
    } else if (p.source) {
        claim.sources = analysis.attributions[*p.source].chain;
    }
    const Span sentence = analysis.sentences[p.sentence].span;
    claim.evidence.push_back({std::string(sentence.of(text)), sentence});
    claim.rules = {"claims.model"};
    claim.confidence = p.confidence;
    return claim;
}

}  // namespace

std::vector<Claim> claims_from(const Tree& tree, const MentionPool& pool, std::vector<ClaimProposal> proposals, double threshold) {
    std::erase_if(proposals, [&](const ClaimProposal& p) { return p.confidence < threshold; });
    // The surest first: the others only add to it.
    std::stable_sort(proposals.begin(), proposals.end(), [](const ClaimProposal& a, const ClaimProposal& b) {
        return a.confidence != b.confidence ? a.confidence > b.confidence : a.sentence < b.sentence;
    });
    std::vector<Claim> claims;
    for (const ClaimProposal& proposal : proposals) {
        Claim claim = claim_of(tree, pool, proposal);
        const auto at = std::find_if(claims.begin(), claims.end(), [&](const Claim& other) { return same_claim(claim, other); });
        if (at == claims.end()) {
            claims.push_back(std::move(claim));
            continue;
        }
        const bool known = std::any_of(at->evidence.begin(), at->evidence.end(), [&](const Evidence& e) { return e == claim.evidence.front(); });
        if (!known) at->evidence.push_back(claim.evidence.front());
        if (!at->quantity) at->quantity = claim.quantity;
        if (!at->date) at->date = claim.date;
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim& a, const Claim& b) { return a.evidence.front().span.begin < b.evidence.front().span.begin; });
    return claims;
}

}  // namespace waybill
