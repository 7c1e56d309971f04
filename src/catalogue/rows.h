// What the catalogue's files hold, row by row, as the matcher and the checks need
// it beyond the public structs.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/phrases.h"

namespace waybill {

/// A person who acts for a party while in office: one row of leaders.tsv.
struct Leader {
    std::uint32_t party = 0;
    std::string name;
    std::vector<std::string> aliases;
    std::string role;
    std::string from;   ///< ISO dates, inclusive; empty is open
    std::string to;
    std::string where;  ///< "leaders.tsv:7"
};

struct PartyNames {
    std::vector<std::string> aliases;
    std::vector<std::string> seats;
    std::vector<std::string> bodies;
    bool common_word = false;  ///< the name is an everyday word or a personal name as well
    std::string until;         ///< ISO day on which the state ended; empty while it lasts
    std::string where;
};

/// A phrase for a kind of arms: one row of kinds.tsv.
struct Kind {
    std::string phrase;
    std::string plural;
    Category category = Category::weapons;
    bool weak = false;
    bool head = false;
    std::string where;
};

/// Why a phrase of masks.tsv matters.
enum class MaskKind : std::uint8_t {
    phrase,  ///< what lies inside names nothing of the catalogue: "South China Sea"
    given,   ///< a party's name that is a given name when a surname follows: "Chad"
    former,  ///< says that the person named next is out of office
    title    ///< may stand before a surname without being part of the name: "President"
};

struct Mask {
    std::string phrase;
    MaskKind kind = MaskKind::phrase;
    std::string where;
};

/// Everything loaded, before it is made fit for matching.
struct Rows {
    std::vector<System> systems;
    std::vector<std::string> system_where;
    std::vector<bool> system_acronym;  ///< its names match in exactly their case
    std::vector<bool> system_civil;    ///< mostly a civil product: every name needs other arms nearby
    std::vector<Party> parties;
    std::vector<PartyNames> party_names;
    std::vector<Leader> leaders;
    std::vector<Outlet> outlets;
    std::vector<std::string> outlet_where;
    std::vector<bool> outlet_common;   ///< the name is an everyday word as well
    std::vector<Kind> kinds;
    std::vector<Mask> masks;
    std::set<std::string, std::less<>> everyday;  ///< everyday words, folded
};

/// Reads the files of every folder in order; a row with a known key replaces the
/// earlier one. A file that no folder has is a DataError.
Rows read_rows(const std::vector<std::filesystem::path>& folders);

}  // namespace waybill
