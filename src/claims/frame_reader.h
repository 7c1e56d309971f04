// Reads the stage words of one sentence: finds them, fills their frames, lets
// operators change them, and makes candidates.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/arguments.h"
#include "claims/candidate.h"
#include "claims/extractor.h"
#include "claims/scene.h"

namespace waybill {

/// A party in a role, and how it was found.
struct RolePlayer {
    std::string name;
    Found from = Found::syntax;
};

/// Adds those of `names` that are not in `list` yet.
void add_players(std::vector<RolePlayer>& list, const std::vector<std::string>& names, Found from);

/// What the arguments of one stage word give.
struct FilledFrame {
    std::vector<RolePlayer> suppliers;
    std::vector<RolePlayer> recipients;
    std::vector<RolePlayer> either;
    std::vector<std::string> others;  ///< neither supplier nor recipient
    std::vector<ItemRef> items;
    Found items_from = Found::none;
    bool either_from_subject = false;
    bool supplier_vague = false;
    bool recipient_vague = false;
    bool shown = false;        ///< shown to a party that may buy it
    bool moves_other = false;  ///< its object is something that is no arms: "send a message"
};

class FrameReader {
public:
    FrameReader(const Scene& scene, std::uint32_t sentence, Trace* trace);
    std::vector<Candidate> read();

private:
    void note(const std::string& rule, bool fired, std::string text);
    bool is_anchor(std::uint32_t token) const;
    void read_match(const Match<StageRule>& match);
    /// "Iranian-supplied drones", "U.S. military aid to Egypt": a transfer without a stage word.
    void read_bare_items();
    /// True when the lines of a list follow.
    bool leads_list() const;
    /// A line without a full stop that is marked as a heading.
    bool heading() const;
    /// "Suppose that Brazil sold shells": below a verb of imagining without a subject.
    bool hypothetical(std::uint32_t token) const;
    /// "is selling", "sells": a flow rather than one sale.
    bool present(std::uint32_t verb) const;
    /// "a contract to buy", "talks on the purchase": the inner word makes the claim.
    bool governs_stage_word(const Match<StageRule>& match) const;
    /// "received shipments of drones": the verb speaks of the drones, the noun only counts them.
    bool part_of_stage_verb(std::uint32_t noun) const;
    bool shown_to_somebody(const std::vector<Argument>& arguments) const;
    FilledFrame fill(const Match<StageRule>& match);
    void play(const Roles& roles, const Argument& argument, FilledFrame& filled);
    bool won(std::uint32_t noun) const;
    /// "30 countries", "other countries": named by number only.
    bool counted(std::uint32_t noun) const;
    /// An item that the tree may have lost right after the word.
    bool item_soon(std::uint32_t token) const;
    /// Looks for operators above the stage word and lets them change the stage.
    void climb(const Match<StageRule>& match, Candidate& base, FilledFrame& filled);
    void apply(const OperatorRule& rule, std::uint32_t at, std::uint32_t below, const Match<StageRule>& match, Candidate& base,
               FilledFrame& filled);
    /// "Greece and France are negotiating over the purchase": what hangs on the operator hangs on the noun.
    void lend_arguments(const OperatorRule& rule, std::uint32_t at, const Match<StageRule>& match, FilledFrame& filled);
    void nearby_items(const Match<StageRule>& match, FilledFrame& filled);
    /// "missile" in "missile test": no item, unless its noun is a stage word or counts.
    bool only_modifies(const ItemAt& item) const;
    bool in_source(std::uint32_t token) const;
    /// Parties that the tree did not give, by their place in the sentence.
    void nearby_parties(const Match<StageRule>& match, FilledFrame& filled);
    bool open(const Roles& roles, const FilledFrame& filled) const;
    void take(const Roles& roles, const PartyAt& party, FilledFrame& filled);
    bool preceded_by_be(std::uint32_t verb) const;
    void nearby_subject(const Match<StageRule>& match, FilledFrame& filled);
    /// "had been furnished with missiles": the items stand after "with".
    bool item_after_with(const FilledFrame& filled) const;
    bool in_cue(std::uint32_t token) const;
    /// A name that may be a subject: no preposition before it, no noun of things after it.
    bool stands_as_argument(const PartyAt& party) const;
    /// "giving Ukraine missiles": the party right after the verb.
    void nearby_object(const Match<StageRule>& match, FilledFrame& filled);
    /// "Russian escalation, which included the firing of …": whoever the sentence last named.
    void nearby_user(const Match<StageRule>& match, FilledFrame& filled) const;
    /// "Iran's arms shipments", "Turkish drone exports".
    void nearby_owner(const Match<StageRule>& match, FilledFrame& filled);
    void nearby_phrases(const Match<StageRule>& match, FilledFrame& filled);
    static bool used(const FilledFrame& filled, const std::string& party);
    /// Which of two parties of unclear role supplies: by the item's maker, else by who speaks of whom.
    void settle_either(FilledFrame& filled, const ItemRef& ref, Candidate& made) const;
    std::vector<ItemRef> listed(const std::vector<ItemRef>& items) const;
    void emit(const StageRule& rule, const Candidate& base, FilledFrame& filled);
    /// "Morocco and Ethiopia have been negotiating for Turkish drones": the item says who supplies.
    bool several_recipients(const FilledFrame& filled, const ItemRef& ref) const;
    void finish(const StageRule& rule, const ItemRef& ref, bool mixed, Candidate made);
    const Scene& scene_;
    const Tree& tree_;
    const ClaimLexicon& lexicon_;
    std::uint32_t sentence_;
    Trace* trace_;
    const Sentence& span_;
    std::vector<std::uint32_t> anchors_;
    std::unordered_map<std::uint32_t, std::vector<Match<OperatorRule>>> operators_;
    std::vector<std::string> approver_;
    std::vector<Candidate> candidates_;
};

}  // namespace waybill
