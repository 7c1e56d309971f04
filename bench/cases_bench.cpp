// Linking made-up news: stories with wires, copies, rewrites, denials and
// differing counts, as many a case as Zipf's law gives.
//   cases_bench --benchmark_filter=link
#include <benchmark/benchmark.h>
#include <cmath>
#include <fmt/format.h>
#include <random>
#include <vector>

#include "cases/link.h"

namespace {

using namespace waybill;

constexpr const char* states[] = {"AE", "AR", "AZ", "BR", "CN", "DE", "EG", "ES", "ET", "FR", "GB", "GR", "ID", "IL", "IN",
                                  "IQ", "IR", "IT", "KR", "MA", "MM", "NG", "PH", "PK", "PL", "QA", "RU", "SA", "SD", "SE",
                                  "TR", "TW", "UA", "US", "VN", "ZA"};

struct News {
    std::vector<Document> documents;
    std::vector<DocumentClaims> claims;
};

/// Five claims a document. The same seed makes the same news.
News make_news(std::size_t wanted) {
    std::mt19937_64 random(20221105);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::size_t stories = std::max<std::size_t>(1, wanted / 25);
    News news;
    std::string words;
    for (std::size_t made = 0; made < wanted;) {
        // Zipf: the n-th story is told 1/n times as often as the first.
        const double share = static_cast<double>(random() >> 11U) * 0x1.0p-53;
        const auto story = static_cast<std::size_t>(std::pow(static_cast<double>(stories), share)) - 1;
        std::mt19937_64 of_story(story);
        const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(of_story() % n); };
        const std::string supplier = states[pick(36)];
        const std::string recipient = states[pick(36)];
        const std::string system = fmt::format("Kestrel-{}", 1 + pick(400));
        const auto category = static_cast<Category>(pick(12));
        const int day = static_cast<int>(pick(3000));
        const std::size_t d = news.documents.size();
        const int offset = static_cast<int>(below(20));
        const int published_day = day + offset;
        const std::string published = fmt::format("{:04}-{:02}-{:02}", 2015 + published_day / 360, 1 + published_day / 30 % 12, 1 + published_day % 28);
        Document document{.name = fmt::format("d{:07}", d), .url = "", .title = "", .outlet = fmt::format("Outlet Number {}", below(500)),
                          .published = published, .lang = "en", .text = "", .source = {}, .notes = {}};
        DocumentClaims claims{.doc = document.name, .published = published, .lang = "en", .claims = {}};
        const bool copy = below(4) == 0 && d > 0;
        if (copy) {
            const std::size_t original = d - 1 - below(std::min<std::size_t>(d, 50));
            document.text = news.documents[original].text;
            document.published = published > news.documents[original].published ? published : news.documents[original].published;
            claims.published = document.published;
            claims.claims = news.claims[original].claims;
        } else {
            for (std::size_t w = 0; w < 150; ++w) document.text += fmt::format("{}{} ", w % 20 == 7 ? "Word" : "word", below(20000));
            for (int i = 0; i < 5; ++i) {
                Claim claim;
                claim.stage = static_cast<Stage>(below(12));
                claim.supplier = supplier;
                claim.recipient = recipient;
                if (below(3) != 0) claim.item.designation = system;
                claim.item.category = category;
                claim.item.text = system + " units";
                if (below(8) == 0) claim.polarity = Polarity::denied;
                if (below(6) == 0) claim.certainty = static_cast<Certainty>(below(4));
                if (below(3) == 0) claim.quantity = Quantity{.min = 10 * static_cast<std::int64_t>(1 + below(4)), .max = 10 * static_cast<std::int64_t>(1 + below(4)) + 30, .unit = "", .text = "some"};
                if (below(3) == 0) claim.date = DateRange{.from = published, .to = published, .text = "then"};
                switch (below(6)) {
                    case 0: claim.sources = {fmt::format("Ada Speaker{}", below(40 + stories / 10))}; break;
                    case 1: claim.sources = {fmt::format("Outlet Number {}", below(500)), "two officials"}; break;
                    case 2: claim.sources = {"Moscow"}; break;
                    case 3: claim.sources = {"satellite images"}; break;
                    default: break;
                }
                claim.evidence = {{fmt::format("Sentence {} of document {} says what it says about it.", i, d), {}}};
                claims.claims.push_back(std::move(claim));
            }
        }
        made += claims.claims.size();
        news.documents.push_back(std::move(document));
        news.claims.push_back(std::move(claims));
    }
    return news;
}

void link(benchmark::State& state) {
    const std::filesystem::path data = std::filesystem::path(WAYBILL_SOURCE_DIR) / "data";
    const Catalogue catalogue = Catalogue::load({data});
    const Linker linker = Linker::load(catalogue, {data});
    const News news = make_news(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(linker.link(news.documents, news.claims));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(link)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
