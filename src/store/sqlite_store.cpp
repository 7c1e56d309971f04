// Runs, claims, search and housekeeping.
#include "store/sqlite_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cases/review_book.h"
#include "claims/claim_json.h"
#include "waybill/error.h"

namespace waybill {

std::int64_t SqliteStore::begin_run(std::span<const std::string> paths, std::string_view time) {
    const nlohmann::json list = std::vector<std::string>(paths.begin(), paths.end());
    SqliteTransaction transaction(*connection_);
    connection_->query("INSERT INTO runs (started, paths) VALUES (?1, ?2)").bind(time)
        .bind(list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).run();
    const std::int64_t number = connection_->last_row();
    transaction.commit();
    return number;
}

void SqliteStore::end_run(std::int64_t run, std::string_view time) {
    connection_->query("UPDATE runs SET finished = ?1 WHERE number = ?2").bind(time).bind(run).run();
}

std::optional<Run> SqliteStore::last_run() const {
    SqliteQuery row = connection_->query("SELECT number, started, finished, paths FROM runs ORDER BY number DESC LIMIT 1");
    if (!row.step()) return std::nullopt;
    Run run{row.number(0), row.text(1), row.text(2), {}};
    for (const auto& path : nlohmann::json::parse(row.text(3))) run.paths.push_back(path.get<std::string>());
    return run;
}

void SqliteStore::put_claims(std::span<const NewClaims> found, std::string_view extractor) {
    SqliteTransaction transaction(*connection_);
    for (const NewClaims& one : found) {
        std::int64_t number = 0;
        {
            SqliteQuery row = connection_->query("SELECT extraction FROM documents WHERE id = ?1");
            row.bind(one.document);
            if (!row.step()) throw StoreError("no document '" + one.document + "' in store '" + connection_->name() + "'");
            number = row.number(0) + 1;
        }
        add_extraction(one.document, number, one.claims, extractor);
    }
    claims_changed();
    transaction.commit();
}

std::vector<std::string> SqliteStore::documents_not_by(std::string_view extractor) const {
    SqliteQuery row = connection_->query(
        "SELECT d.id FROM documents d JOIN extractions e ON e.document = d.id AND e.number = d.extraction "
        "WHERE e.extractor <> ?1 ORDER BY d.id");
    row.bind(extractor);
    std::vector<std::string> ids;
    while (row.step()) ids.push_back(row.text(0));
    return ids;
}

void SqliteStore::each_claim(const ClaimFilter& filter, const ClaimVisitor& visit) const {
    std::string sql =
        "SELECT d.id, d.name, d.url, d.title, d.outlet, d.published, d.lang, c.position, c.body FROM documents d "
        "JOIN claims c ON c.document = d.id AND c.extraction = d.extraction WHERE 1";
    std::vector<std::string> values;
    const auto narrow = [&](const char* condition, const std::string& value) {
        values.push_back(value);
        sql += " AND " + std::string(condition) + " ?" + std::to_string(values.size());
    };
    if (!filter.document.empty()) narrow("d.id =", filter.document);
    // What people have corrected passes or not as they read it, which the columns do not know.
    const ReviewBook book(decisions());
    if (has_schema(2)) sql += " AND (d.id IN (SELECT document FROM decision_documents) OR (1";
    if (filter.stage) narrow("c.stage =", std::string(to_string(*filter.stage)));
    if (filter.category) narrow("c.category =", std::string(to_string(*filter.category)));
    if (!filter.since.empty()) narrow("d.published >=", filter.since);
    if (has_schema(2)) sql += "))";
    sql += " ORDER BY d.published, d.name, d.id, c.position";
    SqliteQuery row = connection_->query(sql);
    for (const std::string& value : values) row.bind(value);
    // A document that somebody has reviewed is taken as a whole: its claims are told apart by each other.
    DocumentHead reviewed;
    std::vector<Claim> together;
    const auto close = [&] {
        book.apply(reviewed.id, together);
        for (std::size_t i = 0; i < together.size(); ++i) {
            if (matches(filter, reviewed, together[i])) visit(reviewed, static_cast<std::uint32_t>(i), together[i]);
        }
        together.clear();
    };
    while (row.step()) {
        const DocumentHead head{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
        Claim claim = claim_from_json(nlohmann::ordered_json::parse(row.text(8)));
        if (!together.empty() && head.id != reviewed.id) close();
        if (book.touches(head.id)) {
            reviewed = head;
            together.push_back(std::move(claim));
        } else if (matches(filter, head, claim)) {
            visit(head, static_cast<std::uint32_t>(row.number(7)), claim);
        }
    }
    if (!together.empty()) close();
}

void SqliteStore::log(const Event& event) {
    connection_->query("INSERT INTO events (time, kind, subject, detail) VALUES (?1, ?2, ?3, ?4)").bind(event.time)
        .bind(event.kind).bind(event.subject).bind(event.detail).run();
}

std::vector<Event> SqliteStore::events() const {
    SqliteQuery row = connection_->query("SELECT number, time, kind, subject, detail FROM events ORDER BY number");
    std::vector<Event> events;
    while (row.step()) events.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    return events;
}

Counts SqliteStore::counts() const {
    const auto one = [&](std::string_view sql, int column = 0) {
        SqliteQuery row = connection_->query(sql);
        return row.step() ? static_cast<std::uint64_t>(row.number(column)) : 0U;
    };
    Counts counts;
    {
        SqliteQuery row = connection_->query("SELECT count(*), total(claims > 0), total(claims) FROM documents");
        row.step();
        counts.documents = static_cast<std::uint64_t>(row.number(0));
        counts.documents_with_claims = static_cast<std::uint64_t>(row.number(1));
        counts.claims = static_cast<std::uint64_t>(row.number(2));
    }
    counts.original_bytes = one("SELECT total(size) FROM originals");
    counts.packed_bytes = one("SELECT total(length(packed)) FROM originals");
    counts.inputs_read = one("SELECT count(*) FROM inputs WHERE state = 'read'");
    counts.inputs_known = one("SELECT count(*) FROM inputs WHERE state = 'known'");
    counts.inputs_refused = one("SELECT count(*) FROM inputs WHERE state = 'refused'");
    return counts;
}

std::string SqliteStore::fact(std::string_view key) const {
    SqliteQuery row = connection_->query("SELECT value FROM meta WHERE key = ?1");
    row.bind(key);
    return row.step() ? row.text(0) : std::string{};
}

void SqliteStore::set_fact(std::string_view key, std::string_view value) {
    connection_->query("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value").bind(key)
        .bind(value).run();
}

std::vector<std::string> SqliteStore::check() const {
    std::vector<std::string> wrong;
    SqliteQuery pages = connection_->query("PRAGMA integrity_check");
    while (pages.step()) {
        if (pages.text(0) != "ok") wrong.push_back(pages.text(0));
    }
    SqliteQuery links = connection_->query("PRAGMA foreign_key_check");
    while (links.step()) wrong.push_back("a row of " + links.text(0) + " names a row of " + links.text(2) + " that is not there");
    SqliteQuery unnamed = connection_->query(
        "SELECT d.id FROM documents d WHERE d.id <> substr(d.original, 1, 16) OR d.claims <> (SELECT count(*) FROM claims c "
        "WHERE c.document = d.id AND c.extraction = d.extraction) ORDER BY d.id");
    while (unnamed.step()) wrong.push_back("document " + unnamed.text(0) + " does not have the id or the claims noted for it");
    return wrong;
}

}  // namespace waybill
