// Makes phrases of the rows: which names of a row are matched, and how strictly.
#include <algorithm>

#include "base/utf8.h"
#include "catalogue/tables.h"

namespace waybill {
namespace {

/// What the letters and digits of a name look like.
struct NameShape {
    std::size_t pieces = 0;
    std::size_t letters = 0;
    std::size_t digits = 0;
    bool all_upper = true;   ///< every letter piece
    bool everyday = false;   ///< some letter piece is an everyday word
    bool all_everyday = true;
};

NameShape shape_of_name(std::string_view name, const std::set<std::string, std::less<>>& everyday) {
    NameShape shape;
    PieceReader reader(name);
    Piece piece;
    while (reader.next(piece)) {
        ++shape.pieces;
        if (piece.digits) {
            shape.digits += piece.end - piece.begin;
            continue;
        }
        shape.letters += piece.end - piece.begin;
        shape.all_upper = shape.all_upper && piece_shape(piece.of(name)) == Shape::upper;
        const bool known = everyday.contains(fold_piece(piece.of(name)));
        shape.everyday = shape.everyday || known;
        shape.all_everyday = shape.all_everyday && known;
    }
    return shape;
}

std::string without_apostrophes(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = decode_utf8(name, at);
        if (c.value != '\'' && c.value != 0x2019) out += name.substr(at, c.size);
        at += c.size;
    }
    return out;
}

class Indexer {
public:
    explicit Indexer(CatalogueTables& tables) : tables_(tables), rows_(tables.rows) {}

    void run() {
        for (std::uint32_t i = 0; i < rows_.systems.size(); ++i) add_system(i);
        for (std::uint32_t i = 0; i < rows_.parties.size(); ++i) add_party(i);
        for (std::uint32_t i = 0; i < rows_.leaders.size(); ++i) add_leader(i);
        for (std::uint32_t i = 0; i < rows_.outlets.size(); ++i) add_outlet(i);
        for (std::uint32_t i = 0; i < rows_.kinds.size(); ++i) add_kind(i);
        for (const Mask& mask : rows_.masks) add_mask(mask);
        tables_.trie.finish();
    }

private:
    void add_system(std::uint32_t i) {
        const System& system = rows_.systems[i];
        tables_.system_ids.emplace(system.id, i);
        add_system_name(i, system.designation);
        for (const std::string& alias : system.aliases) add_system_name(i, alias);
    }

    void add_system_name(std::uint32_t i, const std::string& name) {
        tables_.system_names.emplace(squeeze(name), i);
        const NameShape shape = shape_of_name(name, rows_.everyday);
        Phrase phrase;
        phrase.lexicon = Lexicon::system;
        phrase.target = i;
        phrase.text = name;
        const bool acronym = shape.digits == 0 && shape.pieces == 1 && shape.all_upper && shape.letters <= 8;
        if (rows_.system_acronym[i] || acronym) {
            phrase.writing = Writing::exact;
        } else if (shape.digits > 0 && shape.letters >= 4 && !shape.everyday) {
            phrase.writing = Writing::any;
        } else if (shape.all_everyday && shape.pieces > 1) {
            phrase.writing = Writing::capital;  // "Iron Fist" is no iron fist
        } else {
            phrase.writing = Writing::initial;
        }
        phrase.versions = shape.digits > 0 && shape.letters > 0;
        phrase.everyday = shape.everyday && shape.pieces == 1;
        const bool bare = rows_.systems[i].common_word && shape.digits == 0 && shape.pieces == 1;
        phrase.needs_context = bare || rows_.system_civil[i] || shape.letters + shape.digits <= 2;
        add_spellings(phrase);
        const char last = name.back();
        const bool letter = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
        if (letter && shape.letters + shape.digits > 2 && last != 's' && last != 'S') {
            phrase.text += shape.all_upper && phrase.writing != Writing::exact ? "S" : "s";
            add_spellings(phrase);
        }
    }

