// What linking asks of the catalogue, as an interface of its own so that tests
// need no catalogue files.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace waybill {

/// A party as linking sees it.
struct KnownParty {
    std::string id;       ///< ISO code for a state, else the catalogue's id
    std::string country;  ///< the state it is or belongs to; empty for none
    PartyKind kind = PartyKind::state;
};

/// A mention of a party inside a longer text.
struct KnownMention {
    Span span;
    KnownParty party;
    PartyCue cue = PartyCue::name;
};

struct KnownOutlet {
    std::string id;
    std::string name;
    std::string country;
    bool agency = false;
    bool state_run = false;
};

/// A mention of an outlet inside a longer text.
struct KnownOutletMention {
    Span span;
    std::string outlet;  ///< KnownOutlet::id
};

/// All that is known by name in one text, in text order, without overlap.
struct KnownText {
    std::vector<KnownMention> parties;
    std::vector<KnownOutletMention> outlets;
};

class Knowledge {
public:
    virtual ~Knowledge();
    /// The family of the system of this name ("shahed"), or empty when unknown.
    virtual std::string family(std::string_view designation) const = 0;
    virtual std::optional<KnownParty> party(std::string_view name) const = 0;
    /// `published` (ISO, may be empty) decides which leaders are in office.
    virtual KnownText read(std::string_view text, std::string_view published) const = 0;
    virtual std::optional<KnownOutlet> outlet(std::string_view name) const = 0;
};

/// `catalogue` must outlive what is returned.
std::unique_ptr<const Knowledge> knowledge_of(const Catalogue& catalogue);

}  // namespace waybill
