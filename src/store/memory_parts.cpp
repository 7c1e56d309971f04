// Search and parts of the store in memory: the plainest statement of both.
#include <algorithm>
#include <set>
#include <tuple>

#include "cases/review_book.h"
#include "store/memory_store.h"
#include "store/search_query.h"

namespace waybill {
namespace {

using Ids = std::span<const std::string>;

}  // namespace

std::vector<Input> MemoryStore::inputs_after(std::optional<InputState> state, std::string_view path, std::size_t limit) const {
    std::vector<Input> found;
    for (auto at = inputs_.upper_bound(path); at != inputs_.end() && found.size() < limit; ++at) {
        if (!state || at->second.state == *state) found.push_back(at->second);
    }
    return found;
}

std::vector<DocumentHead> MemoryStore::heads(Ids documents) const {
    std::vector<DocumentHead> heads;
    for (const std::string& id : documents) {
        if (const auto at = documents_.find(id); at != documents_.end()) heads.push_back(head_of(at->second));
    }
    return heads;
}

void MemoryStore::claims_of(Ids documents, const ClaimVisitor& visit) const {
    const ReviewBook book(decisions_);
    std::set<std::string> done;
    for (const std::string& id : documents) {
        const auto at = documents_.find(id);
        if (at == documents_.end() || !done.insert(id).second) continue;
        std::vector<Claim> claims = at->second.claims;
        book.apply(id, claims);
        for (std::size_t i = 0; i < claims.size(); ++i) visit(head_of(at->second), static_cast<std::uint32_t>(i), claims[i]);
    }
}

void MemoryStore::each_case(const std::function<void(const CaseOutline&)>& visit) const {
    std::map<ClaimRef, std::uint32_t> origin_of;
    for (std::uint32_t i = 0; i < ledger_.origins.size(); ++i) {
        for (const Membership& m : ledger_.origins[i].claims) origin_of[m.claim] = i + 1;
    }
    for (const Case& c : ledger_.cases) {
        CaseOutline outline{c.id, c.supplier, c.recipient, c.item, c.category, {}, {}, {}, 0};
        for (const Grade& g : c.grades) outline.grades.push_back({g.stage, g.credibility, g.origins_min, g.origins_max, {}, {}});
        for (const Membership& m : c.claims) {
            outline.claims.push_back(m.claim);
            const auto origin = origin_of.find(m.claim);
            outline.origins.push_back(origin == origin_of.end() ? 0 : origin->second);
        }
        outline.conflicts = static_cast<std::uint32_t>(
            std::count_if(ledger_.conflicts.begin(), ledger_.conflicts.end(), [&](const Conflict& f) { return f.case_id == c.id; }));
        visit(outline);
    }
}

std::optional<Ledger> MemoryStore::ledger_of(std::string_view case_id) const {
    const auto at = std::find_if(ledger_.cases.begin(), ledger_.cases.end(), [&](const Case& c) { return c.id == case_id; });
    if (at == ledger_.cases.end()) return std::nullopt;
    std::set<ClaimRef> claims;
    std::set<std::string> documents;
    for (const Membership& m : at->claims) {
        claims.insert(m.claim);
        documents.insert(m.claim.doc);
    }
    Ledger part;
    part.cases.push_back(*at);
    for (const Origin& o : ledger_.origins) {
        if (std::any_of(o.claims.begin(), o.claims.end(), [&](const Membership& m) { return claims.contains(m.claim); })) part.origins.push_back(o);
    }
    for (const Derivation& d : ledger_.derivations) {
        if (documents.contains(d.from) && documents.contains(d.to)) part.derivations.push_back(d);
    }
    for (const Conflict& f : ledger_.conflicts) {
        if (f.case_id == case_id) part.conflicts.push_back(f);
    }
    return part;
}

std::vector<Derivation> MemoryStore::derivations_of(std::string_view document) const {
    std::vector<Derivation> list;
    for (const Derivation& d : ledger_.derivations) {
        if (d.from == document || d.to == document) list.push_back(d);
    }
    return list;
}

std::vector<std::string> MemoryStore::find_matches(std::string_view query, std::size_t limit) const {
    const std::vector<SearchTerm> terms = parse_search(query);
    const auto holds_all = [&](const std::vector<SearchWord>& words) {
        return std::all_of(terms.begin(), terms.end(), [&](const SearchTerm& t) { return !find_term(words, t).empty(); });
    };
    std::vector<std::pair<bool, const StoredDocument*>> found;
    for (const auto& [id, stored] : documents_) {
        const auto title = search_words(stored.document.title);
        const auto text = search_words(stored.document.text);
        const bool titled = holds_all(title);
        if (titled || std::all_of(terms.begin(), terms.end(), [&](const SearchTerm& t) {
                return !find_term(title, t).empty() || !find_term(text, t).empty();
            })) {
            found.emplace_back(titled, &stored);
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const Document& d = a.second->document;
        const Document& e = b.second->document;
        return std::tie(b.first, e.published, d.name, a.second->id) < std::tie(a.first, d.published, e.name, b.second->id);
    });
    if (found.size() > limit) found.resize(limit);
    std::vector<std::string> ids;
    for (const auto& [titled, stored] : found) ids.push_back(stored->id);
    return ids;
}

std::size_t MemoryStore::count_matches(std::string_view query) const { return find_matches(query, documents_.size()).size(); }

std::vector<SearchHit> MemoryStore::show_matches(std::string_view query, Ids documents) const {
    const std::vector<SearchTerm> terms = parse_search(query);
    std::vector<SearchHit> hits;
    for (const std::string& id : documents) {
        const auto at = documents_.find(id);
        if (at == documents_.end()) continue;
        Snippet shown = snippet(at->second.document.text, terms);
        hits.push_back({head_of(at->second), std::move(shown.text), std::move(shown.marks)});
    }
    return hits;
}

std::vector<SearchHit> MemoryStore::search(std::string_view query, std::size_t limit) const {
    return show_matches(query, find_matches(query, limit));
}

}  // namespace waybill
