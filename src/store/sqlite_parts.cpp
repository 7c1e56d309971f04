// Parts of the store for those who never hold all of it: cases in outline, one
// case, some documents' claims, a page of inputs.
#include <map>
#include <nlohmann/json.hpp>

#include "cases/review_book.h"
#include "claims/claim_json.h"
#include "store/decision_json.h"
#include "store/grade_json.h"
#include "store/sqlite_store.h"

namespace waybill {
namespace {

using Ids = std::span<const std::string>;

std::string json_list(Ids ids) {
    const nlohmann::json list = std::vector<std::string>(ids.begin(), ids.end());
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DocumentHead head_from(const SqliteQuery& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

Membership member_from(const SqliteQuery& row, int first) {
    return {{row.text(first), static_cast<std::uint32_t>(row.number(first + 1))}, {row.text(first + 2), row.text(first + 3)}};
}

Derivation derivation_from(const SqliteQuery& row) {
    return {row.text(0), row.text(1), derivation_kind_from(row.text(2)).value_or(DerivationKind::citation), {row.text(3), row.text(4)}};
}

}  // namespace

std::vector<Input> SqliteStore::inputs_after(std::optional<InputState> state, std::string_view path, std::size_t limit) const {
    SqliteQuery row = connection_->query(std::string("SELECT path, state, reason, document, first_run, last_run FROM inputs WHERE path > ?1 ") +
                                         (state ? "AND state = ?3 " : "") + "ORDER BY path LIMIT ?2");
    row.bind(path).bind(static_cast<std::int64_t>(limit));
    if (state) row.bind(to_string(*state));
    std::vector<Input> inputs;
    while (row.step()) {
        inputs.push_back({row.text(0), input_state_from(row.text(1)).value_or(InputState::refused), row.text(2), row.text(3), row.number(4), row.number(5)});
    }
    return inputs;
}

std::vector<DocumentHead> SqliteStore::heads(Ids documents) const {
    SqliteQuery row = connection_->query(
        "SELECT d.id, d.name, d.url, d.title, d.outlet, d.published, d.lang FROM json_each(?1) j CROSS JOIN documents d ON d.id = j.value "
        "ORDER BY j.key");
    row.bind(json_list(documents));
    std::vector<DocumentHead> heads;
    while (row.step()) heads.push_back(head_from(row));
    return heads;
}

std::vector<Decision> SqliteStore::decisions_on(const std::string& documents) const {
    std::vector<Decision> list;
    if (!has_schema(2)) return list;
    SqliteQuery row = connection_->query(
        "SELECT body FROM decisions WHERE number IN (SELECT m.decision FROM json_each(?1) j CROSS JOIN decision_documents m ON "
        "m.document = j.value) OR kind = 'undo' ORDER BY number");
    row.bind(documents);
    while (row.step()) list.push_back(decision_from_text(row.text(0)));
    return list;
}

void SqliteStore::claims_of(Ids documents, const ClaimVisitor& visit) const {
    const std::string list = json_list(documents);
    const SqliteReading reading(*connection_);
    const ReviewBook book(decisions_on(list));
    SqliteQuery row = connection_->query(
        "SELECT d.id, d.name, d.url, d.title, d.outlet, d.published, d.lang, c.body FROM "
        "(SELECT value, min(key) AS place FROM json_each(?1) GROUP BY value) j CROSS JOIN documents d ON d.id = j.value "
        "CROSS JOIN claims c ON c.document = d.id AND c.extraction = d.extraction ORDER BY j.place, c.position");
    row.bind(list);
    DocumentHead head;
    std::vector<Claim> claims;
    const auto close = [&] {
        book.apply(head.id, claims);
        for (std::size_t i = 0; i < claims.size(); ++i) visit(head, static_cast<std::uint32_t>(i), claims[i]);
        claims.clear();
    };
    while (row.step()) {
        if (row.text(0) != head.id) {
            close();
            head = head_from(row);
        }
        claims.push_back(claim_from_json(nlohmann::ordered_json::parse(row.text(7))));
    }
    close();
}

void SqliteStore::each_case(const std::function<void(const CaseOutline&)>& visit) const {
    const SqliteConnection& c = *connection_;
    const SqliteReading reading(c);
    std::map<std::string, std::uint32_t> conflicts;
    {
        SqliteQuery row = c.query("SELECT case_id, count(*) FROM conflicts GROUP BY case_id");
        while (row.step()) conflicts[row.text(0)] = static_cast<std::uint32_t>(row.number(1));
    }
    SqliteQuery row = c.query(
        "SELECT k.id, k.supplier, k.recipient, k.item, k.category, k.grades, m.document, m.claim, o.position, k.position FROM cases k "
        "LEFT JOIN case_claims m ON m.case_id = k.id LEFT JOIN origin_claims x ON x.document = m.document AND x.claim = m.claim "
        "LEFT JOIN origins o ON o.id = x.origin ORDER BY k.position, m.position");
    std::optional<CaseOutline> open;
    std::int64_t position = -1;
    while (row.step()) {
        if (!open || row.number(9) != position) {
            if (open) visit(*open);
            position = row.number(9);
            open = CaseOutline{row.text(0), row.optional_text(1), row.optional_text(2), row.text(3),
                               category_from(row.text(4)).value_or(Category::other), grades_from_text(row.text(5)), {}, {}, 0};
            for (Grade& grade : open->grades) {
                grade.grounds.clear();
                grade.would_change.clear();
            }
            if (const auto at = conflicts.find(open->id); at != conflicts.end()) open->conflicts = at->second;
        }
        if (row.null(6)) continue;
        open->claims.push_back({row.text(6), static_cast<std::uint32_t>(row.number(7))});
        open->origins.push_back(row.null(8) ? 0 : static_cast<std::uint32_t>(row.number(8) + 1));
    }
    if (open) visit(*open);
}

std::optional<Ledger> SqliteStore::ledger_of(std::string_view case_id) const {
    const SqliteConnection& c = *connection_;
    const SqliteReading reading(c);
    Ledger ledger;
    {
        SqliteQuery k = c.query("SELECT id, supplier, recipient, item, category, grades FROM cases WHERE id = ?1");
        k.bind(case_id);
        if (!k.step()) return std::nullopt;
        ledger.cases.push_back({k.text(0), k.optional_text(1), k.optional_text(2), k.text(3), category_from(k.text(4)).value_or(Category::other), {},
                                grades_from_text(k.text(5))});
    }
    SqliteQuery m = c.query("SELECT document, claim, code, reason FROM case_claims WHERE case_id = ?1 ORDER BY position");
    m.bind(case_id);
    while (m.step()) ledger.cases.front().claims.push_back(member_from(m, 0));

    SqliteQuery o = c.query(
        "SELECT DISTINCT o.position, o.id, o.label, o.stake, o.reliability FROM case_claims m CROSS JOIN origin_claims x ON "
        "x.document = m.document AND x.claim = m.claim CROSS JOIN origins o ON o.id = x.origin WHERE m.case_id = ?1 ORDER BY o.position");
    o.bind(case_id);
    while (o.step()) {
        const std::string letter = o.text(4);
        Origin& origin = ledger.origins.emplace_back();
        origin = {o.text(1), o.text(2), stake_from(o.text(3)).value_or(Stake::unknown), letter.empty() ? 'F' : letter.front(), {}};
        SqliteQuery x = c.query("SELECT document, claim, code, reason FROM origin_claims WHERE origin = ?1 ORDER BY position");
        x.bind(origin.id);
        while (x.step()) origin.claims.push_back(member_from(x, 0));
    }
    SqliteQuery d = c.query(
        "SELECT from_document, to_document, kind, code, reason FROM derivations WHERE from_document IN (SELECT document FROM case_claims WHERE "
        "case_id = ?1) AND +to_document IN (SELECT document FROM case_claims WHERE case_id = ?1) ORDER BY position");
    d.bind(case_id);
    while (d.step()) ledger.derivations.push_back(derivation_from(d));

    SqliteQuery f = c.query("SELECT kind, case_id, first_document, first_claim, second_document, second_claim, code, reason FROM conflicts "
                            "WHERE case_id = ?1 ORDER BY position");
    f.bind(case_id);
    while (f.step()) {
        ledger.conflicts.push_back({conflict_kind_from(f.text(0)).value_or(ConflictKind::polarity), f.text(1),
                                    {f.text(2), static_cast<std::uint32_t>(f.number(3))}, {f.text(4), static_cast<std::uint32_t>(f.number(5))},
                                    {f.text(6), f.text(7)}});
    }
    return ledger;
}

std::vector<Derivation> SqliteStore::derivations_of(std::string_view document) const {
    SqliteQuery row = connection_->query("SELECT from_document, to_document, kind, code, reason FROM derivations WHERE from_document = ?1 "
                                         "OR to_document = ?1 ORDER BY position");
    row.bind(document);
    std::vector<Derivation> list;
    while (row.step()) list.push_back(derivation_from(row));
    return list;
}

}  // namespace waybill
