// Documents to claims on the bundled sample: the gate, the rules on trees that
// are there already, and everything from text to claims.
#include <benchmark/benchmark.h>

#include <vector>

#include "engine/engine.h"
#include "engine/passages.h"

namespace {

using namespace waybill;

const Engine& engine() {
    static const Engine loaded(Resources{{WAYBILL_SOURCE_DIR "/data"}, WAYBILL_SOURCE_DIR "/models"});
    return loaded;
}

struct Article {
    Document document;
    CatalogueMentions mentions;
    Analysis analysis;
};

const std::vector<Article>& articles() {
    static const std::vector<Article> read = [] {
        std::vector<Article> made;
        engine().load();
        engine().reader().read_input(WAYBILL_SOURCE_DIR "/sample/articles", [&](Arrival&& arrival) {
            Article article{std::move(arrival.document), {}, {}};
            article.mentions = engine().catalogue().find(article.document.text, article.document.published);
            article.analysis = engine().language().analyse(article.document);
            made.push_back(std::move(article));
            return true;
        });
        return made;
    }();
    return read;
}

/// An article with a hundred paragraphs about something else after it.
Document long_document(const Document& document) {
    Document made = document;
    made.source.clear();
    for (int i = 0; i < 100; ++i) {
        made.text += "\nThe council met on Thursday evening to talk about the new library, whose opening has been put off until the roof is dry.";
    }
    return made;
}

template <class Step>
void run(benchmark::State& state, Step&& step) {
    const std::vector<Article>& read = articles();
    std::size_t at = 0;
    std::size_t words = 0;
    for (auto _ : state) words += step(read[at++ % read.size()]);
    state.SetItemsProcessed(state.iterations());
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}

void gate(benchmark::State& state) {
    run(state, [](const Article& a) {
        benchmark::DoNotOptimize(passages_to_read(a.analysis, a.mentions, engine().catalogue()));
        return a.analysis.tokens.size();
    });
}
BENCHMARK(gate);

void rules(benchmark::State& state) {
    run(state, [](const Article& a) {
        benchmark::DoNotOptimize(engine().extractor().extract(a.document, a.analysis, a.mentions));
        return a.analysis.tokens.size();
    });
}
BENCHMARK(rules);

void text_to_claims(benchmark::State& state) {
    run(state, [](const Article& a) {
        benchmark::DoNotOptimize(engine().extract(a.document));
        return a.analysis.tokens.size();
    });
}
BENCHMARK(text_to_claims);

/// The same articles in documents most of which are about something else.
void text_to_claims_in_passing(benchmark::State& state) {
    std::vector<Document> documents;
    std::vector<std::size_t> words;
    for (const Article& article : articles()) {
        documents.push_back(long_document(article.document));
        words.push_back(engine().language().analyse(documents.back(), [](const Analysis& a) { return std::vector<bool>(a.sentences.size()); }).tokens.size());
    }
    std::size_t at = 0;
    std::size_t read = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine().extract(documents[at % documents.size()]));
        read += words[at++ % documents.size()];
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(read), benchmark::Counter::kIsRate);
}
BENCHMARK(text_to_claims_in_passing);

}  // namespace

BENCHMARK_MAIN();
