#include "engine/review.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "cases/claim_key.h"
#include "engine/ledger.h"
#include "waybill/error.h"

namespace waybill {
namespace {

Decision signed_by(DecisionKind kind, const Signature& by) {
    Decision d;
    d.kind = kind;
    d.author = by.author;
    d.time = by.time;
    d.reason = by.reason;
    return d;
}

JudgedClaim judged(const ReviewedClaim& claim) { return {claim.document.id, claim.index, claim.extracted}; }

std::int64_t put(Store& store, const Decision& decision) { return store.put_decisions(std::span(&decision, 1)); }

std::int64_t put_verdicts(Store& store, DecisionKind kind, std::span<const ReviewedClaim> claims, const Signature& by) {
    if (claims.empty()) throw UsageError("no claim to " + std::string(to_string(kind)));
    std::vector<Decision> decisions;
    for (const ReviewedClaim& claim : claims) {
        Decision d = signed_by(kind, by);
        d.claims.push_back(judged(claim));
        // What was corrected before is accepted as corrected.
        if (kind == DecisionKind::accept && review_of(claim.standing) == Review::corrected) {
            d.reading = claim.standing;
            d.reading->rules.clear();
        }
        decisions.push_back(std::move(d));
    }
    return store.put_decisions(decisions);
}

std::vector<DocumentClaims> extracted_claims(const Store& store) {
    std::vector<DocumentClaims> all;
    store.each_document(true, [&](const StoredDocument& s) { all.push_back({s.id, s.document.published, s.document.lang, s.claims}); });
    return all;
}

/// The claims as extracted, each document read once.
class Extracted {
public:
    explicit Extracted(const Store& store) : store_(store) {}
    JudgedClaim judged(const ClaimRef& ref) {
        const auto [at, fresh] = claims_.try_emplace(ref.doc);
        if (fresh) {
            if (const auto stored = store_.document(ref.doc)) at->second = stored->claims;
        }
        if (ref.index >= at->second.size()) throw StoreError("no claim " + std::to_string(ref.index) + " in document " + ref.doc);
        return {ref.doc, ref.index, at->second[ref.index]};
    }

private:
    const Store& store_;
    std::map<std::string, std::vector<Claim>> claims_;
};

}  // namespace

ReviewedClaim claim_named(const Store& store, const std::string& name) {
    const auto hash = name.rfind('#');
    std::uint32_t index = 0;
    const char* end = name.data() + name.size();
    if (hash == std::string::npos || hash + 1 == name.size() || hash == 0 ||
        std::from_chars(name.data() + hash + 1, end, index).ptr != end) {
        throw UsageError("'" + name + "' names no claim; write DOCUMENT#NUMBER, as 'waybill claims' lists them");
    }
    const std::string document = name.substr(0, hash);
    std::vector<DocumentHead> found = store.find_documents(document, 5);
    // A whole name or id goes before ids that begin so.
    std::vector<DocumentHead> exact;
    for (const DocumentHead& head : found) {
        if (head.name == document || head.id == document) exact.push_back(head);
    }
    if (!exact.empty()) found = exact;
    if (found.empty()) throw UsageError("no document '" + document + "'; 'waybill claims' lists claims as DOCUMENT#NUMBER");
    if (found.size() > 1) {
        throw UsageError("'" + document + "' may be several documents, such as " + found[0].id + " and " + found[1].id + "; give the id instead, " +
                         found[0].id + "#" + std::to_string(index));
    }
    const std::optional<StoredDocument> stored = store.document(found.front().id);
    if (!stored || index >= stored->claims.size()) {
        throw UsageError("document '" + document + "' has no claim " + std::to_string(index) + "; 'waybill claims' lists them");
    }
    std::vector<Claim> standing = stored->claims;
    ReviewBook(store.decisions()).apply(stored->id, standing);
    return {found.front(), index, stored->claims[index], standing[index]};
}

std::int64_t accept_claims(Store& store, std::span<const ReviewedClaim> claims, const Signature& by) {
    return put_verdicts(store, DecisionKind::accept, claims, by);
}

std::int64_t reject_claims(Store& store, std::span<const ReviewedClaim> claims, const Signature& by) {
    return put_verdicts(store, DecisionKind::reject, claims, by);
}

std::int64_t correct_claim(Store& store, const ReviewedClaim& claim, const Claim& reading, const Signature& by) {
    Decision d = signed_by(DecisionKind::correct, by);
    d.claims.push_back(judged(claim));
    d.reading = reading;
    d.reading->evidence = claim.extracted.evidence;
    d.reading->rules.clear();
    d.reading->confidence = 1;
    Claim before = claim.standing;
    before.rules.clear();
    if (claim_key(before) == claim_key(*d.reading)) throw UsageError("the claim reads so already; to confirm it, 'waybill review accept'");
    return put(store, d);
}

std::int64_t merge_cases(const Engine& engine, Store& store, const std::vector<std::string>& ids, const Signature& by) {
    const Ledger ledger = current_ledger(engine, store);
    Decision d = signed_by(DecisionKind::merge, by);
    std::set<std::string> seen;
    Extracted extracted(store);
    for (const std::string& id : ids) {
        const Case& c = case_named(ledger, id);
        if (!seen.insert(c.id).second) continue;
        d.cases.push_back(c.id);
        for (const Membership& m : c.claims) d.claims.push_back(extracted.judged(m.claim));
    }
    if (d.cases.size() < 2) throw UsageError("a merge needs two cases at least; 'waybill cases' lists them");
    return put(store, d);
}

std::int64_t split_case(const Engine& engine, Store& store, const std::string& id, std::span<const ReviewedClaim> claims, const Signature& by) {
    const Ledger ledger = current_ledger(engine, store);
    const Case& c = case_named(ledger, id);
    std::set<ClaimRef> going;
    for (const ReviewedClaim& claim : claims) going.insert({claim.document.id, claim.index});
    Decision d = signed_by(DecisionKind::split, by);
    d.cases.push_back(c.id);
    Extracted extracted(store);
    for (const Membership& m : c.claims) (going.erase(m.claim) > 0 ? d.claims : d.others).push_back(extracted.judged(m.claim));
    if (!going.empty()) {
        throw UsageError("claim " + going.begin()->doc + "#" + std::to_string(going.begin()->index) + " is not in case '" + c.id + "'; 'waybill case " + c.id + "' lists its claims");
    }
    if (d.claims.empty()) throw UsageError("a split needs the claims that make the other case");
    if (d.others.empty()) throw UsageError("these are all claims of case '" + c.id + "'; leave at least one");
    return put(store, d);
}

std::int64_t rate_source(Store& store, const std::string& source, char letter, const Signature& by) {
    const bool whole = source == "*";
    if (source.empty()) throw UsageError("the source has no name");
    if (whole ? letter != '-' && letter != '+' : letter < 'A' || letter > 'F') {
        throw UsageError("the letter of a source is from A (completely reliable) to F (cannot be judged)");
    }
    Decision d = signed_by(DecisionKind::rate, by);
    d.source = source;
    d.letter = letter;
    return put(store, d);
}

std::int64_t undo_decision(Store& store, std::int64_t number, const Signature& by) {
    const ReviewBook book(store.decisions());
    if (number == 0) {
        for (const Decision& d : book.decisions()) {
            if (d.kind != DecisionKind::undo && book.in_force(d.number)) number = d.number;
        }
        if (number == 0) throw UsageError("there is no decision to undo");
    }
    if (book.decision(number) == nullptr) throw UsageError("no decision " + std::to_string(number) + "; 'waybill review log' lists them");
    if (!book.in_force(number)) throw UsageError("decision " + std::to_string(number) + " is undone already; to have it back, undo the undoing");
    Decision d = signed_by(DecisionKind::undo, by);
    d.undoes = number;
    return put(store, d);
}

std::vector<LostClaim> lost_claims(const Store& store) {
    const ReviewBook book(store.decisions());
    if (book.decisions().empty()) return {};
    return book.lost(extracted_claims(store));
}

std::size_t each_reference(const Store& store, bool partial, const std::function<void(const StoredDocument&, const DocumentClaims&)>& visit) {
    const ReviewBook book(store.decisions());
    std::size_t left_out = 0;
    store.each_document(true, [&](const StoredDocument& stored) {
        if (!book.touches(stored.id)) return;
        std::vector<Claim> claims = stored.claims;
        book.apply(stored.id, claims);
        const auto reviewed = static_cast<std::size_t>(
            std::count_if(claims.begin(), claims.end(), [](const Claim& c) { return review_of(c) != Review::none; }));
        if (reviewed == 0) return;  // only cases were decided on
        if (reviewed < claims.size() && !partial) {
            ++left_out;
            return;
        }
        DocumentClaims reference{stored.document.name, stored.document.published, stored.document.lang, {}};
        for (Claim& claim : claims) {
            const Review review = review_of(claim);
            if (review != Review::accepted && review != Review::corrected) continue;
            claim.rules.clear();
            claim.confidence = 1;
            reference.claims.push_back(std::move(claim));
        }
        visit(stored, reference);
    });
    return left_out;
}

const Case& case_named(const Ledger& ledger, const std::string& id) {
    std::vector<const Case*> found;
    for (const Case& c : ledger.cases) {
        if (c.id == id) return c;
        if (!id.empty() && c.id.starts_with(id)) found.push_back(&c);
    }
    if (found.empty()) throw UsageError("no case '" + id + "'; 'waybill cases' lists them");
    if (found.size() > 1) {
        throw UsageError("'" + id + "' may be " + std::to_string(found.size()) + " cases, such as '" + found[0]->id + "' and '" + found[1]->id +
                         "'; give more of the id");
    }
    return *found.front();
}

}  // namespace waybill
