#include "engine/again.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "engine/clock.h"
#include "engine/ordered_work.h"

namespace waybill {
namespace {

struct Found {
    NewClaims claims;
    bool changed = false;
};

/// Writes what the workers find, some documents a transaction: a commit waits for the disk.
class Writer {
public:
    Writer(Store& store, std::string extractor, const AgainWatch& watch, AgainAccount& account)
        : store_(store), extractor_(std::move(extractor)), watch_(watch), account_(account) {}

    void take(Found&& found) {
        changed_ += found.changed ? 1U : 0U;
        batch_.push_back(std::move(found.claims));
        const auto waited = std::chrono::steady_clock::now() - written_;
        if (batch_.size() >= most_in_batch || waited > longest_wait) write();
    }

    void write() {
        if (batch_.empty()) return;
        store_.put_claims(batch_, extractor_);
        account_.done += batch_.size();
        account_.changed += changed_;
        for (const NewClaims& one : batch_) account_.claims += one.claims.size();
        batch_.clear();
        changed_ = 0;
        written_ = std::chrono::steady_clock::now();
        if (watch_.progress) watch_.progress(account_);
    }

private:
    static constexpr std::size_t most_in_batch = 128;
    static constexpr std::chrono::milliseconds longest_wait{500};

    Store& store_;
    const std::string extractor_;
    const AgainWatch& watch_;
    AgainAccount& account_;
    std::vector<NewClaims> batch_;
    std::uint64_t changed_ = 0;
    std::chrono::steady_clock::time_point written_ = std::chrono::steady_clock::now();
};

}  // namespace

AgainAccount extract_again(const Engine& engine, Store& store, unsigned threads, const AgainWatch& watch) {
    engine.load();
    const std::string extractor = engine.extractor_fingerprint();
    const std::vector<std::string> outdated = store.documents_not_by(extractor);
    AgainAccount account;
    account.outdated = outdated.size();
    if (outdated.empty()) return account;

    Writer writer(store, extractor, watch, account);
    OrderedWork<StoredDocument, Found> work(
        std::max(1U, threads),
        [&](StoredDocument&& stored) {
            Found found{{stored.id, engine.extract(stored.document).claims}, false};
            found.changed = found.claims.claims != stored.claims;
            return found;
        },
        [&](Found&& found) { writer.take(std::move(found)); });
    for (const std::string& id : outdated) {
        if (watch.stop != nullptr && watch.stop->load()) break;
        std::optional<StoredDocument> stored = store.document(id);
        if (!stored) continue;
        const std::size_t weight = 2 * stored->document.text.size();
        work.put(std::move(*stored), weight);
    }
    work.finish();
    writer.write();
    account.stopped = account.done < account.outdated;
    store.log({0, now_utc(), "extract", "",
               std::to_string(account.done) + " of " + std::to_string(account.outdated) + " documents anew, " +
                   std::to_string(account.changed) + " with other claims; " + extractor});
    return account;
}

}  // namespace waybill
