#include "cli/case_book.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/ledger.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Claims = std::map<ClaimRef, CaseClaim>;

CaseView view_of(const Case& about, const Ledger& ledger, const Claims& claims, const std::map<ClaimRef, const Origin*>& origin_of) {
    CaseView view;
    view.about = &about;
    std::set<const Origin*> origins;
    std::set<std::string> documents;
    for (const Membership& m : about.claims) {
        const auto known = claims.find(m.claim);
        if (known == claims.end()) continue;
        view.claims.push_back(known->second);
        CaseClaim& claim = view.claims.back();
        claim.membership = &m;
        if (const auto origin = origin_of.find(m.claim); origin != origin_of.end()) {
            claim.origin = origin->second;
            origins.insert(origin->second);
        }
        documents.insert(m.claim.doc);
    }
    std::sort(view.claims.begin(), view.claims.end(), [](const CaseClaim& a, const CaseClaim& b) {
        return std::tie(a.document.published, a.document.name, a.document.id, a.index) <
               std::tie(b.document.published, b.document.name, b.document.id, b.index);
    });
    for (const Origin& origin : ledger.origins) {
        if (origins.contains(&origin)) view.origins.push_back(&origin);
    }
    for (const Conflict& conflict : ledger.conflicts) {
        if (conflict.case_id == about.id) view.conflicts.push_back(&conflict);
    }
    for (const Derivation& derivation : ledger.derivations) {
        if (documents.contains(derivation.from) && documents.contains(derivation.to)) view.derivations.push_back(&derivation);
    }
    return view;
}

}  // namespace

const CaseClaim* CaseView::find(const ClaimRef& claim) const {
    for (const CaseClaim& c : claims) {
        if (c.document.id == claim.doc && c.index == claim.index) return &c;
    }
    return nullptr;
}

std::string CaseView::first_published() const {
    for (const CaseClaim& c : claims) {
        if (!c.document.published.empty()) return c.document.published;
    }
    return "";
}

std::string CaseView::last_published() const { return claims.empty() ? "" : claims.back().document.published; }

CaseBook::CaseBook(Context& context) : store_(context.open_for_ledger()), ledger_(current_ledger(context.engine(), *store_)) {
    Claims claims;
    std::map<std::string, std::string, std::less<>> names;
    store_->each_claim({}, [&](const DocumentHead& head, std::uint32_t index, const Claim& claim) {
        claims[{head.id, index}] = {head, index, claim};
        if (names.emplace(head.id, head.name).second) {
            claims_.push_back({head.id, head.published, head.lang, {}});
            Document& document = documents_.emplace_back();
            document.name = head.id;
            document.title = head.title;
            document.outlet = head.outlet;
            document.published = head.published;
        }
        claims_.back().claims.resize(index);  // places of rejected claims stay empty
        claims_.back().claims.push_back(claim);
    });
    file_ = std::make_unique<const CaseFile>(ledger_, claims_, documents_, std::move(names));
    std::map<ClaimRef, const Origin*> origin_of;
    for (const Origin& origin : ledger_.origins) {
        for (const Membership& m : origin.claims) origin_of[m.claim] = &origin;
    }
    for (const Case& about : ledger_.cases) views_.push_back(view_of(about, ledger_, claims, origin_of));
}

std::vector<const CaseView*> CaseBook::select(const ClaimFilter& filter) const {
    std::vector<const CaseView*> selected;
    for (const CaseView& view : views_) {
        const bool passes = std::any_of(view.claims.begin(), view.claims.end(), [&](const CaseClaim& c) {
            Claim claim = c.claim;
            if (!claim.supplier) claim.supplier = view.about->supplier;
            if (!claim.recipient) claim.recipient = view.about->recipient;
            return matches(filter, c.document, claim);
        });
        if (passes) selected.push_back(&view);
    }
    return selected;
}

const CaseView& CaseBook::view(const std::string& id) const {
    std::vector<const CaseView*> found;
    for (const CaseView& view : views_) {
        if (view.about->id == id) return view;
        if (!id.empty() && view.about->id.starts_with(id)) found.push_back(&view);
    }
    if (found.empty()) throw UsageError("no case '" + id + "'; 'waybill cases' lists them");
    if (found.size() > 1) {
        throw UsageError("'" + id + "' may be " + std::to_string(found.size()) + " cases, such as '" + found[0]->about->id +
                         "' and '" + found[1]->about->id + "'; give more of the id");
    }
    return *found.front();
}

}  // namespace waybill
