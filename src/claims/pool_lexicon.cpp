#include "claims/pool_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.h"
#include "base/tsv.h"
#include "catalogue/pieces.h"
#include "waybill/error.h"

namespace waybill {

namespace {

std::int64_t number(const TsvRow& row, std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) row.fail("'" + std::string(text) + "' is no whole number");
    return value;
}

PoolPhrase phrase_of(const TsvRow& row) {
    PoolPhrase phrase;
    for (const std::string_view word : split(row["phrase"], ' ')) phrase.words.emplace_back(word);
    for (const std::string_view name : row.list("categories")) {
        const auto category = category_from(name);
        if (!category) row.fail("unknown category '" + std::string(name) + "'");
        phrase.categories.push_back(*category);
    }
    if (phrase.categories.empty()) row.fail("no category");
    return phrase;
}

/// The same phrase as the tokenizer splits it at hyphens: "pick-up" is three words.
PoolPhrase at_hyphens(const PoolPhrase& phrase) {
    PoolPhrase apart{{}, phrase.categories};
    for (const std::string& word : phrase.words) {
        const auto parts = split(word, '-');
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) apart.words.emplace_back("-");
            apart.words.emplace_back(parts[i]);
        }
    }
    return apart;
}

bool is_month_day(std::string_view text) {
    return text.size() == 5 && text[2] == '-' && day_from_iso("2023-" + std::string(text)).has_value();
}

PoolPeriod period_of(const TsvRow& row) {
    using Kind = PoolPeriod::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 10> kinds = {
        {{"day", Kind::day}, {"months", Kind::months}, {"decade", Kind::decade}, {"weekend", Kind::weekend}, {"week", Kind::week},
         {"month", Kind::month}, {"year", Kind::year}, {"quarter", Kind::quarter}, {"half", Kind::half},
         {"past", Kind::past}}};
    PoolPeriod period;
    for (const std::string_view word : split(row["words"], ' ')) period.words.emplace_back(word);
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& known) { return known.first == row["kind"]; });
    if (kind == kinds.end()) row.fail("unknown kind of period '" + std::string(row["kind"]) + "'");
    period.kind = kind->second;
    period.from = row["from"];
    period.to = row["to"];
    const bool days = period.kind == Kind::day || period.kind == Kind::months;
    if (days && (!is_month_day(period.from) || !is_month_day(period.to))) row.fail("from and to are MM-DD");
    const bool numbered = period.kind == Kind::decade || period.kind == Kind::quarter || period.kind == Kind::half;
    if (numbered) number(row, period.from);
    return period;
}

}  // namespace

PoolLexicon PoolLexicon::load(const std::vector<std::filesystem::path>& data) {
    PoolLexicon lexicon;
    for (const auto& folder : data) {
        if (const auto file = folder / "places.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"place", "country"}, "places.tsv");
            for (const TsvRow& row : table.rows()) {
                const std::string key = squeeze(row["place"]);
                if (key.empty() || row["country"].size() != 2) row.fail("a place needs a name and a country's two letters");
                lexicon.places_[key] = std::string(row["country"]);
            }
        }
        if (const auto file = folder / "en/pool_kinds.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"phrase", "categories"}, "en/pool_kinds.tsv");
            for (const TsvRow& row : table.rows()) {
                PoolPhrase phrase = phrase_of(row);
                PoolPhrase apart = at_hyphens(phrase);
                if (apart.words.size() > phrase.words.size()) lexicon.kinds_[apart.words.front()].push_back(std::move(apart));
                lexicon.kinds_[phrase.words.front()].push_back(std::move(phrase));
            }
        }
        if (const auto file = folder / "en/pool_counts.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"word", "min", "max"}, "en/pool_counts.tsv");
            for (const TsvRow& row : table.rows()) {
                std::optional<std::int64_t> most;
                if (!row["max"].empty()) most = number(row, row["max"]);
                lexicon.counts_[std::string(row["word"])] = {number(row, row["min"]), most};
            }
        }
        if (const auto file = folder / "en/pool_periods.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"words", "kind", "from", "to"}, "en/pool_periods.tsv");
            for (const TsvRow& row : table.rows()) {
                PoolPeriod period = period_of(row);
                lexicon.periods_[period.words.front()].push_back(std::move(period));
            }
        }
    }
    for (auto& [word, phrases] : lexicon.kinds_) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const PoolPhrase& a, const PoolPhrase& b) { return a.words.size() > b.words.size(); });
    }
    for (auto& [word, periods] : lexicon.periods_) {
        std::stable_sort(periods.begin(), periods.end(),
                         [](const PoolPeriod& a, const PoolPeriod& b) { return a.words.size() > b.words.size(); });
    }
    return lexicon;
}

const PoolPeriod* PoolLexicon::period(const Tree& tree, std::uint32_t token, std::uint32_t sentence_end) const {
    const auto at = periods_.find(tree.word(token));
    if (at == periods_.end()) return nullptr;
    for (const PoolPeriod& period : at->second) {
        bool fits = token + period.words.size() <= sentence_end;
        for (std::uint32_t w = 1; w < period.words.size() && fits; ++w) fits = tree.word(token + w) == period.words[w];
        if (fits) return &period;
    }
    return nullptr;
}

const std::vector<PoolPhrase>* PoolLexicon::kinds(const std::string& lemma) const {
    const auto at = kinds_.find(lemma);
    return at == kinds_.end() ? nullptr : &at->second;
}

const std::string* PoolLexicon::country_of_place(const std::string& squeezed) const {
    const auto at = places_.find(squeezed);
    return at == places_.end() ? nullptr : &at->second;
}

const std::pair<std::int64_t, std::optional<std::int64_t>>* PoolLexicon::count(const std::string& word) const {
    const auto at = counts_.find(word);
    return at == counts_.end() ? nullptr : &at->second;
}

}  // namespace waybill
