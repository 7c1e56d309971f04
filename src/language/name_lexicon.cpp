#include "language/name_lexicon.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace waybill {

namespace {

constexpr std::size_t min_word = 3;  // bytes; shorter words of names say too little

void add(NameLexicon& lexicon, std::string_view name, std::uint32_t bit) {
    if (name.empty()) return;
    const std::string lower = ascii_lower(name);
    const auto words = split(lower, ' ');
    lexicon.longest = std::max(lexicon.longest, words.size());
    lexicon.phrases[lower] |= bit;
    for (const std::string_view word : words) {
        if (word.size() >= min_word) lexicon.words[std::string(word)] |= bit;
    }
}

void read_parties(const std::filesystem::path& file, NameLexicon& lexicon) {
    const TsvTable table = TsvTable::read(
        file, {"id", "name", "kind", "country", "aliases", "demonyms", "seats", "bodies", "flags"}, "parties.tsv");
    for (const TsvRow& row : table.rows()) {
        const std::uint32_t bit = row["kind"] == "state" ? NameLexicon::state : NameLexicon::organisation;
        add(lexicon, row["name"], bit);
        for (const std::string_view name : row.list("aliases")) add(lexicon, name, bit);
        for (const std::string_view name : row.list("demonyms")) add(lexicon, name, NameLexicon::demonym);
        for (const std::string_view name : row.list("seats")) add(lexicon, name, NameLexicon::seat);
        for (const std::string_view name : row.list("bodies")) add(lexicon, name, NameLexicon::organisation);
    }
}

void read_leaders(const std::filesystem::path& file, NameLexicon& lexicon) {
    const TsvTable table = TsvTable::read(file, {"party", "name", "aliases", "role", "from", "to"}, "leaders.tsv");
    for (const TsvRow& row : table.rows()) {
        add(lexicon, row["name"], NameLexicon::person);
        for (const std::string_view name : row.list("aliases")) add(lexicon, name, NameLexicon::person);
    }
}

}  // namespace

NameLexicon NameLexicon::load(const std::vector<std::filesystem::path>& data) {
    NameLexicon lexicon;
    for (const auto& folder : data) {
        if (std::filesystem::exists(folder / "parties.tsv")) read_parties(folder / "parties.tsv", lexicon);
        if (std::filesystem::exists(folder / "leaders.tsv")) read_leaders(folder / "leaders.tsv", lexicon);
    }
    return lexicon;
}

}  // namespace waybill
