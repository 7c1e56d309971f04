#include "engine/ingest.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "base/hash.h"
#include "engine/clock.h"
#include "engine/ordered_work.h"
#include "store/original.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

/// The name an input goes by in the store: the same however the user writes it.
std::string key_of(const std::string& path, std::uint64_t line) {
    std::string key = path == "-" ? path : fs::absolute(path).lexically_normal().generic_string();
    if (line > 0) key += ":" + std::to_string(line);
    return key;
}

struct Job {
    Outcome outcome;
    std::string shown;     ///< the input as the user knows it
    std::string bytes;     ///< empty unless the document is to be analysed
    Document document;
};

struct Done {
    Outcome outcome;
    std::string shown;
};

/// One run: decides what an arrival needs, and writes what the workers made in groups.
class Ingest {
public:
    Ingest(const Engine& engine, Store& store, const IngestRequest& request, const IngestWatch& watch, std::int64_t run)
        : engine_(engine), store_(store), watch_(watch), run_(run), extractor_(engine.extractor_fingerprint()),
          work_(std::max(1U, request.threads), [this](Job&& job) { return analyse(std::move(job)); },
                [this](Done&& done) { take(std::move(done)); }) {}

    /// False when the reading is to stop.
    bool arrived(Arrival&& arrival) {
        if (stopping()) return false;
        account_.bytes += arrival.bytes.size();
        note_parts(arrival);
        Job job;
        job.outcome.path = key_of(arrival.path, arrival.line);
        job.shown = arrival.line > 0 ? arrival.path + ":" + std::to_string(arrival.line) : arrival.path;
        if (!arrival.refusal.empty()) {
            job.outcome.state = InputState::refused;
            job.outcome.reason = std::move(arrival.refusal);
        } else {
            job.outcome.document = document_id(sha256_hex(arrival.bytes));
            if (needs_analysis(job.outcome, arrival.document)) {
                job.bytes = std::move(arrival.bytes);
                job.document = std::move(arrival.document);
            }
        }
        const std::size_t weight = job.bytes.size() + 2 * job.document.text.size();
        work_.put(std::move(job), weight);
        return !stopping();
    }

    IngestAccount finish() {
        work_.finish();
        write();
        account_.stopped = stopping();
        return std::move(account_);
    }

private:
    bool stopping() const { return watch_.stop != nullptr && watch_.stop->load(); }

    /// A file that was refused as a whole and now comes line by line is read.
    void note_parts(const Arrival& arrival) {
        if (arrival.line == 0 || arrival.path == file_of_lines_) return;
        file_of_lines_ = arrival.path;
        const std::optional<Input> whole = store_.input(key_of(arrival.path, 0));
        if (!whole || whole->state != InputState::refused) return;
        Job job;
        job.outcome.path = whole->path;
        work_.put(std::move(job), 0);
    }

    bool needs_analysis(const Outcome& outcome, const Document& document) const {
        if (!store_.holds(outcome.document)) return true;
        const std::optional<Input> before = store_.input(outcome.path);
        if (before && before->document == outcome.document) return false;  // the same input again
        const std::optional<StoredDocument> held = store_.document(outcome.document);
        return held && precedes(document, held->document);
    }

    /// In a worker.
    Done analyse(Job&& job) const {
        if (!job.bytes.empty()) {
            Accession a;
            a.original = pack(job.bytes);
            a.claims = engine_.extract(job.document).claims;
            a.document = std::move(job.document);
            a.extractor = extractor_;
            job.outcome.accession = std::move(a);
        }
        return {std::move(job.outcome), std::move(job.shown)};
    }

    void take(Done&& done) {
        batch_bytes_ += done.outcome.accession ? done.outcome.accession->document.text.size() : 0;
        batch_.push_back(std::move(done.outcome));
        shown_.push_back(std::move(done.shown));
        const auto waited = std::chrono::steady_clock::now() - written_;
        if (batch_.size() >= most_in_batch || batch_bytes_ >= most_batch_bytes || waited > longest_wait) write();
    }

