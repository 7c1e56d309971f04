// Doubts about the catalogue's files that loading lets pass.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "catalogue/pieces.h"
#include "catalogue/tables.h"

namespace waybill {
namespace {

class Checker {
public:
    explicit Checker(const CatalogueTables& tables) : rows_(tables.rows), tables_(tables) {}

    std::vector<std::string> run() {
        check_systems();
        check_parties();
        check_outlets();
        check_kinds();
        return std::move(doubts_);
    }

private:
    using Owners = std::map<std::string, std::pair<std::string, std::string>>;  ///< squeezed name: id, where

    void doubt(const std::string& where, const std::string& what) { doubts_.push_back(where + ": " + what); }

    /// Folded pieces with blanks between, so that "war plane" and "warplane" are two.
    static std::string in_pieces(const std::string& name) {
        std::string out;
        PieceReader reader(name);
        Piece piece;
        while (reader.next(piece)) out += fold_piece(piece.of(name)) + ' ';
        return out;
    }

    /// Notes that a row has a name; doubts when another has it too. Only letters
    /// and digits count, but an acronym is told apart by its capitals.
    void claim_name(Owners& owners, const std::string& name, const std::string& id, const std::string& where) {
        const bool acronym = piece_shape(name) == Shape::upper;
        claim_key(owners, (acronym ? "^" : "") + squeeze(name), name, id, where);
    }

    void claim_key(Owners& owners, const std::string& key, const std::string& name, const std::string& id,
                   const std::string& where) {
        if (squeeze(name).empty()) return doubt(where, "'" + name + "' has neither letter nor digit");
        const auto [at, fresh] = owners.try_emplace(key, id, where);
        if (!fresh && at->second.first != id && !succeeds(at->second.first, id)) {
            doubt(where, fmt::format("'{}' names '{}' too ({})", name, at->second.first, at->second.second));
        }
    }

    /// A state and one that took its place may share names: the date tells them apart.
    bool succeeds(const std::string& id, const std::string& other) const {
        const auto ended = [&](const std::string& party) {
            const auto at = tables_.party_ids.find(party);
            return at != tables_.party_ids.end() && !rows_.party_names[at->second].until.empty();
        };
        return ended(id) != ended(other);
    }

    void check_country(const std::string& country, const std::string& where) {
        if (country.empty()) return;
        const auto at = tables_.party_ids.find(country);
        if (at == tables_.party_ids.end() || rows_.parties[at->second].kind != PartyKind::state) {
            doubt(where, "unknown country '" + country + "'");
        }
    }

    void check_systems() {
        Owners owners;
        std::map<std::string, int> families;
        for (const System& system : rows_.systems) ++families[system.family];
        for (std::size_t i = 0; i < rows_.systems.size(); ++i) {
            const System& system = rows_.systems[i];
            const std::string& where = rows_.system_where[i];
            claim_name(owners, system.designation, system.id, where);
            for (const auto& alias : system.aliases) claim_name(owners, alias, system.id, where);
            for (const auto& origin : system.origins) check_country(origin, where);
            if (!system.family.empty() && !tables_.system_ids.contains(system.family) && families[system.family] < 2) {
                doubt(where, "family '" + system.family + "' has no other member and is no system's id");
            }
            if (system.common_word) continue;
            check_everyday(system.designation, where);
            for (const auto& alias : system.aliases) check_everyday(alias, where);
        }
    }

    void check_everyday(const std::string& name, const std::string& where) {
        if (rows_.everyday.contains(fold(name))) doubt(where, "'" + name + "' is an everyday word: flag it 'common'");
    }

    void check_parties() {
        Owners owners;
        for (std::size_t i = 0; i < rows_.parties.size(); ++i) {
            const Party& party = rows_.parties[i];
            const PartyNames& names = rows_.party_names[i];
            claim_name(owners, party.name, party.id, names.where);
            for (const auto* list : {&names.aliases, &party.demonyms, &names.seats, &names.bodies}) {
                for (const auto& name : *list) claim_name(owners, name, party.id, names.where);
            }
            check_country(party.country, names.where);
        }
    }

    void check_outlets() {
        Owners owners;
        for (std::size_t i = 0; i < rows_.outlets.size(); ++i) {
            const Outlet& outlet = rows_.outlets[i];
            claim_name(owners, outlet.name, outlet.id, rows_.outlet_where[i]);
            for (const auto& alias : outlet.aliases) claim_name(owners, alias, outlet.id, rows_.outlet_where[i]);
            check_country(outlet.country, rows_.outlet_where[i]);
        }
    }

    void check_kinds() {
        Owners owners;
        for (const Kind& kind : rows_.kinds) {
            claim_key(owners, in_pieces(kind.phrase), kind.phrase, kind.phrase, kind.where);
            if (!kind.plural.empty()) claim_key(owners, in_pieces(kind.plural), kind.plural, kind.phrase, kind.where);
            if (ascii_lower(kind.phrase) != kind.phrase) doubt(kind.where, "'" + kind.phrase + "' is not in lower case");
        }
    }

    const Rows& rows_;
    const CatalogueTables& tables_;
    std::vector<std::string> doubts_;
};

}  // namespace

std::vector<std::string> check_tables(const CatalogueTables& tables) { return Checker(tables).run(); }

}  // namespace waybill
