// Weapon systems, parties, outlets and the words for kinds of arms: loading them
// and finding them in text. Immutable once loaded: one serves every thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/claim.h"
#include "waybill/span.h"

namespace waybill {

/// A weapon system: one row of systems.tsv.
struct System {
    std::string id;                    ///< "shahed-136"
    std::string designation;           ///< usual English designation, "Shahed-136"
    std::vector<std::string> aliases;  ///< reporting names, local names, spellings: "Geran-2", "Shahid 136"
    Category category = Category::other;
    std::string family;                ///< systems of one family share a case: "shahed"; empty: itself
    std::vector<std::string> origins;  ///< countries that designed it, ISO 3166-1 alpha-2, "SU" and "YU" included
    std::string maker;
    std::string sipri;                 ///< SIPRI's category
    std::string unroca;                ///< UNROCA's category, "I" … "VIII"
    bool common_word = false;          ///< an alias is an everyday word or name ("Patriot", "Harpoon"): needs a context
};

enum class PartyKind : std::uint8_t { state, force, armed_group, company, organisation, bloc };

/// A state, company, group …: one row of parties.tsv.
struct Party {
    std::string id;                        ///< ISO code for a state, "hezbollah" for others
    std::string name;                      ///< usual English name
    PartyKind kind = PartyKind::state;
    std::string country;                   ///< ISO code of the state it belongs to or sits in; empty for none
    std::vector<std::string> demonyms;     ///< "Iranian", "Iranians"
};

/// How a piece of text names a party.
enum class PartyCue : std::uint8_t {
    name,      ///< the party's own name or alias: "Iran", "Islamic Republic"
    demonym,   ///< "Iranian"
    capital,   ///< capital, seat of government or ministry standing for the state: "Tehran", "the Kremlin"
    person,    ///< a leader or minister in office at the time: "Putin"
    body       ///< a force, ministry or agency of the state: "IRGC"
};

/// An outlet or agency: one row of outlets.tsv.
struct Outlet {
    std::string id;
    std::string name;                  ///< "The New York Times"
    std::vector<std::string> aliases;  ///< "NYT", "the Times"
    std::string country;               ///< ISO code
    bool agency = false;               ///< its texts are printed by others under credit
    bool state_run = false;
};

struct SystemMention {
    Span span;
    std::uint32_t system = 0;  ///< index into Catalogue::systems()
    bool variant = false;      ///< the span runs on into a version that the row does not list: "F-16V" of "F-16"
};

/// A designation that the catalogue does not know, beside a noun that says what
/// it designates: "Kh-999" in "Kh-999 cruise missiles".
struct DesignationMention {
    Span span;
    std::string designation;  ///< as written
    Category category = Category::other;
};

struct PartyMention {
    Span span;
    std::uint32_t party = 0;   ///< index into Catalogue::parties()
    PartyCue cue = PartyCue::name;
};

struct OutletMention {
    Span span;
    std::uint32_t outlet = 0;  ///< index into Catalogue::outlets()
};

/// A common noun for a kind of arms: "drones", "air defence systems".
struct KindMention {
    Span span;
    Category category = Category::weapons;
    bool plural = false;
    bool weak = false;  ///< military only in a military context: "aircraft", "vehicles", "equipment"
    bool head = false;  ///< means arms only as the head of its noun phrase: "missile" is none in "missile test"
};

/// All that the catalogue knows in one text, each list in text order, longest
/// match first and without overlap inside a list.
struct CatalogueMentions {
    std::vector<SystemMention> systems;
    std::vector<PartyMention> parties;
    std::vector<OutletMention> outlets;
    std::vector<KindMention> kinds;
    std::vector<DesignationMention> designations;  ///< overlap no system mention
};

class Catalogue {
public:
    /// Reads the files of every folder in `data`; a later folder adds rows, and a
    /// row with a known id replaces it. Throws DataError.
    static Catalogue load(const std::vector<std::filesystem::path>& data);

    Catalogue(Catalogue&&) noexcept;
    Catalogue& operator=(Catalogue&&) noexcept;
    ~Catalogue();

    const std::vector<System>& systems() const;
    const std::vector<Party>& parties() const;
    const std::vector<Outlet>& outlets() const;

    const System* system(std::string_view id) const;
    const Party* party(std::string_view id) const;
    const Outlet* outlet(std::string_view id) const;

    /// By designation or alias as a user or a claim writes it; letters and digits
    /// compared, case and diacritics aside.
    const System* system_named(std::string_view name) const;
    const Party* party_named(std::string_view name) const;
    const Outlet* outlet_named(std::string_view name) const;

    /// Everything in `text`. `published` (ISO, may be empty) decides which leaders
    /// are in office. Linear in the text's length.
    CatalogueMentions find(std::string_view text, std::string_view published) const;

    /// Systems and parties by their names alone, also where the context does not
    /// bear them out: candidates for whoever judges the context. The other lists
    /// stay empty.
    CatalogueMentions find_names(std::string_view text, std::string_view published) const;

    /// What is doubtful in the loaded files, one line each, "file:line: what": a
    /// name that two rows claim, an unknown family or country, an everyday word
    /// that is not flagged. Empty when all is well.
    std::vector<std::string> check() const;

private:
    struct Tables;
    explicit Catalogue(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> tables_;
};

}  // namespace waybill
