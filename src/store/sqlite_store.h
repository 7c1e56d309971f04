// The store in one SQLite file: write-ahead log, strict tables, foreign keys,
// FTS5 for search. The schema is in store/schema/.
#pragma once
#include <memory>

#include "store/sqlite.h"
#include "store/store.h"

namespace waybill {

class SqliteStore final : public Store {
public:
    /// Opens, creates, upgrades as open_store() says.
    static std::unique_ptr<SqliteStore> open(const std::string& path, OpenMode mode, std::string_view time,
                                             std::string_view program);

    std::int64_t begin_run(std::span<const std::string> paths, std::string_view time) override;
    void end_run(std::int64_t run, std::string_view time) override;
    std::optional<Run> last_run() const override;

    std::vector<InputState> put(std::int64_t run, std::string_view time, std::span<const Outcome> outcomes) override;
    std::optional<Input> input(std::string_view path) const override;
    std::vector<Input> inputs(InputState state) const override;
    std::vector<Input> inputs_after(std::optional<InputState> state, std::string_view path, std::size_t limit) const override;
    bool holds(std::string_view document) const override;
    std::optional<StoredDocument> document(std::string_view id) const override;
    std::vector<DocumentHead> find_documents(std::string_view text, std::size_t limit) const override;
    void each_document(bool with_claims, const std::function<void(const StoredDocument&)>& visit) const override;
    std::vector<DocumentHead> documents_since(std::string_view time) const override;
    std::vector<DocumentHead> heads(std::span<const std::string> documents) const override;
    Original original(std::string_view sha256) const override;
    std::vector<std::string> originals() const override;

    void put_claims(std::span<const NewClaims> found, std::string_view extractor) override;
    std::vector<std::string> documents_not_by(std::string_view extractor) const override;
    void each_claim(const ClaimFilter& filter, const ClaimVisitor& visit) const override;
    void claims_of(std::span<const std::string> documents, const ClaimVisitor& visit) const override;

    std::int64_t put_decisions(std::span<const Decision> decisions) override;
    std::vector<Decision> decisions() const override;

    std::int64_t claims_version() const override;
    void put_ledger(const Ledger& ledger, std::string_view made_by, std::int64_t version) override;
    bool ledger_is_current(std::string_view made_by) const override;
    Ledger ledger() const override;
    void each_case(const std::function<void(const CaseOutline&)>& visit) const override;
    std::optional<Ledger> ledger_of(std::string_view case_id) const override;
    std::vector<Derivation> derivations_of(std::string_view document) const override;

    void put_watch(const Watch& watch, std::span<const std::string> seen) override;
    bool remove_watch(std::string_view name) override;
    std::vector<Watch> watches() const override;
    std::set<std::string> seen_by(std::string_view watch) const override;
    std::vector<Alert> put_alerts(std::string_view watch, std::span<const Alert> alerts, std::span<const std::string> seen) override;
    std::vector<Alert> alerts(std::string_view since) const override;

    std::vector<SearchHit> search(std::string_view query, std::size_t limit) const override;
    std::vector<std::string> find_matches(std::string_view query, std::size_t limit) const override;
    std::size_t count_matches(std::string_view query) const override;
    std::vector<SearchHit> show_matches(std::string_view query, std::span<const std::string> documents) const override;

    void log(const Event& event) override;
    std::vector<Event> events() const override;
    Counts counts() const override;
    std::string fact(std::string_view key) const override;
    std::vector<std::string> check() const override;

private:
    explicit SqliteStore(std::unique_ptr<SqliteConnection> connection);

    // Within a transaction of the caller's:
    InputState put_one(std::int64_t run, std::string_view time, const Outcome& outcome);
    void put_input(std::int64_t run, const Outcome& outcome, InputState state, std::string_view reason);
    void accept(std::int64_t run, std::string_view time, const std::string& path, const Accession& accession);
    void replace(const std::string& id, const Accession& accession);
    void add_extraction(std::string_view id, std::int64_t number, std::span<const Claim> claims,
                        std::string_view extractor);
    void set_fact(std::string_view key, std::string_view value);
    void claims_changed();
    /// Of the schema that the file has: one opened to read may be older than the program.
    bool has_schema(int number) const;
    StoredDocument document_of(const SqliteQuery& row) const;
    /// The decisions that bear on claims of these documents (a JSON list of ids), and every undoing.
    std::vector<Decision> decisions_on(const std::string& documents) const;

    std::unique_ptr<SqliteConnection> connection_;
};

}  // namespace waybill
