// Decisions of people.
#include <nlohmann/json.hpp>
#include <set>

#include "store/decision_json.h"
#include "store/sqlite_store.h"
#include "waybill/error.h"

namespace waybill {

bool SqliteStore::has_schema(int number) const {
    const std::string version = fact("schema_version");
    return !version.empty() && std::stoi(version) >= number;
}

std::int64_t SqliteStore::put_decisions(std::span<const Decision> decisions) {
    const SqliteConnection& c = *connection_;
    SqliteTransaction transaction(c);
    std::int64_t number = 1;
    {
        SqliteQuery row = c.query("SELECT coalesce(max(number), 0) + 1 FROM decisions");
        if (row.step()) number = row.number(0);
    }
    const std::int64_t first = number;
    for (Decision d : decisions) {
        d.number = number++;
        const std::string body = to_json(d).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
        c.query("INSERT INTO decisions VALUES (?1, ?2, ?3, ?4, ?5, ?6)").bind(d.number).bind(d.time).bind(d.author).bind(to_string(d.kind))
            .bind(d.reason).bind(body).run();
        std::set<std::string> documents;
        for (const auto* list : {&d.claims, &d.others}) {
            for (const JudgedClaim& judged : *list) documents.insert(judged.doc);
        }
        for (const std::string& document : documents) {
            if (!holds(document)) throw StoreError("no document '" + document + "' in store '" + c.name() + "'");
            c.query("INSERT INTO decision_documents VALUES (?1, ?2)").bind(document).bind(d.number).run();
        }
    }
    claims_changed();
    transaction.commit();
    return first;
}

std::vector<Decision> SqliteStore::decisions() const {
    std::vector<Decision> list;
    if (!has_schema(2)) return list;
    SqliteQuery row = connection_->query("SELECT body FROM decisions ORDER BY number");
    while (row.step()) list.push_back(decision_from_text(row.text(0)));
    return list;
}

}  // namespace waybill
