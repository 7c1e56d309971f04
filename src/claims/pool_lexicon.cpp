#include "claims/pool_lexicon.h"

#include <algorithm>
#include <charconv>

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
    }
    for (auto& [word, phrases] : lexicon.kinds_) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const PoolPhrase& a, const PoolPhrase& b) { return a.words.size() > b.words.size(); });
    }
    return lexicon;
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
