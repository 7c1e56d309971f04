#include "cases/link.h"

#include <algorithm>
#include <tuple>

#include "cases/batch.h"
#include "cases/case_names.h"
#include "cases/conflicts.h"
#include "cases/derivations.h"
#include "cases/grades.h"
#include "cases/grading.h"
#include "cases/grouping.h"
#include "cases/knowledge.h"
#include "cases/lexicon.h"
#include "cases/origin_names.h"
#include "cases/origins.h"

namespace waybill {

struct Linker::Parts {
    std::unique_ptr<const Knowledge> knowledge;
    LinkLexicon lexicon;
    GradeTable grades;
    Reliability reliability;
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
    parts->grades = GradeTable::load(data);
    parts->reliability = Reliability::load(data, *parts->knowledge);
    return Linker(std::move(parts));
}

Ledger Linker::link(std::span<const Document> documents, std::span<const DocumentClaims> claims, const Directions& directions) const {
    const Knowledge& knowledge = *parts_->knowledge;
    const LinkLexicon& lexicon = parts_->lexicon;
    const Batch batch = make_batch(documents, claims, knowledge);
    Grouping grouping = group(batch, lexicon);
    follow(directions.cases, batch, grouping);
    SourceReader sources(batch, knowledge, lexicon);
    const auto links = find_derivations(batch, grouping, knowledge, sources);
    const OriginMap origins = find_origins(batch, grouping, links, knowledge, sources);
    const auto conflicts = find_conflicts(batch, grouping, origins, sources, knowledge, lexicon);

    Ledger ledger;
    ledger.cases = make_cases(batch, grouping);
    grade_cases(ledger.cases, batch, grouping, links, origins, conflicts, parts_->grades, sources, knowledge, lexicon);
    for (const FactConflict& conflict : conflicts) {
        ledger.conflicts.push_back({conflict.kind, ledger.cases[static_cast<std::size_t>(grouping.case_of[conflict.first])].id,
                                    batch.ref(conflict.first), batch.ref(conflict.second), conflict.reason});
    }
    const Reliability reliability = parts_->reliability.with(directions.letters, directions.letters_off, knowledge);
    ledger.origins = make_origins(batch, origins, sources, knowledge, lexicon, reliability);
    for (const DocLink& link : links) {
        ledger.derivations.push_back({batch.docs[link.from].name, batch.docs[link.to].name, link.kind, link.reason});
    }
    std::sort(ledger.cases.begin(), ledger.cases.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
    std::sort(ledger.origins.begin(), ledger.origins.end(), [](const Origin& a, const Origin& b) { return a.id < b.id; });
    std::sort(ledger.conflicts.begin(), ledger.conflicts.end(), [](const Conflict& a, const Conflict& b) {
        return std::tie(a.case_id, a.kind, a.first, a.second) < std::tie(b.case_id, b.kind, b.first, b.second);
    });
    return ledger;
}

}  // namespace waybill
