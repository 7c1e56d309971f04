#include "language/modality_lexicon.h"

#include <algorithm>
#include <string>

#include "language/atoms.h"
#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, ModalityLexicon::places> place_names{
    "aux",  "negation", "adverb",  "mark", "verb", "passive", "adjective",
    "noun", "nominal",  "perfect", "be",   "to",   "absent",  "evidence"};

}  // namespace

ModalityLexicon ModalityLexicon::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    ModalityLexicon lexicon;
    read_lexicon(data, "en/modality.tsv", {"phrase", "place", "effect", "through"}, [&](const TsvRow& row) {
        const auto place = std::find(place_names.begin(), place_names.end(), row["place"]);
        if (place == place_names.end()) row.fail("no such place: " + std::string(row["place"]));
        ModalityEffect effect{true, false, row["through"] == "yes", Modality::fact};
        if (row["effect"] == "negate")
            effect.negate = true;
        else if (row["effect"] == "probable")
            effect.modality = Modality::probable;
        else if (row["effect"] == "possible")
            effect.modality = Modality::possible;
        else if (row["effect"] == "planned")
            effect.modality = Modality::planned;
        else if (!row["effect"].empty())
            row.fail("no such effect: " + std::string(row["effect"]));
        const auto where = static_cast<ModalityPlace>(place - place_names.begin());
        if (row["phrase"].find(' ') != std::string_view::npos) {
            lexicon.phrases_.add(phrase_words(row["phrase"], words),
                                 static_cast<std::uint32_t>(lexicon.long_phrases_.size()));
            lexicon.long_phrases_.push_back({where, effect});
            return;
        }
        const WordId word = words.add(row["phrase"]);
        auto& table = lexicon.tables_[static_cast<std::size_t>(place - place_names.begin())];
        if (table.size() <= word) table.resize(word + 1);
        table[word] = effect;
    });
    return lexicon;
}

}  // namespace waybill
