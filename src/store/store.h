// Where evidence is kept. SQLite and memory (and PostgreSQL, when it joins)
// behave the same; tests/store_contract says what "the same" means.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/claim_filter.h"
#include "store/records.h"
#include "store/watch.h"
#include "waybill/case.h"
#include "waybill/decision.h"

namespace waybill {

/// Every call either does all of its work or throws StoreError and does none.
/// What a call has written is on disk when it returns. A Store belongs to one
/// thread; open another for another thread. Text with a NUL byte keeps it.
class Store {
public:
    virtual ~Store() = default;

    // Runs -----------------------------------------------------------------

    /// Notes that a run begins and returns its number: 1, 2, 3 …
    virtual std::int64_t begin_run(std::span<const std::string> paths, std::string_view time) = 0;
    virtual void end_run(std::int64_t run, std::string_view time) = 0;
    virtual std::optional<Run> last_run() const = 0;

    // Inputs and documents ---------------------------------------------------

    /// Takes what a run made of some inputs, all in one transaction, and returns
    /// how each ended. A document that the store holds is not put twice: its
    /// input is `known` unless the document came by this very path before. Of
    /// two readings of the same bytes the one that precedes() is kept.
    /// REQUIRES: an outcome without accession is refused or names a held document.
    virtual std::vector<InputState> put(std::int64_t run, std::string_view time, std::span<const Outcome> outcomes) = 0;

    virtual std::optional<Input> input(std::string_view path) const = 0;
    /// By path.
    virtual std::vector<Input> inputs(InputState state) const = 0;
    /// Of one state or of all: the first `limit` of those whose path comes after `path`, by path.
    virtual std::vector<Input> inputs_after(std::optional<InputState> state, std::string_view path, std::size_t limit) const = 0;

    virtual bool holds(std::string_view document) const = 0;
    virtual std::optional<StoredDocument> document(std::string_view id) const = 0;
    /// Documents whose id begins with `text` or whose name is `text`, by id, at most `limit`.
    virtual std::vector<DocumentHead> find_documents(std::string_view text, std::size_t limit) const = 0;
    /// Every document, by published day, name and id; `with_claims` leaves out those without any.
    /// `visit` must not write to the store.
    virtual void each_document(bool with_claims, const std::function<void(const StoredDocument&)>& visit) const = 0;
    /// Documents accepted at `time` (UTC, ISO 8601) or later, by published day, name and id.
    virtual std::vector<DocumentHead> documents_since(std::string_view time) const = 0;

    /// Of these documents, in the order asked for; without those that the store does not hold.
    virtual std::vector<DocumentHead> heads(std::span<const std::string> documents) const = 0;

    /// Throws StoreError when there is none.
    virtual Original original(std::string_view sha256) const = 0;
    /// The SHA-256 of every original, in order.
    virtual std::vector<std::string> originals() const = 0;

    // Claims -----------------------------------------------------------------

    /// Puts new claims beside documents' old ones, all in one transaction; the new
    /// ones are their claims from then on. Throws StoreError when a document is
    /// not held.
    virtual void put_claims(std::span<const NewClaims> found, std::string_view extractor) = 0;
    /// Ids of the documents whose present claims another extractor made, in order.
    virtual std::vector<std::string> documents_not_by(std::string_view extractor) const = 0;

    using ClaimVisitor = std::function<void(const DocumentHead&, std::uint32_t index, const Claim&)>;
    /// Every present claim that passes, by published day, name and id of its
    /// document and its index there: as people have corrected it, and without those
    /// that they rejected unless the filter asks for these. review_of() tells.
    /// document() and each_document() have claims as extracted. `visit` must not
    /// write to the store.
    virtual void each_claim(const ClaimFilter& filter, const ClaimVisitor& visit) const = 0;

    /// All present claims of these documents as people have read them, rejected ones
    /// too: document by document in the order asked for, each document once.
    /// Cost: grows with what is asked for, not with the store.
    virtual void claims_of(std::span<const std::string> documents, const ClaimVisitor& visit) const = 0;

    // Decisions of people ------------------------------------------------------

