#include "store/memory_store.h"

#include <algorithm>
#include <tuple>

#include "cases/review_book.h"
#include "store/schema.h"
#include "waybill/error.h"

namespace waybill {

MemoryStore::MemoryStore(std::string_view time, std::string_view program) {
    facts_ = {{"created", std::string(time)}, {"created_by", std::string(program)},
              {"schema_version", std::to_string(schema_files().back().number)}};
}

std::int64_t MemoryStore::begin_run(std::span<const std::string> paths, std::string_view time) {
    runs_.push_back({static_cast<std::int64_t>(runs_.size()) + 1, std::string(time), "", {paths.begin(), paths.end()}});
    return runs_.back().number;
}

void MemoryStore::end_run(std::int64_t run, std::string_view time) {
    for (Run& r : runs_) {
        if (r.number == run) r.finished = time;
    }
}

std::optional<Run> MemoryStore::last_run() const {
    return runs_.empty() ? std::nullopt : std::optional<Run>(runs_.back());
}

std::vector<InputState> MemoryStore::put(std::int64_t run, std::string_view time, std::span<const Outcome> outcomes) {
    std::vector<InputState> states;
    states.reserve(outcomes.size());
    for (const Outcome& outcome : outcomes) states.push_back(put_one(run, time, outcome));
    return states;
}

InputState MemoryStore::put_one(std::int64_t run, std::string_view time, const Outcome& outcome) {
    const auto before = inputs_.find(outcome.path);
    const std::int64_t first = before == inputs_.end() ? run : before->second.first_run;
    const auto note = [&](InputState state, const std::string& reason) {
        inputs_[outcome.path] = {outcome.path, state, reason, outcome.document, first, run};
        return state;
    };
    if (outcome.state == InputState::refused) return note(InputState::refused, outcome.reason);
    if (outcome.document.empty()) return note(InputState::read, outcome.reason);

    const auto held = documents_.find(outcome.document);
    if (held == documents_.end()) {
        const Accession& a = outcome.accession.value();
        originals_[a.original.sha256] = a.original;
        documents_[outcome.document] = {outcome.document, a.original.sha256, std::string(time), a.extractor, a.document, a.claims};
        if (!a.claims.empty()) ++version_;
        log({0, std::string(time), "accept", outcome.document, outcome.path});
        return note(InputState::read, "");
    }
    if (outcome.accession && precedes(outcome.accession->document, held->second.document)) {
        held->second.document = outcome.accession->document;
        const NewClaims found{outcome.document, outcome.accession->claims};
        put_claims(std::span(&found, 1), outcome.accession->extractor);
    }
    if (before != inputs_.end() && before->second.document == outcome.document) {
        before->second.last_run = run;
        return InputState::known;
    }
    for (const auto& [path, input] : inputs_) {
        if (input.document == outcome.document && input.state == InputState::read) {
            return note(InputState::known, "same bytes as '" + path + "'");
        }
    }
    return note(InputState::known, "");
}

std::optional<Input> MemoryStore::input(std::string_view path) const {
    const auto at = inputs_.find(path);
    return at == inputs_.end() ? std::nullopt : std::optional<Input>(at->second);
}

std::vector<Input> MemoryStore::inputs(InputState state) const {
    std::vector<Input> found;
    for (const auto& [path, input] : inputs_) {
        if (input.state == state) found.push_back(input);
    }
    return found;
}

bool MemoryStore::holds(std::string_view document) const { return documents_.contains(document); }

std::optional<StoredDocument> MemoryStore::document(std::string_view id) const {
    const auto at = documents_.find(id);
    return at == documents_.end() ? std::nullopt : std::optional<StoredDocument>(at->second);
}

std::vector<DocumentHead> MemoryStore::find_documents(std::string_view text, std::size_t limit) const {
    std::vector<DocumentHead> heads;
    for (const auto& [id, stored] : documents_) {
        if (heads.size() < limit && (id.starts_with(text) || stored.document.name == text)) heads.push_back(head_of(stored));
    }
    return heads;
}

std::vector<const StoredDocument*> MemoryStore::in_order() const {
    std::vector<const StoredDocument*> list;
    for (const auto& [id, stored] : documents_) list.push_back(&stored);
    std::sort(list.begin(), list.end(), [](const StoredDocument* a, const StoredDocument* b) {
        return std::tie(a->document.published, a->document.name, a->id) < std::tie(b->document.published, b->document.name, b->id);
    });
    return list;
}

void MemoryStore::each_document(bool with_claims, const std::function<void(const StoredDocument&)>& visit) const {
    for (const StoredDocument* stored : in_order()) {
        if (!with_claims || !stored->claims.empty()) visit(*stored);
    }
}

std::vector<DocumentHead> MemoryStore::documents_since(std::string_view time) const {
    std::vector<DocumentHead> heads;
    for (const StoredDocument* stored : in_order()) {
        if (stored->first_seen >= time) heads.push_back(head_of(*stored));
    }
    return heads;
}

Original MemoryStore::original(std::string_view sha256) const {
    const auto at = originals_.find(sha256);
    if (at == originals_.end()) throw StoreError("no original " + std::string(sha256) + " in store 'memory:'");
    return at->second;
}

std::vector<std::string> MemoryStore::originals() const {
    std::vector<std::string> hashes;
    for (const auto& [hash, original] : originals_) hashes.push_back(hash);
    return hashes;
}

void MemoryStore::put_claims(std::span<const NewClaims> found, std::string_view extractor) {
    for (const NewClaims& one : found) {
        if (!documents_.contains(one.document)) throw StoreError("no document '" + one.document + "' in store 'memory:'");
    }
    for (const NewClaims& one : found) {
        StoredDocument& stored = documents_.find(one.document)->second;
        stored.claims = one.claims;
        stored.extractor = extractor;
    }
    ++version_;
}

std::vector<std::string> MemoryStore::documents_not_by(std::string_view extractor) const {
    std::vector<std::string> ids;
    for (const auto& [id, stored] : documents_) {
        if (stored.extractor != extractor) ids.push_back(id);
    }
    return ids;
}

void MemoryStore::each_claim(const ClaimFilter& filter, const ClaimVisitor& visit) const {
    const ReviewBook book(decisions_);
    for (const StoredDocument* stored : in_order()) {
        const DocumentHead head = head_of(*stored);
        std::vector<Claim> claims = stored->claims;
        book.apply(stored->id, claims);
        for (std::size_t i = 0; i < claims.size(); ++i) {
            if (matches(filter, head, claims[i])) visit(head, static_cast<std::uint32_t>(i), claims[i]);
        }
    }
}

std::int64_t MemoryStore::put_decisions(std::span<const Decision> decisions) {
    for (const Decision& d : decisions) {
        for (const auto* list : {&d.claims, &d.others}) {
            for (const JudgedClaim& judged : *list) {
                if (!documents_.contains(judged.doc)) throw StoreError("no document '" + judged.doc + "' in store 'memory:'");
            }
        }
    }
    const auto first = static_cast<std::int64_t>(decisions_.size()) + 1;
    for (const Decision& d : decisions) {
        decisions_.push_back(d);
        decisions_.back().number = static_cast<std::int64_t>(decisions_.size());
    }
    ++version_;
    return first;
}

void MemoryStore::put_watch(const Watch& watch, std::span<const std::string> seen) {
    if (!watches_.emplace(watch.name, watch).second) {
        throw UsageError("there is a watch '" + watch.name + "' already; remove it first, or choose another name");
    }
    seen_[watch.name] = {seen.begin(), seen.end()};
}

bool MemoryStore::remove_watch(std::string_view name) {
    const auto at = watches_.find(name);
    if (at == watches_.end()) return false;
    seen_.erase(at->first);
    watches_.erase(at);
    return true;
}

std::vector<Watch> MemoryStore::watches() const {
    std::vector<Watch> list;
    for (const auto& [name, watch] : watches_) list.push_back(watch);
    return list;
}

std::set<std::string> MemoryStore::seen_by(std::string_view watch) const {
    const auto at = seen_.find(watch);
    return at == seen_.end() ? std::set<std::string>{} : at->second;
}

std::vector<Alert> MemoryStore::put_alerts(std::string_view watch, std::span<const Alert> alerts, std::span<const std::string> seen) {
    const auto at = seen_.find(watch);
    if (at == seen_.end()) throw StoreError("no watch '" + std::string(watch) + "' in store 'memory:'");
    std::vector<Alert> added;
    for (const Alert& alert : alerts) {
        if (!at->second.insert(alert.key).second) continue;
        alerts_.push_back(alert);
        alerts_.back().watch = watch;
        alerts_.back().number = static_cast<std::int64_t>(alerts_.size());
        added.push_back(alerts_.back());
    }
    at->second.insert(seen.begin(), seen.end());
    return added;
}

std::vector<Alert> MemoryStore::alerts(std::string_view since) const {
    std::vector<Alert> list;
    for (const Alert& alert : alerts_) {
        if (alert.time >= since) list.push_back(alert);
    }
    return list;
}

void MemoryStore::put_ledger(const Ledger& ledger, std::string_view made_by, std::int64_t version) {
    ledger_ = ledger;
    ledger_made_by_ = made_by;
    ledger_version_ = version;
}

bool MemoryStore::ledger_is_current(std::string_view made_by) const {
    return ledger_made_by_ == made_by && ledger_version_ == version_;
}

void MemoryStore::log(const Event& event) {
    events_.push_back(event);
    events_.back().number = static_cast<std::int64_t>(events_.size());
}

Counts MemoryStore::counts() const {
    Counts counts;
    counts.documents = documents_.size();
    for (const auto& [id, stored] : documents_) {
        counts.claims += stored.claims.size();
        if (!stored.claims.empty()) ++counts.documents_with_claims;
    }
    for (const auto& [hash, original] : originals_) {
        counts.original_bytes += original.size;
        counts.packed_bytes += original.packed.size();
    }
    for (const auto& [path, input] : inputs_) {
        if (input.state == InputState::read) ++counts.inputs_read;
        if (input.state == InputState::known) ++counts.inputs_known;
        if (input.state == InputState::refused) ++counts.inputs_refused;
    }
    return counts;
}

std::string MemoryStore::fact(std::string_view key) const {
    const auto at = facts_.find(key);
    return at == facts_.end() ? std::string{} : at->second;
}

}  // namespace waybill
