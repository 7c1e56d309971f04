// The ledger: derived from the claims, replaced as a whole.
#include "store/grade_json.h"
#include "store/sqlite_store.h"

namespace waybill {
namespace {

using Rows = std::vector<Membership>;

void put_members(const SqliteConnection& c, std::string_view sql, const std::string& owner, const Rows& members) {
    std::int64_t position = 0;
    for (const Membership& m : members) {
        c.query(sql).bind(owner).bind(position++).bind(m.claim.doc).bind(std::int64_t{m.claim.index}).bind(m.reason.code)
            .bind(m.reason.text).run();
    }
}

Rows members_of(const SqliteConnection& c, std::string_view sql, const std::string& owner) {
    SqliteQuery row = c.query(sql);
    row.bind(owner);
    Rows members;
    while (row.step()) {
        members.push_back({{row.text(0), static_cast<std::uint32_t>(row.number(1))}, {row.text(2), row.text(3)}});
    }
    return members;
}

}  // namespace

std::int64_t SqliteStore::claims_version() const {
    const std::string version = fact("claims_version");
    return version.empty() ? 0 : std::stoll(version);
}

void SqliteStore::claims_changed() { set_fact("claims_version", std::to_string(claims_version() + 1)); }

bool SqliteStore::ledger_is_current(std::string_view made_by) const {
    return fact("ledger_made_by") == made_by && fact("ledger_version") == std::to_string(claims_version());
}

void SqliteStore::put_ledger(const Ledger& ledger, std::string_view made_by, std::int64_t version) {
    const SqliteConnection& c = *connection_;
    SqliteTransaction transaction(c);
    for (const char* table : {"case_claims", "cases", "origin_claims", "origins", "derivations", "conflicts"}) {
        c.execute(std::string("DELETE FROM ") + table);
    }
    std::int64_t position = 0;
    for (const Case& k : ledger.cases) {
        c.query("INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)").bind(k.id).bind(position++).bind(k.supplier)
            .bind(k.recipient).bind(k.item).bind(to_string(k.category)).bind(grades_to_text(k.grades)).run();
        put_members(c, "INSERT INTO case_claims VALUES (?1, ?2, ?3, ?4, ?5, ?6)", k.id, k.claims);
    }
    position = 0;
    for (const Origin& o : ledger.origins) {
        c.query("INSERT INTO origins VALUES (?1, ?2, ?3, ?4, ?5)").bind(o.id).bind(position++).bind(o.label)
            .bind(to_string(o.stake)).bind(std::string(1, o.reliability)).run();
        put_members(c, "INSERT INTO origin_claims VALUES (?1, ?2, ?3, ?4, ?5, ?6)", o.id, o.claims);
    }
    position = 0;
    for (const Derivation& d : ledger.derivations) {
        c.query("INSERT INTO derivations VALUES (?1, ?2, ?3, ?4, ?5, ?6)").bind(position++).bind(d.from).bind(d.to)
            .bind(to_string(d.kind)).bind(d.reason.code).bind(d.reason.text).run();
    }
    position = 0;
    for (const Conflict& f : ledger.conflicts) {
        c.query("INSERT INTO conflicts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)").bind(position++).bind(to_string(f.kind))
            .bind(f.case_id).bind(f.first.doc).bind(std::int64_t{f.first.index}).bind(f.second.doc)
            .bind(std::int64_t{f.second.index}).bind(f.reason.code).bind(f.reason.text).run();
    }
    set_fact("ledger_made_by", made_by);
    set_fact("ledger_version", std::to_string(version));
    transaction.commit();
}

Ledger SqliteStore::ledger() const {
    const SqliteConnection& c = *connection_;
    Ledger ledger;
    SqliteQuery k = c.query("SELECT id, supplier, recipient, item, category, grades FROM cases ORDER BY position");
    while (k.step()) {
        ledger.cases.push_back({k.text(0), k.optional_text(1), k.optional_text(2), k.text(3),
                                category_from(k.text(4)).value_or(Category::other),
                                members_of(c, "SELECT document, claim, code, reason FROM case_claims WHERE case_id = ?1 ORDER BY position", k.text(0)),
                                grades_from_text(k.text(5))});
    }
    SqliteQuery o = c.query("SELECT id, label, stake, reliability FROM origins ORDER BY position");
    while (o.step()) {
        const std::string reliability = o.text(3);
        ledger.origins.push_back({o.text(0), o.text(1), stake_from(o.text(2)).value_or(Stake::unknown),
                                  reliability.empty() ? 'F' : reliability.front(),
                                  members_of(c, "SELECT document, claim, code, reason FROM origin_claims WHERE origin = ?1 ORDER BY position", o.text(0))});
    }
    SqliteQuery d = c.query("SELECT from_document, to_document, kind, code, reason FROM derivations ORDER BY position");
    while (d.step()) {
        ledger.derivations.push_back({d.text(0), d.text(1), derivation_kind_from(d.text(2)).value_or(DerivationKind::citation),
                                      {d.text(3), d.text(4)}});
    }
    SqliteQuery f = c.query("SELECT kind, case_id, first_document, first_claim, second_document, second_claim, code, reason "
                            "FROM conflicts ORDER BY position");
    while (f.step()) {
        ledger.conflicts.push_back({conflict_kind_from(f.text(0)).value_or(ConflictKind::polarity), f.text(1),
                                    {f.text(2), static_cast<std::uint32_t>(f.number(3))},
                                    {f.text(4), static_cast<std::uint32_t>(f.number(5))}, {f.text(6), f.text(7)}});
    }
    return ledger;
}

}  // namespace waybill