    /// Adds decisions, all in one transaction, and returns the number of the first;
    /// the store sets the numbers, one after the other. Nothing else changes: a
    /// decision does its work when claims are read and linked. Throws StoreError when
    /// a document that one names is not held.
    virtual std::int64_t put_decisions(std::span<const Decision> decisions) = 0;
    /// By number.
    virtual std::vector<Decision> decisions() const = 0;

    // The ledger -------------------------------------------------------------

    /// Grows with every change of claims and with every decision.
    virtual std::int64_t claims_version() const = 0;
    /// Replaces the ledger. In it a document is named by its id. `made_by` is a
    /// fingerprint of the program and the data that linked it, `version` the
    /// claims_version() of the claims that it links.
    virtual void put_ledger(const Ledger& ledger, std::string_view made_by, std::int64_t version) = 0;
    /// Whether the ledger was made by `made_by` from the claims as they now are.
    virtual bool ledger_is_current(std::string_view made_by) const = 0;
    virtual Ledger ledger() const = 0;
    /// Every case, in the ledger's order. `visit` must not call the store.
    virtual void each_case(const std::function<void(const CaseOutline&)>& visit) const = 0;
    /// The part of the ledger that one case needs: the case, its origins with all
    /// their claims, its conflicts, and the derivations with both documents in it.
    virtual std::optional<Ledger> ledger_of(std::string_view case_id) const = 0;
    /// Those from or to a document.
    virtual std::vector<Derivation> derivations_of(std::string_view document) const = 0;

    // Watches ------------------------------------------------------------------

    /// Keeps a watch that has seen what `seen` says. Throws UsageError when there is one of this name.
    virtual void put_watch(const Watch& watch, std::span<const std::string> seen) = 0;
    /// False when there is none. Its alerts stay.
    virtual bool remove_watch(std::string_view name) = 0;
    /// By name.
    virtual std::vector<Watch> watches() const = 0;
    virtual std::set<std::string> seen_by(std::string_view watch) const = 0;
    /// Adds the alerts whose key the watch has not seen, and notes their keys and
    /// `seen` as seen, all in one transaction. Returns those added, with their
    /// numbers. Throws StoreError when there is no such watch.
    virtual std::vector<Alert> put_alerts(std::string_view watch, std::span<const Alert> alerts, std::span<const std::string> seen) = 0;
    /// Raised at `since` (UTC, ISO 8601) or later, by number.
    virtual std::vector<Alert> alerts(std::string_view since) const = 0;

    // Search -----------------------------------------------------------------

    /// Documents whose title and text hold every word, "quoted phrase" and
    /// prefix* of `query`; those whose title alone does come first, then the
    /// newest. Throws UsageError when the query holds no word.
    virtual std::vector<SearchHit> search(std::string_view query, std::size_t limit) const = 0;
    /// The ids that search() finds, in its order, without looking into the texts.
    virtual std::vector<std::string> find_matches(std::string_view query, std::size_t limit) const = 0;
    /// How many documents search() would find without a limit. Throws UsageError as search() does.
    virtual std::size_t count_matches(std::string_view query) const = 0;
    /// How documents answer `query`, in the order asked for.
    virtual std::vector<SearchHit> show_matches(std::string_view query, std::span<const std::string> documents) const = 0;

    // Custody and housekeeping -----------------------------------------------

    virtual void log(const Event& event) = 0;  ///< the store sets the number
    virtual std::vector<Event> events() const = 0;

    virtual Counts counts() const = 0;
    /// Facts about the store itself: "schema_version", "created", "created_by" …; empty when unknown.
    virtual std::string fact(std::string_view key) const = 0;
    /// What is wrong with the store's own structure; empty when nothing is.
    virtual std::vector<std::string> check() const = 0;
};

enum class OpenMode : std::uint8_t {
    read,    ///< must exist; nothing is written, so read-only media serve
    write,   ///< must exist
    create,  ///< made when it does not exist
    make     ///< must not exist
};

/// Opens "memory:" or the path of an SQLite file, and brings an older schema up
/// to date. `time` and `program` are noted in a new store. Throws StoreError,
/// with what to do about it, and UsageError for a kind of store unknown here.
std::unique_ptr<Store> open_store(const std::string& where, OpenMode mode, std::string_view time,
                                  std::string_view program);

}  // namespace waybill
