#include "language/token_lexicon.h"

#include "base/tsv.h"
#include "base/utf8.h"

namespace waybill {

namespace {

AbbreviationKind kind_of(const TsvRow& row) {
    const std::string_view kind = row["kind"];
    if (kind == "title") return AbbreviationKind::title;
    if (kind == "inner") return AbbreviationKind::inner;
    if (kind == "name") return AbbreviationKind::name;
    if (kind == "number") return AbbreviationKind::number;
    if (kind == "month") return AbbreviationKind::month;
    if (kind == "word") return AbbreviationKind::word;
    row.fail("kind is none of title, inner, number, month, name, word");
}

void read_abbreviations(const std::filesystem::path& file, TokenLexicon& lexicon) {
    const TsvTable table = TsvTable::read(file, {"form", "kind"}, "en/abbreviations.tsv");
    for (const TsvRow& row : table.rows()) {
        if (row["form"].empty() || row["form"].back() != '.') row.fail("an abbreviation ends in a full stop");
        lexicon.abbreviations.insert_or_assign(std::string(row["form"]), kind_of(row));
    }
}

void read_contractions(const std::filesystem::path& file, TokenLexicon& lexicon) {
    const TsvTable table = TsvTable::read(file, {"form", "parts"}, "en/contractions.tsv");
    for (const TsvRow& row : table.rows()) {
        std::vector<std::uint32_t> lengths;
        std::string whole;
        for (const std::string_view part : row.list("parts")) {
            lengths.push_back(static_cast<std::uint32_t>(part.size()));
            whole += part;
        }
        if (whole != row["form"]) row.fail("the parts do not make up the form");
        lexicon.contractions.insert_or_assign(whole, std::move(lengths));
    }
}

void read_affixes(const std::filesystem::path& file, TokenLexicon& lexicon) {
    const TsvTable table = TsvTable::read(file, {"form", "kind"}, "en/affixes.tsv");
    for (const TsvRow& row : table.rows()) {
        if (row["kind"] == "prefix") {
            lexicon.prefixes.emplace(row["form"]);
        } else if (row["kind"] == "unit") {
            lexicon.units.emplace(row["form"]);
        } else {
            row.fail("kind is neither prefix nor unit");
        }
    }
}

void read_starters(const std::filesystem::path& file, TokenLexicon& lexicon) {
    const TsvTable table = TsvTable::read(file, {"form"}, "en/starters.tsv");
    for (const TsvRow& row : table.rows()) lexicon.starters.emplace(row["form"]);
}

}  // namespace

std::optional<AbbreviationKind> TokenLexicon::abbreviation(std::string_view word) const {
    const auto found = abbreviations.find(std::string_view(ascii_lower(word)));
    if (found == abbreviations.end()) return std::nullopt;
    const AbbreviationKind kind = found->second;
    const bool proper =
        kind == AbbreviationKind::title || kind == AbbreviationKind::name || kind == AbbreviationKind::month;
    if (proper && !(word.front() >= 'A' && word.front() <= 'Z')) return std::nullopt;
    return kind;
}

TokenLexicon TokenLexicon::load(const std::vector<std::filesystem::path>& data) {
    TokenLexicon lexicon;
    const auto each = [&](const char* name, void (*read)(const std::filesystem::path&, TokenLexicon&)) {
        for (const auto& folder : data) {
            const auto file = folder / "en" / name;
            if (std::filesystem::exists(file)) read(file, lexicon);
        }
    };
    each("abbreviations.tsv", read_abbreviations);
    each("contractions.tsv", read_contractions);
    each("affixes.tsv", read_affixes);
    each("starters.tsv", read_starters);
    return lexicon;
}

}  // namespace waybill
