// Bytes to documents: a plain text, a page dense with furniture, a line of JSON,
// and a text whose encoding must be repaired.
#include <benchmark/benchmark.h>

#include <string>

#include "intake/reader.h"

namespace {

constexpr int paragraphs = 40;  // about 6 kB of text: a long article

const std::string sentence =
    "The ministry said on Monday that the second of three ships had left the yard for its new owner, and that the price "
    "of the contract would be made known in spring. ";

std::string plain_text() {
    std::string text = "A ship leaves for its new owner\n\n";
    for (int i = 0; i < paragraphs; ++i) text += sentence + "\n\n";
    return text;
}

std::string page() {
    std::string html =
        "<!DOCTYPE html><html lang=en><head><title>A ship leaves | Harbour Gazette</title>"
        "<meta property=\"article:published_time\" content=\"2023-03-12T08:00:00Z\"><meta property=\"og:site_name\" content=\"Harbour Gazette\">"
        "<script>var a = 1;</script></head><body><nav><ul>";
    for (int i = 0; i < paragraphs; ++i) html += "<li><a href=\"/section/" + std::to_string(i) + "\">Section " + std::to_string(i) + "</a></li>";
    html += "</ul></nav><article><h1>A ship leaves for its new owner</h1><p class=byline>12 March 2023</p>";
    for (int i = 0; i < paragraphs; ++i) {
        html += "<p>" + sentence + "It is &ldquo;on its way&rdquo;.</p>";
        if (i % 5 == 0) html += "<div class=\"share-buttons\"><a href=\"#\">Share</a></div><aside class=related><a href=/x>Read more: a dock</a></aside>";
    }
    html += "</article><section id=comments>";
    for (int i = 0; i < paragraphs; ++i) html += "<div class=comment><p>I have seen it, said nobody in particular.</p></div>";
    return html + "</section><footer><p>We use cookies to improve your visit.</p></footer></body></html>";
}

std::string json_line() {
    std::string text;
    for (const char c : plain_text()) text += c == '\n' ? std::string("\\n") : std::string(1, c);
    return R"({"id": "a1", "url": "https://www.example.org/a1", "title": "A ship leaves", "source": "Harbour Gazette", "date": "2023-03-12", "text": ")" +
           text + "\"}";
}

std::string doubly_encoded() {
    std::string text;
    for (int i = 0; i < paragraphs; ++i) text += sentence + "It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s on its way.\n\n";
    return text;
}

void run(benchmark::State& state, const std::string& bytes, waybill::Format format) {
    const waybill::Reader reader = waybill::Reader::load({WAYBILL_SOURCE_DIR "/data"});
    waybill::ReadHints hints;
    hints.name = "a";
    hints.format = format;
    for (auto _ : state) benchmark::DoNotOptimize(reader.read_document(bytes, hints));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
    state.SetItemsProcessed(state.iterations());
}

void intake_text(benchmark::State& state) { run(state, plain_text(), waybill::Format::detect); }
void intake_page(benchmark::State& state) { run(state, page(), waybill::Format::detect); }
void intake_json(benchmark::State& state) { run(state, json_line(), waybill::Format::json); }
void intake_repair(benchmark::State& state) { run(state, doubly_encoded(), waybill::Format::detect); }
BENCHMARK(intake_text);
BENCHMARK(intake_page);
BENCHMARK(intake_json);
BENCHMARK(intake_repair);

}  // namespace

BENCHMARK_MAIN();
