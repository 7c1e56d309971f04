// A thin cover over SQLite's C interface: connections, statements, transactions.
// SQLite's errors become StoreErrors that say what to do.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace waybill {

class SqliteConnection;

/// A prepared statement in use: bind in order, then step through the rows. It
/// goes back to its connection's cache when it goes.
class SqliteQuery {
public:
    SqliteQuery(SqliteQuery&& other) noexcept;
    SqliteQuery(const SqliteQuery&) = delete;
    ~SqliteQuery();

    SqliteQuery& bind(std::string_view text);
    SqliteQuery& bind(std::int64_t number);
    SqliteQuery& bind(double number);
    SqliteQuery& bind_blob(std::string_view bytes);
    SqliteQuery& bind(const std::optional<std::string>& text);
    SqliteQuery& bind(const std::string& text) { return bind(std::string_view(text)); }
    SqliteQuery& bind(const char* text) { return bind(std::string_view(text)); }

    /// The next row is there.
    bool step();
    /// Runs to the end.
    void run();

    std::string text(int column) const;
    std::int64_t number(int column) const;
    double real(int column) const;
    std::string blob(int column) const;
    bool null(int column) const;
    std::optional<std::string> optional_text(int column) const;

private:
    friend class SqliteConnection;
    SqliteQuery(const SqliteConnection& connection, sqlite3_stmt* statement);
    const SqliteConnection* connection_;
    sqlite3_stmt* statement_;
    int bound_ = 0;
};

class SqliteConnection {
public:
    /// `name` is what messages call the store. `flags` as for sqlite3_open_v2.
    SqliteConnection(const std::string& uri, std::string name, int flags);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    SqliteQuery query(std::string_view sql) const;
    void execute(const std::string& sql) const;
    int changes() const;
    std::int64_t last_row() const;
    const std::string& name() const { return name_; }

    /// Throws StoreError for result code `code` of SQLite.
    [[noreturn]] void fail(int code) const;

private:
    friend class SqliteQuery;
    friend class SqliteTransaction;
    friend class SqliteReading;
    std::string name_;
    sqlite3* database_ = nullptr;
    mutable std::map<std::string, sqlite3_stmt*, std::less<>> idle_;
};

/// Rolls back unless committed.
class SqliteTransaction {
public:
    explicit SqliteTransaction(const SqliteConnection& connection);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    void commit();

private:
    const SqliteConnection& connection_;
    bool open_ = true;
};

/// Makes several queries see one state of the database. Not within a transaction.
class SqliteReading {
public:
    explicit SqliteReading(const SqliteConnection& connection);
    ~SqliteReading();
    SqliteReading(const SqliteReading&) = delete;
    SqliteReading& operator=(const SqliteReading&) = delete;

private:
    const SqliteConnection& connection_;
};

}  // namespace waybill
