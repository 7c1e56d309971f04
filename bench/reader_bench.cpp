// Words a second of the careful reader's encoder on one core. The model is the
// file named by WAYBILL_READER, else models/reader.model.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "language/reader_model.h"

namespace {

const waybill::ReaderModel* model() {
    static const std::shared_ptr<const waybill::ReaderModel> loaded = [] {
        const char* folder = std::getenv("WAYBILL_READER");
        return waybill::ReaderModel::load(folder != nullptr ? folder : WAYBILL_SOURCE_DIR "/models");
    }();
    return loaded.get();
}

const std::vector<std::string_view>& sentence() {
    static const std::vector<std::string_view> words{
        "The",   "ministry", "of",     "defence", "said",      "on",  "Monday", "that", "it",  "had", "ordered", "24",
        "S-400", "batteries", "from", "the",     "northern", "works", ",",    "which", "did", "not", "answer", "questions", "."};
    return words;
}

/// A passage of about so many pieces.
void encode(benchmark::State& state) {
    if (model() == nullptr) return state.SkipWithError("no models/reader.model");
    const std::size_t size = waybill::pieces_of(model()->vocabulary(), sentence());
    waybill::PieceWindow window = model()->window();
    while (window.pieces().size() + size <= static_cast<std::size_t>(state.range(0))) window.add(sentence());
    std::size_t words = 0;
    std::size_t pieces = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model()->encoder().encode(window.pieces()));
        words += window.words().size();
        pieces += window.pieces().size();
    }
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
    state.counters["pieces/s"] = benchmark::Counter(static_cast<double>(pieces), benchmark::Counter::kIsRate);
}
BENCHMARK(encode)->Arg(64)->Arg(128)->Arg(256)->Arg(512);

}  // namespace

BENCHMARK_MAIN();
