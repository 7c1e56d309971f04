// The store in memory: for tests, for questions asked once, and as the plainest
// statement of what a store does.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "store/store.h"

namespace waybill {

class MemoryStore final : public Store {
public:
    MemoryStore(std::string_view time, std::string_view program);

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
    std::vector<Decision> decisions() const override { return decisions_; }

    std::int64_t claims_version() const override { return version_; }
    void put_ledger(const Ledger& ledger, std::string_view made_by, std::int64_t version) override;
    bool ledger_is_current(std::string_view made_by) const override;
    Ledger ledger() const override { return ledger_; }
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
    std::vector<Event> events() const override { return events_; }
    Counts counts() const override;
    std::string fact(std::string_view key) const override;
    std::vector<std::string> check() const override { return {}; }

private:
    InputState put_one(std::int64_t run, std::string_view time, const Outcome& outcome);
    /// By published day, name and id.
    std::vector<const StoredDocument*> in_order() const;

    std::map<std::string, std::string, std::less<>> facts_;
    std::vector<Run> runs_;
    std::map<std::string, Input, std::less<>> inputs_;
    std::map<std::string, Original, std::less<>> originals_;
    std::map<std::string, StoredDocument, std::less<>> documents_;
    std::vector<Event> events_;
    std::vector<Decision> decisions_;
    std::map<std::string, Watch, std::less<>> watches_;
    std::map<std::string, std::set<std::string>, std::less<>> seen_;  ///< by watch
    std::vector<Alert> alerts_;
    Ledger ledger_;
    std::string ledger_made_by_;
    std::int64_t ledger_version_ = -1;
    std::int64_t version_ = 0;
};

}  // namespace waybill
