// What the tree did not give: items and parties by their place in the sentence.
#include <algorithm>
#include <cstdlib>

#include "claims/frame_reader.h"

namespace waybill {

void FrameReader::nearby_items(const Match<StageRule>& match, FilledFrame& filled) {
    if (match.rule->has("use") && !match.rule->has("weak")) return;
    // The nearest item in the same clause, after the word for verbs.
    std::int32_t best = -1;
    int best_distance = match.rule->has("deal") ? 15 : match.rule->stage == Stage::deliver || match.rule->noun || !match.rule->has("weak") ? 10 : 5;
    for (std::size_t i = 0; i < scene_.items().size(); ++i) {
        const ItemAt& item = scene_.items()[i];
        if (tree_.sentence(item.begin) != sentence_) continue;
        const int distance = item.begin > match.anchor ? static_cast<int>(item.begin) - static_cast<int>(match.anchor)
                                                       : 3 + static_cast<int>(match.anchor) - static_cast<int>(item.end);
        if (distance >= best_distance || scene_.item_index_on(match.anchor) == static_cast<std::int32_t>(i)) continue;
        if (only_modifies(item)) continue;
        bool blocked = false;
        const std::uint32_t from = std::min(item.begin, match.anchor);
        const std::uint32_t to = std::max(item.begin, match.anchor);
        for (std::uint32_t t = from + 1; t < to; ++t) {
            const std::string& word = tree_.word(t);
            blocked = blocked || word == ";" || word == ":" || word == "." || (is_anchor(t) && tree_[t].upos == Upos::verb);
        }
        if (blocked) continue;
        best = static_cast<std::int32_t>(i);
        best_distance = distance;
    }
    if (best < 0) return;
    const ItemAt& item = scene_.items()[static_cast<std::size_t>(best)];
    filled.items = scene_.items_of(item.head, false);  // the list that it stands in
    if (filled.items.empty()) filled.items.push_back({best, item.head, item.head, false});
    filled.items_from = Found::nearby;
}

bool FrameReader::only_modifies(const ItemAt& item) const {
    const Token& head = tree_[item.head];
    if (head.deprel != Deprel::compound && head.deprel != Deprel::nmod_desc) return false;
    if (head.head < 0) return false;
    const auto noun = static_cast<std::uint32_t>(head.head);
    return !is_anchor(noun) && !lexicon_.is("part", tree_.lemma(noun)) && !lexicon_.is("anaphor", tree_.lemma(noun)) && !scene_.item_on(noun);
}

bool FrameReader::in_source(std::uint32_t token) const {
    for (const Attribution& attribution : tree_.analysis().attributions) {
        if (attribution.source.contains(tree_[token].span)) return true;
    }
    return false;
}

void FrameReader::nearby_parties(const Match<StageRule>& match, FilledFrame& filled) {
    const StageRule& rule = *match.rule;
    if (rule.noun) {
        nearby_owner(match, filled);
    } else {
        nearby_subject(match, filled);
        nearby_object(match, filled);
    }
    nearby_phrases(match, filled);
    if (rule.has("instr") && filled.recipients.empty() && !filled.suppliers.empty()) {
        for (const PartyAt& party : scene_.parties()) {
            if (tree_.sentence(party.begin) == sentence_ && party.begin > match.anchor && !in_source(party.begin) &&
                !used(filled, party.party) && filled.recipients.empty()) {
                add_players(filled.recipients, {party.party}, Found::nearby);
            }
        }
    }
}

bool FrameReader::open(const Roles& roles, const FilledFrame& filled) const {
    return (roles.supplier && filled.suppliers.empty()) || (roles.recipient && filled.recipients.empty()) ||
           (roles.either && filled.either.size() < 2);
}

void FrameReader::take(const Roles& roles, const PartyAt& party, FilledFrame& filled) {
    if (used(filled, party.party)) return;
    if (std::find(filled.others.begin(), filled.others.end(), party.party) != filled.others.end()) return;
    const std::vector<std::string> parties = scene_.listed_with(party);
    if (roles.either) {
        add_players(filled.either, parties, Found::nearby);
    } else if (roles.supplier && filled.suppliers.empty()) {
        add_players(filled.suppliers, parties, Found::nearby);
    } else if (roles.recipient && filled.recipients.empty()) {
        add_players(filled.recipients, parties, Found::nearby);
    }
}

bool FrameReader::preceded_by_be(std::uint32_t verb) const {
    for (std::uint32_t t = verb; t > span_.begin && verb - t < 3;) {
        --t;
        if (lexicon_.is("be", tree_.lemma(t))) return true;
        if (tree_[t].upos != Upos::adv && tree_[t].upos != Upos::aux && tree_[t].upos != Upos::part) return false;
    }
    return false;
}

void FrameReader::nearby_subject(const Match<StageRule>& match, FilledFrame& filled) {
    const std::uint32_t verb = match.tokens.front();
    const bool participle = tree_.word(verb).ends_with("ed") || tree_.word(verb).ends_with("en") ||
                            tree_[verb].morph.verb_form == Morph::VerbForm::part;
    const bool passive = is_passive(tree_, match.anchor) || (participle && !tree_.word(verb).ends_with("ing") && preceded_by_be(verb));
    const Roles* roles = match.rule->roles(passive ? "obj" : "subj");
    if (!roles || roles->item || !open(*roles, filled)) {
        if (!roles || !roles->item || !passive) return;
        if (!roles->recipient || !filled.recipients.empty() || !item_after_with(filled)) return;
    }
    for (std::uint32_t t = verb; t > span_.begin;) {
        --t;
        if (verb - t > 25 || lexicon_.is("clause_break", tree_.word(t))) return;
        const Upos upos = tree_[t].upos;
        if (upos == Upos::verb && t + 1 < verb && tree_.word(t + 1) == ",") {
            // ", the ministry says," stands between a subject and its verb.
            std::uint32_t comma = t;
            while (comma > span_.begin && t - comma < 10 && tree_.word(comma) != ",") --comma;
            if (tree_.word(comma) == ",") {
                t = comma;
                continue;
            }
        }
        if (upos == Upos::verb && !operators_.contains(t) && !lexicon_.is("transparent", tree_.lemma(t)) &&
            !lexicon_.is("light", tree_.lemma(t)) && !in_cue(t)) {
            return;
        }
        const PartyAt* party = scene_.party_on(t);
        if (!party) continue;
        t = party->begin;
        if (stands_as_argument(*party)) {
            take(*roles, *party, filled);
            return;
        }
    }
}

bool FrameReader::item_after_with(const FilledFrame& filled) const {
    for (const ItemRef& ref : filled.items) {
        if (ref.item < 0) continue;
        std::uint32_t t = scene_.items()[static_cast<std::size_t>(ref.item)].begin;
        for (int steps = 0; t > span_.begin && steps < 6; ++steps) {
            --t;
            if (tree_.word(t) == "with") return true;
            if (tree_[t].upos == Upos::verb) break;
        }
    }
    return false;
}

bool FrameReader::in_cue(std::uint32_t token) const {
    for (const Attribution& attribution : tree_.analysis().attributions) {
        if (attribution.cue.overlaps(tree_[token].span)) return true;
    }
    return false;
}

bool FrameReader::stands_as_argument(const PartyAt& party) const {
    if (party.aside || in_source(party.begin)) return false;
    if (party.begin > span_.begin) {
        std::uint32_t t = party.begin - 1;
        while (t > span_.begin && (tree_[t].upos == Upos::det || tree_[t].upos == Upos::adj)) --t;
        if (tree_[t].upos == Upos::adp || tree_.word(t) == "to") return false;
    }
    if (party.end >= span_.end) return true;
    std::uint32_t next = party.end;
    const bool mark = tree_.word(next) == "'s" || tree_.word(next) == "’s" || tree_.word(next) == "'" || tree_.word(next) == "’";
    if (mark && next + 1 < span_.end && (tree_[next + 1].upos == Upos::verb || tree_[next + 1].upos == Upos::aux)) return true;
    const bool possessive = mark;
    if (possessive) ++next;
    if (!possessive && party.cue != PartyCue::demonym) return true;
    for (std::uint32_t t = next; t < span_.end && t < next + 4; ++t) {
        if (lexicon_.is("body", tree_.lemma(t))) return true;
        if (tree_[t].upos != Upos::adj && tree_[t].upos != Upos::noun && tree_[t].upos != Upos::propn) break;
    }
    return party.cue == PartyCue::demonym && !possessive && tree_[party.head].upos != Upos::adj && !scene_.item_on(next);
}

void FrameReader::nearby_object(const Match<StageRule>& match, FilledFrame& filled) {
    if (match.tokens.back() + 1 >= span_.end) return;
    std::uint32_t t = match.tokens.back() + 1;
    while (t < span_.end && (tree_[t].upos == Upos::det || tree_.word(t) == "both")) ++t;
    if (t >= span_.end) return;
    const Roles* roles = match.rule->roles("obj");
    const PartyAt* party = scene_.party_on(t);
    if (!roles || !party || !roles->recipient || !open(*roles, filled)) return;
    if (party->cue == PartyCue::demonym && party->end < span_.end && !lexicon_.is("body", tree_.lemma(party->end))) return;
    take(*roles, *party, filled);
}

void FrameReader::nearby_user(const Match<StageRule>& match, FilledFrame& filled) const {
    if (!filled.recipients.empty()) return;
    for (std::size_t i = scene_.parties().size(); i-- > 0;) {
        const PartyAt& party = scene_.parties()[i];
        if (party.aside || party.begin >= match.anchor || tree_.sentence(party.begin) != sentence_ || in_source(party.begin)) continue;
        const bool makes = std::any_of(filled.items.begin(), filled.items.end(), [&](const ItemRef& ref) {
            return ref.item >= 0 && scene_.items()[static_cast<std::size_t>(ref.item)].supplier == party.party;
        });
        if (makes || used(filled, party.party)) continue;
        add_players(filled.recipients, {party.party}, Found::nearby);
        return;
    }
}

void FrameReader::nearby_owner(const Match<StageRule>& match, FilledFrame& filled) {
    if (match.rule->stage == Stage::use) return nearby_user(match, filled);
    for (std::uint32_t t = match.tokens.front(); t > span_.begin && match.tokens.front() - t < 6;) {
        --t;
        const PartyAt* party = scene_.party_on(t);
        if (party) {
            const std::uint32_t next = party->end;
            const bool possessive = tree_.word(next) == "'s" || tree_.word(next) == "’s" || tree_.word(next) == "’" || tree_.word(next) == "'";
            const Roles* roles = match.rule->roles(possessive ? "poss" : "mod");
            if (roles && open(*roles, filled) && (possessive || party->cue == PartyCue::demonym)) take(*roles, *party, filled);
            return;
        }
        const Upos upos = tree_[t].upos;
        if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn && upos != Upos::part && upos != Upos::num) return;
    }
}

