// Which parties a noun phrase names: by name, adjective, body, pronoun.
#include <algorithm>

#include "claims/scene.h"

namespace waybill {

namespace {

bool modifies(Deprel relation) {
    return relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss || relation == Deprel::flat ||
           relation == Deprel::appos || relation == Deprel::nmod_desc || relation == Deprel::nummod;
}

bool subject_like(Deprel relation) { return relation == Deprel::nsubj || relation == Deprel::nsubj_pass; }

void add(std::vector<std::string>& list, std::string party) {
    if (!party.empty() && std::find(list.begin(), list.end(), party) == list.end()) list.push_back(std::move(party));
}

}  // namespace

std::vector<std::string> Scene::parties_of(std::uint32_t token, const std::string& not_this) const {
    std::vector<std::string> found;
    const Tree& tree = *tree_;
    add(found, one_party(token, not_this));
    if (const PartyAt* direct = party_on(token); direct && direct->cue != PartyCue::demonym && !found.empty()) {
        for (std::string& party : listed_with(*direct)) add(found, std::move(party));
    }
    if (found.empty() && !item_on(token) && !lexicon_->is("no_party", tree.lemma(token))) {
        // "allies in Lebanon, Syria and Iraq", "the hands of Ukraine's military", "the armed forces of Ukraine"
        for (const std::uint32_t c : tree.children(token)) {
            if (tree[c].deprel != Deprel::nmod) continue;
            const std::string preposition = tree.preposition(c);
            if (preposition != "of" && preposition != "in" && preposition != "at") continue;
            for (std::string& party : parties_of(c, not_this)) add(found, std::move(party));
        }
    }
    for (const std::uint32_t c : tree.children(token)) {
        if (tree[c].deprel != Deprel::conj || found.empty()) continue;
        const Upos upos = tree[c].upos;
        if (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj) {
            for (std::string& party : parties_of(c, not_this)) add(found, std::move(party));
        }
    }
    return found;
}

std::vector<std::string> Scene::listed_with(const PartyAt& party) const {
    const Tree& tree = *tree_;
    std::vector<const PartyAt*> row{&party};
    const auto separators = [&](std::uint32_t from, std::uint32_t to) {
        bool any = false;
        for (std::uint32_t t = from; t < to; ++t) {
            if (lexicon_->is("list_and", tree.word(t))) {
                any = true;
            } else if (tree[t].upos != Upos::det) {
                return false;
            }
        }
        return any;
    };
    const auto at = static_cast<std::size_t>(&party - parties_.data());
    for (std::size_t i = at + 1; i < parties_.size() && parties_[i].begin <= row.back()->end + 3; ++i) {
        if (parties_[i].cue == PartyCue::demonym || !separators(row.back()->end, parties_[i].begin)) break;
        row.push_back(&parties_[i]);
    }
    const PartyAt* first = &party;
    for (std::size_t i = at; i-- > 0 && parties_[i].end + 3 >= first->begin;) {
        if (parties_[i].cue == PartyCue::demonym || !separators(parties_[i].end, first->begin)) break;
        first = &parties_[i];
        row.insert(row.begin(), first);
    }
    std::vector<std::string> names;
    bool conjunction = false;  // a comma alone joins an apposition as well
    for (std::size_t i = 1; i < row.size(); ++i) {
        for (std::uint32_t t = row[i - 1]->end; t < row[i]->begin; ++t) conjunction = conjunction || tree[t].upos == Upos::cconj;
    }
    if (!conjunction) return {party.party};
    for (const PartyAt* member : row) add(names, member->party);
    return names;
}

std::string Scene::one_party(std::uint32_t token, const std::string& not_this) const {
    const Tree& tree = *tree_;
    const std::string& lemma = tree.lemma(token);
    const Upos upos = tree[token].upos;
    if (lexicon_->is("no_party", lemma)) return {};
    const PartyAt* direct = party_on(token);
    const bool group = lexicon_->is("group", lemma);
    if (direct && !group) return direct->party;
    if (upos == Upos::pron || upos == Upos::det) {
        return lexicon_->is("party_pronoun", tree.word(token)) || lexicon_->is("first_person", tree.word(token))
                   ? pronoun_party(token, not_this)
                   : std::string();
    }
    if (upos != Upos::noun && upos != Upos::propn) return {};
    const bool body = lexicon_->is("body", lemma);
    if (item_on(token) && !body) return {};
    std::uint32_t first = token;
    const PartyAt* modifier = nullptr;
    for (const std::uint32_t c : tree.children(token)) {
        if (!modifies(tree[c].deprel) && tree[c].deprel != Deprel::nmod) continue;
        if (tree[c].deprel == Deprel::nmod) {
            const std::string preposition = tree.preposition(c);
            if (!body || (preposition != "of" && preposition != "in" && preposition != "from")) continue;
        }
        if (c < first && tree[c].upos != Upos::det) first = c;
        if (const PartyAt* party = party_on(c); party && !modifier) modifier = party;
        if (!modifier && body && (tree[c].upos == Upos::pron || lexicon_->is("party_pronoun", tree.word(c)))) {
            std::string owner = pronoun_party(c, not_this);
            if (!owner.empty()) return owner;
        }
    }
    if (group) {
        if (modifier && !modifier->state) return modifier->party;
        if (direct && !direct->state) return direct->party;
        if (modifier || direct) {
            const std::uint32_t begin = direct ? std::min(direct->begin, first) : first;
            return std::string(tree.span(begin, token + 1).of(tree.text()));
        }
        for (std::size_t i = parties_.size(); i-- > 0;) {
            if (parties_[i].begin < token && !parties_[i].state) return parties_[i].party;
        }
        return {};
    }
    if (modifier) {
        // "the brigade's Iranian drones" is no party; "Iranian officials" and "Seoul's offer" are.
        if (body || modifier->cue == PartyCue::demonym || modifier->cue == PartyCue::capital || tree[token].upos == Upos::propn) {
            return lexicon_->is("anaphor", lemma) || lexicon_->is("part", lemma) ? std::string() : modifier->party;
        }
        return {};
    }
    return body ? bare_body(token) : std::string();
}

std::string Scene::pronoun_party(std::uint32_t token, const std::string& not_this) const {
    const Tree& tree = *tree_;
    if (lexicon_->is("first_person", tree.word(token))) {
        // Inside somebody's words it is that somebody's side.
        for (const Attribution& attribution : tree.analysis().attributions) {
            if (!attribution.quoted || !attribution.content.contains(tree[token].span) || attribution.source.empty()) continue;
            const std::uint32_t at = tree.token_from(attribution.source.begin);
            for (std::uint32_t t = at; t < tree.size() && tree[t].span.begin < attribution.source.end; ++t) {
                if (const PartyAt* party = party_on(t)) return party->party;
            }
            for (const PartyAt& party : parties_) {
                for (const std::string& name : attribution.chain) {
                    if (tree.span(party.begin, party.end).of(tree.text()) == name) return party.party;
                }
            }
            return {};
        }
        return speaker_;
    }
    const std::uint32_t here = tree.sentence(token);
    const PartyAt* best = nullptr;
    int best_score = -1;
    for (std::size_t i = parties_.size(); i-- > 0;) {
        const PartyAt& party = parties_[i];
        if (party.begin >= token || party.party == not_this || party.aside || party.company) continue;
        const std::uint32_t distance = here - tree.sentence(party.begin);
        if (distance > 2) break;
        const bool adjective = party.cue == PartyCue::demonym && tree[party.head].deprel == Deprel::amod;
        if (adjective && item_on(static_cast<std::uint32_t>(std::max(0, tree[party.head].head)))) continue;
        std::uint32_t noun = party.head;
        if (tree[noun].head >= 0 && modifies(tree[noun].deprel)) noun = static_cast<std::uint32_t>(tree[noun].head);
        int score = 12 - 6 * static_cast<int>(distance);
        if (subject_like(tree[noun].deprel)) score += 5;
        if (adjective) score -= 2;
        if (party.cue == PartyCue::capital) score -= 1;
        if (score > best_score) best = &party, best_score = score;
    }
    return best ? best->party : std::string();
}

std::string Scene::bare_body(std::uint32_t token) const {
    // "the army" is whose army the document last named, if it did.
    const Tree& tree = *tree_;
    for (std::size_t i = parties_.size(); i-- > 0;) {
        const PartyAt& party = parties_[i];
        if (party.begin >= token || !party.state || party.aside) continue;
        const std::int32_t head = tree[party.head].head;
        if (head >= 0 && tree.lemma(static_cast<std::uint32_t>(head)) == tree.lemma(token) && modifies(tree[party.head].deprel)) {
            return party.party;
        }
        if (party.cue == PartyCue::body && tree.lemma(party.end - 1) == tree.lemma(token)) return party.party;
    }
    return {};
}

}  // namespace waybill