    void add_party(std::uint32_t i) {
        const Party& party = rows_.parties[i];
        const PartyNames& names = rows_.party_names[i];
        tables_.party_ids.emplace(party.id, i);
        tables_.party_names.emplace(squeeze(party.id), i);
        const auto add = [&](const std::string& name, PartyCue cue) {
            tables_.party_names.emplace(squeeze(name), i);
            add_spellings(named(Lexicon::party, i, cue, name));
        };
        add(party.name, PartyCue::name);
        for (const auto& name : names.aliases) add(name, PartyCue::name);
        for (const auto& name : party.demonyms) add(name, PartyCue::demonym);
        for (const auto& name : names.seats) add(name, PartyCue::capital);
        for (const auto& name : names.bodies) add(name, PartyCue::body);
    }

    void add_leader(std::uint32_t i) {
        const Leader& leader = rows_.leaders[i];
        std::vector<std::string> names = leader.aliases;
        names.push_back(leader.name);
        const std::size_t blank = leader.name.find_last_of(" ");
        const std::string surname = blank == std::string::npos ? leader.name : leader.name.substr(blank + 1);
        if (surname.size() > 2 && surname.find('-') == std::string::npos) names.push_back(surname);
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        for (const auto& name : names) add_spellings(named(Lexicon::party, i, PartyCue::person, name));
    }

    void add_outlet(std::uint32_t i) {
        const Outlet& outlet = rows_.outlets[i];
        tables_.outlet_ids.emplace(outlet.id, i);
        std::vector<std::string> names = outlet.aliases;
        names.insert(names.begin(), outlet.name);
        for (const auto& name : names) {
            tables_.outlet_names.emplace(squeeze(name), i);
            add_spellings(named(Lexicon::outlet, i, PartyCue::name, name));
        }
    }

    void add_kind(std::uint32_t i) {
        const Kind& kind = rows_.kinds[i];
        Phrase phrase;
        phrase.lexicon = Lexicon::kind;
        phrase.target = i;
        phrase.text = kind.phrase;
        tables_.trie.add(phrase);
        if (kind.plural.empty()) return;
        phrase.text = kind.plural;
        phrase.plural = true;
        tables_.trie.add(phrase);
    }

    void add_mask(const Mask& mask) {
        if (mask.kind == MaskKind::given) tables_.given_names.insert(fold(mask.phrase));
        if (mask.kind == MaskKind::former) tables_.former_words.insert(fold(mask.phrase));
        if (mask.kind == MaskKind::title) tables_.titles.insert(fold(mask.phrase));
        if (mask.kind != MaskKind::phrase) return;
        Phrase phrase;
        phrase.text = mask.phrase;
        const bool capital = ascii_lower(mask.phrase) != mask.phrase;
        phrase.writing = capital ? Writing::capital : Writing::any;
        tables_.trie.add(phrase);
    }

    Phrase named(Lexicon lexicon, std::uint32_t target, PartyCue cue, const std::string& name) const {
        const NameShape shape = shape_of_name(name, rows_.everyday);
        Phrase phrase;
        phrase.lexicon = lexicon;
        phrase.target = target;
        phrase.cue = cue;
        phrase.text = name;
        phrase.writing = shape.all_upper && shape.letters <= 6 ? Writing::exact : Writing::capital;
        phrase.everyday = shape.everyday && (shape.pieces == 1 || phrase.writing == Writing::exact);
        return phrase;
    }

    void add_spellings(const Phrase& phrase) {
        tables_.trie.add(phrase);
        const std::string bare = without_apostrophes(phrase.text);
        if (bare == phrase.text) return;
        Phrase spelling = phrase;
        spelling.text = bare;
        tables_.trie.add(std::move(spelling));
    }

    CatalogueTables& tables_;
    const Rows& rows_;
};

}  // namespace

void index_rows(CatalogueTables& tables) { Indexer(tables).run(); }

}  // namespace waybill
