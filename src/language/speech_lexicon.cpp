#include "language/speech_lexicon.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/atoms.h"
#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 5> kind_names{"assert", "deny", "hedge", "ask", "promise"};
constexpr std::array<std::string_view, 10> take_names{"that",    "quote",  "thing", "gerund", "infinitive",
                                                      "verdict", "report", "topic", "from",   "figure"};
constexpr std::array<std::string_view, 6> source_names{"none", "human", "body", "media", "evidence", "product"};
constexpr std::array<std::string_view, 4> phrase_names{"according", "citing", "passive", "carrier"};
constexpr std::array<std::string_view, 25> small_names{
    "that", "relative", "article", "possessive", "of", "by",   "about", "as",     "and",
    "but",  "he",       "they",    "it",         "we", "have", "be",    "one_of", "familiar",
    "via",  "definite", "whether", "not",        "at", "both", "topic"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, const TsvRow& row, std::string_view value) {
    const auto found = std::find(names.begin(), names.end(), value);
    if (found == names.end()) row.fail("no such value: " + std::string(value));
    return static_cast<std::size_t>(found - names.begin());
}

template <class T>
T& slot(std::vector<T>& table, WordId word) {
    if (table.size() <= word) table.resize(word + 1);
    return table[word];
}

}  // namespace

SpeechLexicon SpeechLexicon::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    SpeechLexicon lexicon;
    read_lexicon(data, "en/speech_verbs.tsv", {"lemma", "forms", "kind", "takes", "nouns"}, [&](const TsvRow& row) {
        SpeechVerb verb{static_cast<CueKind>(index_of(kind_names, row, row["kind"])), 0, false};
        for (const std::string_view take : row.list("takes")) {
            verb.takes |= static_cast<std::uint16_t>(1U << index_of(take_names, row, take));
        }
        if (verb.takes == 0) row.fail("takes is empty");
        slot(lexicon.verbs_, words.add(row["lemma"])) = verb;
        for (const std::string_view form : row.list("forms")) slot(lexicon.verbs_, words.add(form)) = verb;
        for (const std::string_view form : row.list("nouns")) {
            const WordId id = words.find(form);
            if (lexicon.verb(id) == nullptr) row.fail("no form of the verb: " + std::string(form));
            lexicon.verbs_[id].also_noun = true;
        }
    });
    read_lexicon(data, "en/speech_nouns.tsv", {"noun", "kind"}, [&](const TsvRow& row) {
        slot(lexicon.nouns_, words.add(row["noun"])) = static_cast<CueKind>(index_of(kind_names, row, row["kind"]));
    });
    read_lexicon(data, "en/source_nouns.tsv", {"noun", "class"}, [&](const TsvRow& row) {
        const auto ids = phrase_words(row["noun"], words);
        // Of "news agency" the last word carries the class.
        slot(lexicon.sources_, ids.back()) = static_cast<SourceClass>(index_of(source_names, row, row["class"]));
    });
    read_lexicon(data, "en/source_phrases.tsv", {"phrase", "class"}, [&](const TsvRow& row) {
        lexicon.phrases_.add(phrase_words(row["phrase"], words),
                             static_cast<std::uint32_t>(index_of(phrase_names, row, row["class"])));
    });
    read_lexicon(data, "en/titles.tsv", {"word"}, [&](const TsvRow& row) {
        const WordId word = words.add(row["word"]);
        if (lexicon.titles_.size() <= word) lexicon.titles_.resize(word + 1);
        lexicon.titles_[word] = true;
    });
    read_lexicon(data, "en/denials.tsv", {"phrase"},
                 [&](const TsvRow& row) { lexicon.denials_.add(phrase_words(row["phrase"], words), 0); });
    read_lexicon(data, "en/discourse_words.tsv", {"word", "class"}, [&](const TsvRow& row) {
        slot(lexicon.small_, words.add(row["word"])) |= 1U << index_of(small_names, row, row["class"]);
    });
    read_lexicon(data, "outlets.tsv", {"id", "name", "aliases", "country", "kind", "flags"}, [&](const TsvRow& row) {
        const bool everyday = row["flags"].find("common-word") != std::string_view::npos;
        lexicon.outlets_.add(phrase_words(row["name"], words), everyday ? 1 : 0);
        for (const std::string_view alias : row.list("aliases")) {
            const auto ids = phrase_words(alias, words);
            if (!ids.empty()) lexicon.outlets_.add(ids, everyday ? 1 : 0);
        }
    });
    return lexicon;
}

}  // namespace waybill