void FrameReader::nearby_phrases(const Match<StageRule>& match, FilledFrame& filled) {
    for (const PartyAt& party : scene_.parties()) {
        if (party.aside || tree_.sentence(party.begin) != sentence_ || in_source(party.begin)) continue;
        const bool anywhere = match.rule->has("icept");
        if (used(filled, party.party)) continue;
        if (!anywhere && (party.begin <= match.anchor || party.begin - match.anchor > 16)) continue;
        std::uint32_t t = party.begin;
        while (t > span_.begin && (tree_[t - 1].upos == Upos::det || tree_[t - 1].upos == Upos::adj ||
                                   tree_[t - 1].upos == Upos::noun || tree_[t - 1].upos == Upos::propn)) {
            --t;
        }
        if (t <= span_.begin) continue;
        const std::string& preposition = tree_.word(t - 1);
        if (tree_[t - 1].upos != Upos::adp && preposition != "to") continue;
        bool blocked = false;
        for (std::uint32_t u = match.anchor + 1; u < party.begin; ++u) {
            blocked = blocked || lexicon_.is("clause_break", tree_.word(u)) || (is_anchor(u) && tree_[u].upos == Upos::verb);
        }
        const Roles* roles = match.rule->roles(preposition);
        if (blocked || !roles || roles->item || !open(*roles, filled)) continue;
        take(*roles, party, filled);
    }
}

}  // namespace waybill
