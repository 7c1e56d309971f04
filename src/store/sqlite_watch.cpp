// Saved queries and their alerts.
#include "store/sqlite_store.h"
#include "waybill/error.h"

namespace waybill {

void SqliteStore::put_watch(const Watch& watch, std::span<const std::string> seen) {
    const SqliteConnection& c = *connection_;
    SqliteTransaction transaction(c);
    {
        SqliteQuery row = c.query("SELECT 1 FROM watches WHERE name = ?1");
        row.bind(watch.name);
        if (row.step()) throw UsageError("there is a watch '" + watch.name + "' already; remove it first, or choose another name");
    }
    c.query("INSERT INTO watches VALUES (?1, ?2, ?3, ?4)").bind(watch.name).bind(filter_to_text(watch.filter)).bind(watch.author).bind(watch.created).run();
    for (const std::string& key : seen) c.query("INSERT OR IGNORE INTO watch_seen VALUES (?1, ?2)").bind(watch.name).bind(key).run();
    transaction.commit();
}

bool SqliteStore::remove_watch(std::string_view name) {
    const SqliteConnection& c = *connection_;
    c.query("DELETE FROM watches WHERE name = ?1").bind(name).run();
    return c.changes() > 0;
}

std::vector<Watch> SqliteStore::watches() const {
    std::vector<Watch> list;
    if (!has_schema(3)) return list;
    SqliteQuery row = connection_->query("SELECT name, filter, author, created FROM watches ORDER BY name");
    while (row.step()) list.push_back({row.text(0), filter_from_text(row.text(1)), row.text(2), row.text(3)});
    return list;
}

std::set<std::string> SqliteStore::seen_by(std::string_view watch) const {
    std::set<std::string> keys;
    if (!has_schema(3)) return keys;
    SqliteQuery row = connection_->query("SELECT key FROM watch_seen WHERE watch = ?1 ORDER BY key");
    row.bind(watch);
    while (row.step()) keys.insert(keys.end(), row.text(0));
    return keys;
}

std::vector<Alert> SqliteStore::put_alerts(std::string_view watch, std::span<const Alert> alerts, std::span<const std::string> seen) {
    const SqliteConnection& c = *connection_;
    SqliteTransaction transaction(c);
    const auto has_seen = [&](const std::string& key) {
        SqliteQuery row = c.query("SELECT 1 FROM watch_seen WHERE watch = ?1 AND key = ?2");
        row.bind(watch).bind(key);
        return row.step();
    };
    {
        SqliteQuery row = c.query("SELECT 1 FROM watches WHERE name = ?1");
        row.bind(watch);
        if (!row.step()) throw StoreError("no watch '" + std::string(watch) + "' in store '" + c.name() + "'");
    }
    std::vector<Alert> added;
    for (const Alert& a : alerts) {
        if (has_seen(a.key)) continue;
        c.query("INSERT INTO alerts (time, watch, kind, case_id, about, text, document, claim, says, key) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            .bind(a.time).bind(watch).bind(to_string(a.kind)).bind(a.case_id).bind(a.about).bind(a.text).bind(a.claim.doc)
            .bind(std::int64_t{a.claim.index}).bind(a.says).bind(a.key).run();
        added.push_back(a);
        added.back().watch = watch;
        added.back().number = c.last_row();
        c.query("INSERT OR IGNORE INTO watch_seen VALUES (?1, ?2)").bind(watch).bind(a.key).run();
    }
    for (const std::string& key : seen) c.query("INSERT OR IGNORE INTO watch_seen VALUES (?1, ?2)").bind(watch).bind(key).run();
    transaction.commit();
    return added;
}

std::vector<Alert> SqliteStore::alerts(std::string_view since) const {
    std::vector<Alert> list;
    if (!has_schema(3)) return list;
    SqliteQuery row = connection_->query("SELECT number, time, watch, kind, case_id, about, text, document, claim, says, key FROM alerts "
                                         "WHERE time >= ?1 ORDER BY number");
    row.bind(since);
    while (row.step()) {
        list.push_back({row.number(0), row.text(1), row.text(2), alert_kind_from(row.text(3)).value_or(AlertKind::appears), row.text(4), row.text(5),
                        row.text(6), {row.text(7), static_cast<std::uint32_t>(row.number(8))}, row.text(9), row.text(10)});
    }
    return list;
}

}  // namespace waybill
