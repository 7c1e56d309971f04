// Words a second of the language engine, by layer. The text is the file named by
// WAYBILL_BENCH_TEXT (plain text, one paragraph a line), else a made-up one.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "language/engine.h"
#include "language/tokenizer.h"

namespace {

constexpr int made_up_paragraphs = 400;
constexpr std::size_t document_bytes = 4000;  // about the length of a news article

std::string text() {
    if (const char* file = std::getenv("WAYBILL_BENCH_TEXT")) {
        std::ifstream in(file, std::ios::binary);
        return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    }
    std::string made;
    for (int i = 0; i < made_up_paragraphs; ++i) {
        made += "The ministry of defence said on Monday that it had ordered " + std::to_string(i + 2) +
                " S-400 batteries from the northern works, which did not answer questions. \"We bought what we need,\" "
                "Gen. A. Berg told reporters in the capital; the price, $2.5bn, was not confirmed.\n";
    }
    return made;
}

/// The text in documents of about an article each.
const std::vector<waybill::Document>& documents() {
    static const std::vector<waybill::Document> cut = [] {
        std::vector<waybill::Document> made;
        const std::string whole = text();
        std::size_t begin = 0;
        while (begin < whole.size()) {
            std::size_t end = whole.find('\n', std::min(whole.size(), begin + document_bytes));
            end = end == std::string::npos ? whole.size() : end + 1;
            waybill::Document document;
            document.text = whole.substr(begin, end - begin);
            document.published = "2022-11-05";
            made.push_back(std::move(document));
            begin = end;
        }
        return made;
    }();
    return cut;
}

const waybill::LanguageEngine& engine() {
    static const waybill::LanguageEngine loaded =
        waybill::LanguageEngine::load(WAYBILL_SOURCE_DIR "/models", {WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

template <class Step>
void run(benchmark::State& state, Step&& step) {
    std::size_t words = 0;
    std::size_t bytes = 0;
    std::size_t at = 0;
    for (auto _ : state) {
        const waybill::Document& document = documents()[at++ % documents().size()];
        words += step(document);
        bytes += document.text.size();
    }
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void tokens(benchmark::State& state) {
    const auto tokenizer = waybill::Tokenizer::load({WAYBILL_SOURCE_DIR "/data"});
    run(state, [&](const waybill::Document& document) {
        waybill::Analysis analysis;
        tokenizer.annotate(document, analysis);
        return analysis.tokens.size();
    });
}
BENCHMARK(tokens);

void tags_trees_names(benchmark::State& state) {
    const auto tokenizer = waybill::Tokenizer::load({WAYBILL_SOURCE_DIR "/data"});
    run(state, [&](const waybill::Document& document) {
        waybill::Analysis analysis;
        tokenizer.annotate(document, analysis);
        engine().annotate_tokens(document, analysis);
        return analysis.tokens.size();
    });
}
BENCHMARK(tags_trees_names);

void all_layers(benchmark::State& state) {
    run(state, [](const waybill::Document& document) { return engine().analyse(document).tokens.size(); });
}
BENCHMARK(all_layers);

}  // namespace

BENCHMARK_MAIN();
