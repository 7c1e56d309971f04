// Opening, creating and upgrading an SQLite store.
#include <filesystem>
#include <sqlite3.h>

#include "store/schema.h"
#include "store/sqlite_store.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr std::int64_t application = 0x57594231;  // "WYB1", in the file's header: `file` and we tell by it

std::int64_t pragma(const SqliteConnection& c, const std::string& name) {
    SqliteQuery query = c.query("PRAGMA " + name);
    return query.step() ? query.number(0) : 0;
}

/// A file that SQLite has opened but that holds nothing: new, or cut off while it was made.
bool is_blank(const SqliteConnection& c) {
    SqliteQuery query = c.query("SELECT count(*) FROM sqlite_schema");
    return query.step() && query.number(0) == 0;
}

std::int64_t schema_version(const SqliteConnection& c) {
    SqliteQuery query = c.query("SELECT value FROM meta WHERE key = 'schema_version'");
    return query.step() ? std::stoll(query.text(0)) : 0;
}

void set_meta(const SqliteConnection& c, std::string_view key, std::string_view value) {
    c.query("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(key).bind(value).run();
}

void bring_up_to_date(const SqliteConnection& c, std::string_view time, std::string_view program) {
    SqliteTransaction transaction(c);
    if (is_blank(c)) {  // asked again now that nobody else can write
        c.execute("PRAGMA application_id = " + std::to_string(application));
        c.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID");
        set_meta(c, "created", time);
        set_meta(c, "created_by", program);
    }
    for (const SchemaFile& file : schema_files()) {
        if (file.number <= schema_version(c)) continue;
        c.execute(std::string(file.sql));
        set_meta(c, "schema_version", std::to_string(file.number));
    }
    transaction.commit();
}

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
    throw StoreError("cannot open store '" + path + "': " + what);
}

/// SQLite's name for a path: "?" and the like are plain letters there, ":memory:" is a file.
std::string literal(const std::string& path) { return path.starts_with(':') ? "./" + path : path; }

std::string immutable_uri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : literal(path)) {
        if (c == '?' || c == '#' || c == '%') {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// A store on read-only media, or in a folder where no log may be made beside it,
/// is read as it stands, provided that no log with newer pages lies there.
std::unique_ptr<SqliteConnection> open_to_read(const std::string& path) {
    try {
        auto c = std::make_unique<SqliteConnection>(literal(path), path, SQLITE_OPEN_READONLY);
        is_blank(*c);
        return c;
    } catch (const StoreError&) {
        std::error_code error;
        const auto log = std::filesystem::file_size(path + "-wal", error);
        if (!error && log > 0) throw;
        auto c = std::make_unique<SqliteConnection>(immutable_uri(path), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        is_blank(*c);
        return c;
    }
}

void require_ours(const SqliteConnection& c) {
    if (pragma(c, "application_id") != application) {
        refuse(c.name(), "the file is a database but not a Waybill store; name another with --store");
    }
    const std::int64_t version = schema_version(c);
    const int known = schema_files().back().number;
    if (version > known) {
        refuse(c.name(), "it was written by a newer Waybill (schema " + std::to_string(version) +
                             ", this program knows up to " + std::to_string(known) + "); use that version or a later one");
    }
}

}  // namespace

std::unique_ptr<SqliteStore> SqliteStore::open(const std::string& path, OpenMode mode, std::string_view time,
                                               std::string_view program) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    const bool there = std::filesystem::exists(status);
    if (std::filesystem::is_directory(status)) refuse(path, "it is a folder; name a file, such as '" + path + "/waybill.db'");
    if (there && !std::filesystem::is_regular_file(status)) refuse(path, "it is not a plain file");
    if (!there && (mode == OpenMode::read || mode == OpenMode::write)) {
        refuse(path, "there is no such file; create it with 'waybill init', or name another store with --store");
    }
    if (there && mode == OpenMode::make && std::filesystem::file_size(path, error) > 0) {
        refuse(path, "the file exists; choose another name, or use it as it is");
    }
    if (mode == OpenMode::read) {
        auto c = open_to_read(path);
        if (is_blank(*c)) refuse(path, "it is empty; create it with 'waybill init'");
        require_ours(*c);
        return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(c)));
    }
    const int flags = SQLITE_OPEN_READWRITE | (there ? 0 : SQLITE_OPEN_CREATE);
    auto c = std::make_unique<SqliteConnection>(literal(path), path, flags);
    const bool blank = is_blank(*c);
    if (blank && mode == OpenMode::write) refuse(path, "it is empty; create it with 'waybill init'");
    if (!blank) require_ours(*c);
    c->execute("PRAGMA journal_mode = WAL");
    c->execute("PRAGMA synchronous = FULL");  // a commit is on disk when it returns
    c->execute("PRAGMA foreign_keys = ON");
    c->execute("PRAGMA cache_size = -16000");
    if (blank || schema_version(*c) < schema_files().back().number) bring_up_to_date(*c, time, program);
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(c)));
}

SqliteStore::SqliteStore(std::unique_ptr<SqliteConnection> connection) : connection_(std::move(connection)) {}

}  // namespace waybill
