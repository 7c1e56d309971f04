// Who and what a document speaks of: parties and items of arms on the tokens of
// one analysis, and what its referring words point at.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"
#include "claims/lexicon.h"
#include "claims/tree.h"
#include "waybill/document.h"

namespace waybill {

/// A mention of a party.
struct PartyAt {
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    std::uint32_t head = 0;
    std::string party;        ///< what a claim calls it: an ISO code or a name as written
    PartyCue cue = PartyCue::name;
    bool state = true;        ///< `party` is a country
    bool company = false;
    std::string country;      ///< of a company or group: the state it sits in
    bool aside = false;       ///< a dateline, or a maker's name before a system: no party of a transfer
};

/// A mention of an item of arms.
struct ItemAt {
    std::uint32_t begin = 0;  ///< tokens [begin, end), without determiners and numbers
    std::uint32_t end = 0;
    std::uint32_t head = 0;
    std::optional<std::string> designation;
    Category category = Category::weapons;
    std::vector<std::string> origins;  ///< states that designed it
    std::string supplier;              ///< "Iranian-made", "Iran's": whose it is; empty when the phrase does not say
    bool supplied = false;             ///< "Iranian-supplied"
    std::string holder;                ///< "Georgia's Ukrainian launchers": who has it; empty when not said
    bool weak = false;                 ///< military only in a military context
    bool system = false;               ///< stands in the catalogue of systems
    std::int32_t antecedent = -1;      ///< earlier item that this one takes up, or -1
};

/// An argument resolved to an item: which mention names it, where it is spoken of.
struct ItemRef {
    std::int32_t item = -1;        ///< index into Scene::items; -1 when the document names none
    std::uint32_t token = 0;       ///< where the text speaks of it
    std::uint32_t counted = 0;     ///< the token that a number before or on it counts
    bool pronoun = false;          ///< "them", "the first batch": taken from the context
};

class Scene {
public:
    /// `mentions` is what `catalogue` finds in the document's text.
    Scene(const Document& document, const Tree& tree, const Catalogue& catalogue, const CatalogueMentions& mentions,
          const ClaimLexicon& lexicon);
    Scene(const Document& document, const Tree& tree, const Catalogue& catalogue, const ClaimLexicon& lexicon)
        : Scene(document, tree, catalogue, catalogue.find(document.text, document.published), lexicon) {}

    const Document& document() const { return *document_; }
    const Tree& tree() const { return *tree_; }
    const Catalogue& catalogue() const { return *catalogue_; }
    const ClaimLexicon& lexicon() const { return *lexicon_; }
    const std::vector<PartyAt>& parties() const { return parties_; }
    const std::vector<ItemAt>& items() const { return items_; }

    /// The mention that covers a token, or null.
    const PartyAt* party_on(std::uint32_t token) const;
    const ItemAt* item_on(std::uint32_t token) const;
    std::int32_t item_index_on(std::uint32_t token) const;

    /// The parties that the noun phrase headed by `token` names, its conjuncts
    /// included. `near` is the other party of the same event, which a pronoun is not.
    std::vector<std::string> parties_of(std::uint32_t token, const std::string& not_this = {}) const;
    /// The parties of a list like "Ukraine, Qatar and Azerbaijan" that `party` stands in.
    std::vector<std::string> listed_with(const PartyAt& party) const;
    /// The items that it names, conjuncts included; `loose` lets bare counts and
    /// pronouns stand for an earlier item.
    std::vector<ItemRef> items_of(std::uint32_t token, bool loose) const;
    /// The last item before `token` that a referring word may mean.
    std::int32_t last_item_before(std::uint32_t token, std::optional<Category> category = {}) const;

    /// True for a document without a full sentence: a headline, a list.
    bool only_headings() const { return only_headings_; }
    /// True when the document names enough arms for weak words to mean arms.
    bool military() const { return military_; }
    /// The state for which "we" speaks in the author's own words; empty when none.
    const std::string& speaker() const { return speaker_; }
    /// The first token after the dateline of a sentence, or its first.
    std::uint32_t body_of(std::uint32_t sentence) const { return bodies_[sentence]; }
    /// The state that a company sits in; any other party is itself.
    std::string country_of(const std::string& party) const;
    /// True for the name of a company.
    bool is_company(const std::string& party) const;
    /// How often the document names a party.
    std::uint32_t weight(const std::string& party) const;

private:
    void find_parties(const CatalogueMentions& mentions);
    void set_asides();
    void add_own_names();
    void find_items(const CatalogueMentions& mentions);
    void link_items();
    void find_holder(ItemAt& item, std::uint32_t before, std::uint32_t begin_of_sentence) const;
    std::string one_party(std::uint32_t token, const std::string& not_this) const;
    std::string pronoun_party(std::uint32_t token, const std::string& not_this) const;
    std::string bare_body(std::uint32_t token) const;

    const Document* document_;
    const Tree* tree_;
    const Catalogue* catalogue_;
    const ClaimLexicon* lexicon_;
    std::vector<PartyAt> parties_;
    std::vector<ItemAt> items_;
    std::vector<std::uint32_t> bodies_;
    std::vector<std::int32_t> party_on_;  // by token, index into parties_ or -1
    std::vector<std::int32_t> item_on_;
    std::unordered_map<std::string, std::uint32_t> weight_;
    std::string speaker_;
    bool military_ = false;
    bool only_headings_ = false;
};

}  // namespace waybill
