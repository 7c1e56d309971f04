#include "store/sqlite.h"

#include <sqlite3.h>
#include <utility>

#include "waybill/error.h"

namespace waybill {
namespace {

constexpr int busy_milliseconds = 5000;

std::string advice(int code) {
    switch (code & 0xFF) {
        case SQLITE_NOTADB: return "the file is not a Waybill store; name another with --store";
        case SQLITE_CORRUPT:
            return "the store is damaged; keep the file, restore a copy of it, or ingest the documents into a new store";
        case SQLITE_FULL: return "the disk is full; make room and run the command again, nothing accepted is lost";
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return "another program is writing to it; wait until that is done, then run the command again";
        case SQLITE_READONLY: return "it may only be read; check the permissions of the file and its folder";
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN: return "it cannot be opened; check that the folder exists and its permissions";
        case SQLITE_IOERR:
            return "the disk failed or is full; make room, check the disk and run the command again";
        case SQLITE_NOMEM: return "there is not enough memory";
        default: return "";
    }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& uri, std::string name, int flags) : name_(std::move(name)) {
    const int code = sqlite3_open_v2(uri.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const int extended = database_ != nullptr ? sqlite3_extended_errcode(database_) : code;
        sqlite3_close(std::exchange(database_, nullptr));
        fail(extended);
    }
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, busy_milliseconds);
}

SqliteConnection::~SqliteConnection() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

void SqliteConnection::fail(int code) const {
    std::string message = "store '" + name_ + "': ";
    message += database_ != nullptr && (code & 0xFF) != SQLITE_NOTADB ? sqlite3_errmsg(database_) : sqlite3_errstr(code);
    if (const std::string what_to_do = advice(code); !what_to_do.empty()) message += "; " + what_to_do;
    throw StoreError(message);
}

SqliteQuery SqliteConnection::query(std::string_view sql) const {
    if (const auto at = idle_.find(sql); at != idle_.end()) {
        sqlite3_stmt* const statement = at->second;
        idle_.erase(at);
        return {*this, statement};
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, statement};
}

void SqliteConnection::execute(const std::string& sql) const {
    const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

int SqliteConnection::changes() const { return sqlite3_changes(database_); }
std::int64_t SqliteConnection::last_row() const { return sqlite3_last_insert_rowid(database_); }

SqliteQuery::SqliteQuery(const SqliteConnection& connection, sqlite3_stmt* statement)
    : connection_(&connection), statement_(statement) {}
SqliteQuery::SqliteQuery(SqliteQuery&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)), bound_(other.bound_) {}

SqliteQuery::~SqliteQuery() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    const auto [at, added] = connection_->idle_.emplace(sqlite3_sql(statement_), statement_);
    if (!added) sqlite3_finalize(statement_);
}

SqliteQuery& SqliteQuery::bind(std::string_view text) {
    // An empty view may have no address, which SQLite would take for NULL.
    sqlite3_bind_text64(statement_, ++bound_, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}
SqliteQuery& SqliteQuery::bind(std::int64_t number) {
    sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
}
SqliteQuery& SqliteQuery::bind(double number) {
    sqlite3_bind_double(statement_, ++bound_, number);
    return *this;
}
SqliteQuery& SqliteQuery::bind_blob(std::string_view bytes) {
    sqlite3_bind_blob64(statement_, ++bound_, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}
SqliteQuery& SqliteQuery::bind(const std::optional<std::string>& text) {
    if (text) return bind(std::string_view(*text));
    sqlite3_bind_null(statement_, ++bound_);
    return *this;
}

bool SqliteQuery::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    connection_->fail(code);
}
void SqliteQuery::run() {
    while (step()) {}
}

std::string SqliteQuery::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
std::int64_t SqliteQuery::number(int column) const { return sqlite3_column_int64(statement_, column); }
double SqliteQuery::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string SqliteQuery::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
bool SqliteQuery::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::optional<std::string> SqliteQuery::optional_text(int column) const {
    if (null(column)) return std::nullopt;
    return text(column);
}

SqliteTransaction::SqliteTransaction(const SqliteConnection& connection) : connection_(connection) {
    connection_.execute("BEGIN IMMEDIATE");
}
SqliteTransaction::~SqliteTransaction() {
    // A failed statement may already have rolled back; then there is nothing left to do.
    if (open_ && sqlite3_get_autocommit(connection_.database_) == 0) {
        sqlite3_exec(connection_.database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}
void SqliteTransaction::commit() {
    connection_.execute("COMMIT");
    open_ = false;
}

SqliteReading::SqliteReading(const SqliteConnection& connection) : connection_(connection) { connection_.execute("BEGIN"); }
SqliteReading::~SqliteReading() { sqlite3_exec(connection_.database_, "COMMIT", nullptr, nullptr, nullptr); }

}  // namespace waybill
