// How fast the catalogue reads text: prose without a name of arms, and prose
// dense with them.
#include <benchmark/benchmark.h>

#include <string>

#include "catalogue/catalogue.h"

namespace {

const waybill::Catalogue& catalogue() {
    static const waybill::Catalogue loaded = waybill::Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

std::string repeated(const std::string& sentence, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += sentence;
    return text;
}

void run(benchmark::State& state, const std::string& text) {
    std::size_t mentions = 0;
    for (auto _ : state) {
        const waybill::CatalogueMentions found = catalogue().find(text, "2022-10-18");
        mentions = found.systems.size() + found.parties.size() + found.kinds.size();
        benchmark::DoNotOptimize(mentions);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
    state.counters["mentions"] = static_cast<double>(mentions);
}

void catalogue_plain(benchmark::State& state) {
    run(state, repeated("The council met on Thursday evening to talk about the new library, whose opening has been put off "
                        "until the roof is dry, and about the price of a loaf of bread in the market square.\n",
                        1U << 20U));
}
BENCHMARK(catalogue_plain);

void catalogue_dense(benchmark::State& state) {
    run(state, repeated("Iran delivered 40 Shahed-136 drones to Russia, and Turkey sold Bayraktar TB2s and Patriot missiles "
                        "to Poland, officials in Tehran and Ankara told Reuters.\n",
                        1U << 20U));
}
BENCHMARK(catalogue_dense);

void catalogue_load(benchmark::State& state) {
    for (auto _ : state) {
        const waybill::Catalogue loaded = waybill::Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
        benchmark::DoNotOptimize(&loaded);
    }
}
BENCHMARK(catalogue_load)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
