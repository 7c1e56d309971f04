// Inputs to a store: reading, analysing in several threads, writing in the order
// of the inputs.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "store/store.h"

namespace waybill {

struct IngestRequest {
    std::vector<std::string> paths;  ///< files, folders, "-" for standard input
    unsigned threads = 1;
    bool resume = false;        ///< without paths: those of the interrupted run
    bool retry_failed = false;  ///< only inputs that were refused before, below `paths` where there are any
};

struct Refusal {
    std::string input;  ///< as found: path, or path:line
    std::string reason;
};

/// How things stand while it runs, and the closing account.
struct IngestAccount {
    std::uint64_t read = 0;
    std::uint64_t known = 0;
    std::uint64_t refused = 0;
    std::uint64_t claims = 0;
    std::uint64_t bytes = 0;         ///< of all inputs read so far
    std::vector<Refusal> refusals;   ///< the first `most_refusals`
    std::string latest;              ///< the input written last
    bool stopped = false;            ///< by `stop`, before the end

    static constexpr std::size_t most_refusals = 1000;
};

struct IngestWatch {
    std::function<void(const IngestAccount&)> progress;  ///< after every input; may be empty
    const std::atomic<bool>* stop = nullptr;             ///< set from outside: end after the documents at hand
    std::istream* standard_input = nullptr;              ///< what "-" reads
};

/// Every input ends in the store with a state and a reason. A document is in the
/// store wholly or not at all, and stays there whatever happens next; the same
/// inputs give the same store, whatever the number of threads. Throws UsageError
/// when there is nothing to resume, StoreError when the store fails.
IngestAccount ingest(const Engine& engine, Store& store, const IngestRequest& request, const IngestWatch& watch);

}  // namespace waybill
