#include "cases/link.h"

#include <algorithm>
#include <map>

#include "cases/batch.h"
#include "cases/case_names.h"
#include "cases/conflicts.h"
#include "cases/derivations.h"
#include "cases/grouping.h"
#include "cases/knowledge.h"
#include "cases/lexicon.h"
#include "cases/origins.h"

namespace waybill {

struct Linker::Parts {
    std::unique_ptr<const Knowledge> knowledge;
    LinkLexicon lexicon;
};

Linker::Linker(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Linker::Linker(Linker&&) noexcept = default;
Linker& Linker::operator=(Linker&&) noexcept = default;
Linker::~Linker() = default;

Linker Linker::load(const Catalogue& catalogue, const std::vector<std::filesystem::path>& data) {
    return load(knowledge_of(catalogue), data);
}

Linker Linker::load(std::unique_ptr<const Knowledge> knowledge, const std::vector<std::filesystem::path>& data) {
    auto parts = std::make_unique<Parts>();
    parts->knowledge = std::move(knowledge);
    parts->lexicon = LinkLexicon::load(data);
    return Linker(std::move(parts));
}

Ledger Linker::link(std::span<const Document> documents, std::span<const DocumentClaims> claims) const {
    const Batch batch = make_batch(documents, claims, *parts_->knowledge);
    const Grouping grouping = group(batch, parts_->lexicon);
    SourceReader sources(batch, *parts_->knowledge, parts_->lexicon);
    const auto links = find_derivations(batch, grouping, *parts_->knowledge, sources);
    const OriginMap origins = find_origins(batch, grouping, links, *parts_->knowledge, sources);
    const auto conflicts = find_conflicts(batch, grouping, origins, sources, parts_->lexicon);
    Ledger ledger;
    ledger.origins.resize(static_cast<std::size_t>(origins.origins));
    for (std::uint32_t f = 0; f < batch.facts.size(); ++f) {
        Origin& origin = ledger.origins[static_cast<std::size_t>(origins.origin_of[f])];
        origin.claims.push_back({batch.ref(f), origins.reasons[f]});
        origin.id = "o" + std::to_string(origins.origin_of[f]);
    }
    ledger.cases = make_cases(batch, grouping);
    for (const FactConflict& conflict : conflicts) {
        ledger.conflicts.push_back({conflict.kind, ledger.cases[static_cast<std::size_t>(grouping.case_of[conflict.first])].id,
                                    batch.ref(conflict.first), batch.ref(conflict.second), conflict.reason});
    }
    for (const DocLink& link : links) {
        ledger.derivations.push_back({batch.docs[link.from].name, batch.docs[link.to].name, link.kind, link.reason});
    }
    std::sort(ledger.cases.begin(), ledger.cases.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
    return ledger;
}

}  // namespace waybill
