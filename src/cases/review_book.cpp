#include "cases/review_book.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "cases/claim_key.h"

namespace waybill {
namespace {

bool is_verdict(DecisionKind kind) { return kind == DecisionKind::accept || kind == DecisionKind::reject || kind == DecisionKind::correct; }

Review review_by(DecisionKind kind) {
    if (kind == DecisionKind::accept) return Review::accepted;
    return kind == DecisionKind::reject ? Review::rejected : Review::corrected;
}

std::string by(const Decision& d) {
    std::string text = d.author + " on " + d.time.substr(0, 10);
    if (!d.reason.empty()) text += ": " + d.reason;
    return text;
}

}  // namespace

ReviewBook::ReviewBook(std::vector<Decision> decisions) : decisions_(std::move(decisions)), in_force_(decisions_.size(), true) {
    std::sort(decisions_.begin(), decisions_.end(), [](const Decision& a, const Decision& b) { return a.number < b.number; });
    // From the last to the first: whether an undoing holds is known before what it undoes.
    for (std::size_t i = decisions_.size(); i-- > 0;) {
        if (decisions_[i].kind != DecisionKind::undo || !in_force_[i]) continue;
        for (std::size_t j = 0; j < i; ++j) {
            if (decisions_[j].number == decisions_[i].undoes) in_force_[j] = false;
        }
    }
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
        if (!in_force_[i]) continue;
        for (const JudgedClaim& judged : decisions_[i].claims) note(judged, decisions_[i]);
        for (const JudgedClaim& judged : decisions_[i].others) note(judged, decisions_[i]);
    }
}

void ReviewBook::note(const JudgedClaim& judged, const Decision& decision) {
    std::vector<Subject>& of_doc = subjects_[judged.doc];
    const std::string key = claim_key(judged.claim);
    auto at = std::find_if(of_doc.begin(), of_doc.end(), [&](const Subject& s) { return s.key == key; });
    if (at == of_doc.end()) at = of_doc.insert(of_doc.end(), Subject{key, judged.claim, {}, 0});
    if (!is_verdict(decision.kind)) return;
    at->verdict = decision.number;
    if (decision.reading) at->readings.push_back(*decision.reading);
}

const Decision* ReviewBook::decision(std::int64_t number) const {
    const auto at = std::lower_bound(decisions_.begin(), decisions_.end(), number, [](const Decision& d, std::int64_t n) { return d.number < n; });
    return at == decisions_.end() || at->number != number ? nullptr : &*at;
}

bool ReviewBook::in_force(std::int64_t number) const {
    const Decision* found = decision(number);
    return found != nullptr && in_force_[static_cast<std::size_t>(found - decisions_.data())];
}

ReviewBook::Found ReviewBook::find(const std::string& doc, std::span<const Claim> extracted) const {
    Found found;
    const auto subjects = subjects_.find(doc);
    if (subjects == subjects_.end()) return found;
    std::vector<bool> taken(extracted.size(), false);
    std::vector<const Subject*> open;
    std::vector<std::string> keys;
    for (const Claim& claim : extracted) keys.push_back(claim_key(claim));
    for (const Subject& subject : subjects->second) {
        std::optional<std::uint32_t>& place = found[subject.key];
        for (std::uint32_t i = 0; i < keys.size() && !place; ++i) {
            if (taken[i] || keys[i] != subject.key) continue;
            taken[i] = true;
            place = i;
        }
        if (!place) open.push_back(&subject);
    }
    std::vector<std::tuple<int, std::size_t, std::uint32_t>> pairs;  // minus likeness, subject, claim
    for (std::size_t s = 0; s < open.size(); ++s) {
        for (std::uint32_t i = 0; i < extracted.size(); ++i) {
            if (taken[i]) continue;
            int likeness = claim_likeness(open[s]->claim, extracted[i]);
            for (const Claim& reading : open[s]->readings) likeness = std::max(likeness, claim_likeness(reading, extracted[i]));
            if (likeness > 0) pairs.emplace_back(-likeness, s, i);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [likeness, s, i] : pairs) {
        std::optional<std::uint32_t>& place = found[open[s]->key];
        if (place || taken[i]) continue;
        taken[i] = true;
        place = i;
    }
    return found;
}

void ReviewBook::apply(const std::string& doc, std::vector<Claim>& extracted) const {
    const auto subjects = subjects_.find(doc);
    if (subjects == subjects_.end()) return;
    const Found found = find(doc, extracted);
    for (const Subject& subject : subjects->second) {
        const auto place = found.at(subject.key);
        const Decision* verdict = decision(subject.verdict);
        if (!place || verdict == nullptr) continue;
        Claim& claim = extracted[*place];
        if (verdict->kind != DecisionKind::reject) {
            Claim read = verdict->reading.value_or(subject.claim);
            read.evidence = claim.evidence;  // its spans fit the text as it now is
            read.rules = claim.rules;
            read.confidence = 1;
            claim = std::move(read);
        }
        mark_review(claim, review_by(verdict->kind), verdict->number);
    }
}

std::map<std::string, ReviewBook::Found> ReviewBook::find_all(std::span<const DocumentClaims> extracted) const {
    std::map<std::string, Found> all;
    for (const DocumentClaims& entry : extracted) {
        if (touches(entry.doc)) all[entry.doc] = find(entry.doc, entry.claims);
    }
    return all;
}

Directions ReviewBook::directions(std::span<const DocumentClaims> extracted) const {
    Directions directions;
    const std::map<std::string, Found> all = find_all(extracted);
    const auto refs = [&](const std::vector<JudgedClaim>& judged) {
        std::vector<ClaimRef> list;
        for (const JudgedClaim& one : judged) {
            const auto doc = all.find(one.doc);
            if (doc == all.end()) continue;
            if (const auto place = doc->second.at(claim_key(one.claim))) list.push_back({one.doc, *place});
        }
        return list;
    };
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
        const Decision& d = decisions_[i];
        if (!in_force_[i]) continue;
        if (d.kind == DecisionKind::merge || d.kind == DecisionKind::split) {
            directions.cases.push_back({d.kind == DecisionKind::merge, refs(d.claims), refs(d.others), d.number, by(d)});
        } else if (d.kind == DecisionKind::rate && d.source == "*") {
            directions.letters_off = d.letter == '-';
        } else if (d.kind == DecisionKind::rate) {
            directions.letters.push_back({d.source, d.letter});
        }
    }
    return directions;
}

std::vector<LostClaim> ReviewBook::lost(std::span<const DocumentClaims> extracted) const {
    const std::map<std::string, Found> all = find_all(extracted);
    std::vector<LostClaim> lost;
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
        if (!in_force_[i]) continue;
        for (const auto* list : {&decisions_[i].claims, &decisions_[i].others}) {
            for (const JudgedClaim& judged : *list) {
                const auto doc = all.find(judged.doc);
                if (doc == all.end() || !doc->second.at(claim_key(judged.claim))) lost.push_back({decisions_[i].number, judged});
            }
        }
    }
    return lost;
}

}  // namespace waybill