    /// One transaction for several documents: a commit waits for the disk.
    void write() {
        const std::vector<InputState> states = store_.put(run_, now_utc(), batch_);
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (shown_[i].empty()) continue;  // the whole of a file that came in parts
            account_.latest = shown_[i];
            if (states[i] == InputState::read) {
                ++account_.read;
                account_.claims += batch_[i].accession ? batch_[i].accession->claims.size() : 0;
            } else if (states[i] == InputState::known) {
                ++account_.known;
            } else {
                ++account_.refused;
                if (account_.refusals.size() < IngestAccount::most_refusals) {
                    account_.refusals.push_back({shown_[i], batch_[i].reason});
                }
            }
            if (watch_.progress) watch_.progress(account_);
        }
        batch_.clear();
        shown_.clear();
        batch_bytes_ = 0;
        written_ = std::chrono::steady_clock::now();
    }

    static constexpr std::size_t most_in_batch = 128;
    static constexpr std::size_t most_batch_bytes = std::size_t{8} << 20U;
    static constexpr std::chrono::milliseconds longest_wait{500};

    const Engine& engine_;
    Store& store_;
    const IngestWatch& watch_;
    const std::int64_t run_;
    const std::string extractor_;
    IngestAccount account_;
    std::string file_of_lines_;
    std::vector<Outcome> batch_;
    std::vector<std::string> shown_;
    std::size_t batch_bytes_ = 0;
    std::chrono::steady_clock::time_point written_ = std::chrono::steady_clock::now();
    OrderedWork<Job, Done> work_;  // last: its threads end before the rest goes
};

/// Everything below `folder`, itself and its lines included.
bool lies_below(const std::string& key, const std::string& folder) {
    return key.starts_with(folder) && (key.size() == folder.size() || folder.ends_with('/') || key[folder.size()] == '/' ||
                                       key[folder.size()] == ':');
}

/// The refused inputs to read again, and the files they are in.
struct Retry {
    std::set<std::string> keys;
    std::vector<std::string> files;

    bool wants(const std::string& key) const {
        return std::any_of(keys.begin(), keys.end(), [&](const std::string& k) { return lies_below(key, k); });
    }
};

Retry failed_inputs(const Store& store, const std::vector<std::string>& below) {
    Retry retry;
    for (const Input& input : store.inputs(InputState::refused)) {
        if (input.path.starts_with("-")) continue;  // standard input is gone
        const bool asked = below.empty() || std::any_of(below.begin(), below.end(), [&](const std::string& path) {
            return lies_below(input.path, key_of(path, 0));
        });
        if (!asked) continue;
        retry.keys.insert(input.path);
        std::string file = input.path;
        std::error_code error;
        if (const auto colon = file.rfind(':'); !fs::exists(file, error) && colon != std::string::npos &&
                                                file.find_first_not_of("0123456789", colon + 1) == std::string::npos) {
            file.resize(colon);
        }
        if (std::find(retry.files.begin(), retry.files.end(), file) == retry.files.end()) retry.files.push_back(file);
    }
    return retry;
}

std::vector<std::string> interrupted_paths(const Store& store) {
    const std::optional<Run> run = store.last_run();
    if (!run || !run->finished.empty()) {
        throw UsageError("nothing to resume: the last run came to its end; name files or folders to ingest");
    }
    if (std::find(run->paths.begin(), run->paths.end(), "-") != run->paths.end()) {
        throw UsageError("the interrupted run read standard input, which is gone; pipe it in again with 'waybill ingest -'");
    }
    return run->paths;
}

}  // namespace

IngestAccount ingest(const Engine& engine, Store& store, const IngestRequest& request, const IngestWatch& watch) {
    engine.load();
    std::vector<std::string> paths = request.paths;
    if (paths.empty() && request.resume) paths = interrupted_paths(store);
    Retry retry;
    if (request.retry_failed) {
        retry = failed_inputs(store, paths);
        paths = retry.files;
    }
    std::vector<std::string> absolute;
    for (const std::string& path : paths) absolute.push_back(key_of(path, 0));

    const std::int64_t run = store.begin_run(absolute, now_utc());
    Ingest work(engine, store, request, watch, run);
    const ArrivalSink sink = [&](Arrival&& arrival) {
        if (request.retry_failed && !retry.wants(key_of(arrival.path, arrival.line))) return true;
        return work.arrived(std::move(arrival));
    };
    for (const std::string& path : paths) {
        const bool whole = path == "-" && watch.standard_input != nullptr
                               ? engine.reader().read_stream(*watch.standard_input, "-", sink)
                               : engine.reader().read_input(path, sink);
        if (!whole) break;
    }
    IngestAccount account = work.finish();
    if (!account.stopped) store.end_run(run, now_utc());
    return account;
}

}  // namespace waybill
