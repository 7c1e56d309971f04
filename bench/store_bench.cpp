// The SQLite store on made-up documents of 4 kB with two claims each: putting
// them in, reading them out, searching, asking for claims.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include "base/hash.h"
#include "store/original.h"
#include "store/store.h"

namespace {

using namespace waybill;
namespace fs = std::filesystem;

constexpr const char* noon = "2024-01-01T12:00:00Z";
constexpr std::size_t held = 2000;  // documents, where there must be some
constexpr std::size_t group = 128;  // documents a transaction, as `ingest` does

Claim a_claim(std::size_t i) {
    Claim claim;
    claim.supplier = i % 2 == 0 ? "IR" : "US";
    claim.recipient = "UA";
    claim.item = {"Kestrel-" + std::to_string(i % 400), Category::uav, "drones"};
    claim.evidence = {{"A ship left.", {0, 12}}};
    claim.rules = {"bench"};
    return claim;
}

Outcome an_outcome(std::size_t i) {
    std::string text = "A ship left. Number " + std::to_string(i) + ".\n";
    while (text.size() < 4000) {
        text += "The ministry said that word" + std::to_string((i * 7919 + text.size() * 31) % 20011) + " had left the yard for its new owner. ";
    }
    Accession a;
    a.original = pack(text);
    a.document.name = "d" + std::to_string(i);
    a.document.title = "Ship " + std::to_string(i);
    a.document.outlet = "Harbour Gazette";
    a.document.published = "2023-0" + std::to_string(1 + i % 9) + "-11";
    a.document.text = text;
    a.claims = {a_claim(i), a_claim(i + 1)};
    a.extractor = "bench";
    return {"/d" + std::to_string(i), InputState::read, "", document_id(sha256_hex(text)), std::move(a)};
}

/// A store in a folder of its own, which goes with it.
class TemporaryStore {
public:
    TemporaryStore() : folder_(fs::temp_directory_path() / ("waybill-store-bench." + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        store = open_store((folder_ / "bench.db").string(), OpenMode::make, noon, "bench");
        run = store->begin_run({}, noon);
    }
    ~TemporaryStore() {
        store.reset();
        fs::remove_all(folder_);
    }
    TemporaryStore(const TemporaryStore&) = delete;
    TemporaryStore& operator=(const TemporaryStore&) = delete;

    void fill(std::size_t documents) {
        for (std::size_t i = 0; i < documents; i += group) {
            std::vector<Outcome> outcomes;
            for (std::size_t k = i; k < std::min(documents, i + group); ++k) {
                outcomes.push_back(an_outcome(k));
                ids.push_back(outcomes.back().document);
            }
            store->put(run, noon, outcomes);
        }
    }

    std::unique_ptr<Store> store;
    std::int64_t run = 0;
    std::vector<std::string> ids;

private:
    fs::path folder_;
};

void store_put(benchmark::State& state) {
    TemporaryStore temporary;
    std::size_t next = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Outcome> outcomes;
        for (std::size_t k = 0; k < group; ++k) outcomes.push_back(an_outcome(next++));
        state.ResumeTiming();
        temporary.store->put(temporary.run, noon, outcomes);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(group));
}
BENCHMARK(store_put)->UseRealTime()->Unit(benchmark::kMillisecond);

void store_read_documents(benchmark::State& state) {
    TemporaryStore temporary;
    temporary.fill(held);
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(temporary.store->document(temporary.ids[at++ * 37 % held]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(store_read_documents);

void store_search(benchmark::State& state) {
    TemporaryStore temporary;
    temporary.fill(held);
    for (auto _ : state) benchmark::DoNotOptimize(temporary.store->search("ministry word1*", 20));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(store_search)->Unit(benchmark::kMillisecond);

void store_claims(benchmark::State& state) {
    TemporaryStore temporary;
    temporary.fill(held);
    std::size_t claims = 0;
    for (auto _ : state) {
        temporary.store->each_claim({}, [&](const DocumentHead&, std::uint32_t, const Claim&) { ++claims; });
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(claims));
}
BENCHMARK(store_claims)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
