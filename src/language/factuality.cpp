#include "language/factuality.h"

#include <algorithm>
#include <optional>

namespace waybill {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;
constexpr std::uint32_t cluster_reach = 8;  ///< auxiliaries and adverbs in front of a verb

struct State {
    bool negated = false;
    Modality modality = Modality::fact;
    Span cue;
};

/// How little a modality commits to; the weaker one wins.
int weakness(Modality modality) {
    switch (modality) {
        case Modality::fact:
            return 0;
        case Modality::probable:
            return 1;
        case Modality::planned:
            return 2;
        case Modality::possible:
            return 3;
        case Modality::counterfactual:
            return 4;
    }
    return 0;
}

class Reader {
public:
    Reader(const TokenWords& tokens, const ModalityLexicon& lexicon)
        : tokens_(tokens),
          lexicon_(lexicon),
          phrases_(tokens.size(), none),
          next_(tokens.size(), none),
          first_(tokens.size(), none),
          states_(tokens.size()),
          done_(tokens.size(), 0),
          denial_(tokens.size(), none),
          passive_(tokens.size(), 0) {
        for (std::uint32_t i = tokens.size(); i-- > 0;) {
            const std::int32_t head = tokens.token(i).head;
            if (head < 0 || static_cast<std::uint32_t>(head) >= tokens.size() || static_cast<std::uint32_t>(head) == i)
                continue;
            next_[i] = first_[static_cast<std::uint32_t>(head)];
            first_[static_cast<std::uint32_t>(head)] = i;
            if (tokens.token(i).deprel == Deprel::aux_pass) passive_[static_cast<std::uint32_t>(head)] = 1;
        }
        for (std::uint32_t i = 0; i < tokens.size(); ++i) {
            if (!lexicon.phrases().begins(tokens.word(i))) continue;
            const auto match =
                lexicon.phrases().longest(i, tokens.size(), [&](std::uint32_t t) { return tokens.word(t); });
            if (match) phrases_[i] = match->payload;
        }
    }

    std::vector<Factuality> read() {
        std::vector<Factuality> found;
        for (const Sentence& sentence : tokens_.analysis.sentences) {
            begin_ = sentence.begin;
            end_ = sentence.end;
            absent_evidence();
            for (std::uint32_t i = begin_; i < end_; ++i) compute(i);
            const bool question = end_ > begin_ && (tokens_.is_mark(end_ - 1, "?") ||
                                                    (end_ > begin_ + 1 && tokens_.is_mark(end_ - 2, "?")));
            for (std::uint32_t i = begin_; i < end_; ++i) {
                State& state = states_[i];
                const Upos upos = tokens_.upos(i);
                if (upos != Upos::verb && upos != Upos::adj && upos != Upos::noun &&
                    !(upos == Upos::aux && tokens_.token(i).head < 0))
                    continue;
                if (question && state.modality == Modality::fact && upos == Upos::verb) {
                    state.modality = Modality::possible;
                    state.cue = tokens_.token(end_ - 1).span;
                }
                if (!state.negated && state.modality == Modality::fact) continue;
                found.push_back({i, state.negated, state.modality, state.cue});
            }
        }
        return found;
    }

private:
    ModalityEffect effect(ModalityPlace place, std::uint32_t token) const {
        if (phrases_[token] != none && lexicon_.phrase(phrases_[token]).place == place)
            return lexicon_.phrase(phrases_[token]).effect;
        return lexicon_.at(place, tokens_.word(token));
    }

    void colour(State& state, const ModalityEffect& effect, std::uint32_t cue) const {
        if (!effect.set) return;
        if (effect.negate) state.negated = !state.negated;
        if (weakness(effect.modality) > weakness(state.modality)) {
            state.modality = effect.modality;
            state.cue = tokens_.token(cue).span;
        } else if (effect.negate && state.cue.empty()) {
            state.cue = tokens_.token(cue).span;
        }
    }

    template <class Visit>
    void each_child(std::uint32_t token, Visit visit) const {
        for (std::uint32_t c = first_[token]; c != none; c = next_[c]) visit(c);
    }

    bool is_predicate(std::uint32_t token) const {
        const Upos upos = tokens_.upos(token);
        if (upos == Upos::verb || upos == Upos::aux) return true;
        if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn) return false;
        bool copula = false;
        each_child(token, [&](std::uint32_t c) { copula = copula || tokens_.token(c).deprel == Deprel::cop; });
        return copula;
    }

    bool is_passive(std::uint32_t token) const {
        if (tokens_.token(token).morph.voice == Morph::Voice::pass) return true;
        bool passive = passive_[token] != 0;
        for (std::uint32_t i = token; i > begin_ && token - i < 3 && !passive; --i) {
            if (effect(ModalityPlace::be, i - 1).set)
                passive = true;
            else if (tokens_.upos(i - 1) != Upos::adv && !effect(ModalityPlace::negation, i - 1).set)
                break;
        }
        return passive;
    }

    /// What stands with the predicate itself: auxiliaries, negation, adverbs, the mark of its clause.
    State own(std::uint32_t token, std::optional<std::uint32_t>& governor) const {
        State state;
        std::vector<std::uint32_t> around;
        bool perfect = false;
        bool infinitive = false;
        std::uint32_t would = none;
        bool can_not = false;
        std::uint32_t modal = none;
        std::uint32_t i = token;
        while (i > begin_ && token - i < cluster_reach) {
            const std::uint32_t t = i - 1;
            const Upos upos = tokens_.upos(t);
            if (upos != Upos::aux && upos != Upos::adv && upos != Upos::part) {
                if (infinitive && !effect(ModalityPlace::be, t).set) {
                    governor = t;
                    break;
                }
                if (!(effect(ModalityPlace::be, t).set && upos == Upos::verb)) break;
            }
            if (infinitive) {
                // "are to be delivered", "has to", "not to"
                if (effect(ModalityPlace::be, t).set) {
                    state.modality = Modality::planned;
                    state.cue = tokens_.token(t).span;
                } else if (effect(ModalityPlace::negation, t).set)
                    around.push_back(t);
                else if (upos == Upos::verb)
                    governor = t;
                break;
            }
            if (effect(ModalityPlace::to, t).set && upos == Upos::part) infinitive = true;
            around.push_back(t);
            i = t;
        }
        each_child(token, [&](std::uint32_t c) {
            const Deprel deprel = tokens_.token(c).deprel;
            const bool beside = deprel == Deprel::aux || deprel == Deprel::aux_pass || deprel == Deprel::advmod ||
                                deprel == Deprel::mark || deprel == Deprel::case_ || deprel == Deprel::cop ||
                                deprel == Deprel::cc || deprel == Deprel::cc_preconj;
            if (beside && std::find(around.begin(), around.end(), c) == around.end()) around.push_back(c);
        });
        for (const std::uint32_t t : around) {
            const Deprel deprel = tokens_.token(t).deprel;
            const ModalityEffect aux = effect(ModalityPlace::aux, t);
            if (effect(ModalityPlace::perfect, t).set && tokens_.upos(t) == Upos::aux) perfect = true;
            if (aux.set && tokens_.upos(t) == Upos::aux) {
                modal = t;
                if (aux.modality == Modality::planned && tokens_.form(t).size() > 4) would = t;
                colour(state, aux, t);
            }
            const ModalityEffect negation = effect(ModalityPlace::negation, t);
            if (negation.set && (t < token || tokens_.upos(t) == Upos::part) && deprel != Deprel::conj) {
                colour(state, negation, t);
                can_not = true;
            }
            const ModalityEffect adverb = effect(ModalityPlace::adverb, t);
            if (adverb.set && tokens_.upos(t) != Upos::verb) colour(state, adverb, t);
            if (deprel == Deprel::mark || deprel == Deprel::case_) colour(state, effect(ModalityPlace::mark, t), t);
        }
        // "could not deliver" did not; "would have sent" did not either.
        if (would != none && perfect) state.modality = Modality::counterfactual;
        if (can_not && modal != none && modal + 1 < tokens_.size() && state.modality == Modality::possible &&
            perfect_or_past(modal)) {
            state.modality = Modality::fact;
        }
        return state;
    }

    bool perfect_or_past(std::uint32_t modal) const { return tokens_.token(modal).morph.tense == Morph::Tense::past; }

    /// The effect of a word that governs an infinitive or a clause.
    ModalityEffect governing(std::uint32_t governor, bool clause) const {
        const Upos upos = tokens_.upos(governor);
        ModalityEffect found;
        if (upos == Upos::verb || upos == Upos::aux) {
            const bool passive = is_passive(governor);
            found = effect(passive ? ModalityPlace::passive : ModalityPlace::verb, governor);
            if (passive && !found.set) found = effect(ModalityPlace::verb, governor);
            if (passive && !found.set && !clause) found = effect(ModalityPlace::adjective, governor);
        } else if (upos == Upos::adj || upos == Upos::adv) {
            found = effect(ModalityPlace::adjective, governor);
            if (!found.set && is_passive(governor)) found = effect(ModalityPlace::passive, governor);
            if (!found.set) found = effect(ModalityPlace::verb, governor);  // taggers take "pledged" for an adjective
        } else {
            found = effect(ModalityPlace::noun, governor);
            if (!found.set) found = effect(ModalityPlace::verb, governor);
        }
        return found;
    }

    void inherit(std::uint32_t token, State& state, const std::optional<std::uint32_t>& adjacent) {
        const Token& own = tokens_.token(token);
        std::uint32_t governor = none;
        bool clause = false;
        if (adjacent && governing(*adjacent, false).set) {
            governor = *adjacent;
        } else if (own.head >= 0 && static_cast<std::uint32_t>(own.head) < tokens_.size()) {
            const auto head = static_cast<std::uint32_t>(own.head);
            switch (own.deprel) {
                case Deprel::xcomp:
                    governor = head;
                    break;
                case Deprel::ccomp:
                case Deprel::csubj:
                case Deprel::csubj_pass:
                    governor = head;
                    clause = true;
                    break;
                case Deprel::acl:
                    if (own.morph.verb_form != Morph::VerbForm::part) governor = head;
                    break;
                case Deprel::conj: {
                    bool subject = false;
                    bool either = false;
                    each_child(token, [&](std::uint32_t c) {
                        const Deprel deprel = tokens_.token(c).deprel;
                        subject = subject || deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass ||
                                  deprel == Deprel::expl;
                        either = either || (deprel == Deprel::cc && tokens_.form(c).size() == 2);  // "or"
                    });
                    if (!subject && done_[head] == 2 && tokens_.upos(token) == tokens_.upos(head)) {
                        const State& first = states_[head];
                        if (weakness(first.modality) > weakness(state.modality)) {
                            state.modality = first.modality;
                            state.cue = first.cue;
                        }
                        if (either && first.negated) state.negated = !state.negated;
                    }
                    return;
                }
                default:
                    return;
            }
        }
        if (governor == none || governor == token) return;
        const ModalityEffect effect = governing(governor, clause);
        // A clause keeps its own modality under a verb of saying or wanting.
        if (clause && effect.set && effect.modality == Modality::planned && tokens_.upos(governor) == Upos::verb &&
            state.modality != Modality::fact)
            return;
        colour(state, effect, governor);
        if (done_[governor] != 2) return;
        const State& above = states_[governor];
        const bool opens = !clause || effect.through;
        if (opens && !clause && weakness(above.modality) > weakness(state.modality)) {
            state.modality = above.modality;
            state.cue = above.cue;
        }
        if (opens && above.negated && (!effect.set || effect.through)) {
            state.negated = !state.negated;
            if (state.cue.empty()) state.cue = above.cue;
        }
    }

    /// "alleged sale", "a planned delivery".
    State nominal(std::uint32_t token) const {
        State state;
        for (std::uint32_t i = token; i > begin_ && token - i < 4; --i) {
            const std::uint32_t t = i - 1;
            const Upos upos = tokens_.upos(t);
            if (upos != Upos::adj && upos != Upos::verb && upos != Upos::noun && upos != Upos::propn &&
                upos != Upos::adv && upos != Upos::num)
                break;
            if (upos == Upos::adj || upos == Upos::verb || upos == Upos::adv)
                colour(state, effect(ModalityPlace::nominal, t), t);
        }
        return state;
    }

    /// "no evidence that it has sent": the clause is denied.
    void absent_evidence() {
        for (std::uint32_t i = begin_; i + 2 < end_; ++i) {
            if (!effect(ModalityPlace::absent, i).set) continue;
            std::uint32_t noun = i + 1;
            while (noun < end_ && noun < i + 4 && tokens_.upos(noun) == Upos::adj) ++noun;
            if (noun + 2 >= end_ || !effect(ModalityPlace::evidence, noun).set) continue;
            if (tokens_.upos(noun + 1) != Upos::sconj && tokens_.upos(noun + 1) != Upos::adp &&
                tokens_.upos(noun + 1) != Upos::pron)
                continue;
            for (std::uint32_t t = noun + 2; t < end_ && t < noun + 14; ++t) {
                if (tokens_.upos(t) == Upos::verb) {
                    denial_[t] = i;
                    break;
                }
                if (tokens_.is_mark(t, ",")) break;
            }
        }
    }

    State finish(std::uint32_t token) {
        std::optional<std::uint32_t> adjacent;
        State state;
        if (is_predicate(token)) {
            state = own(token, adjacent);
            inherit(token, state, adjacent);
            if (denial_[token] != none) {
                state.negated = !state.negated;
                state.cue = tokens_.token(denial_[token]).span;
            }
        } else if (tokens_.upos(token) == Upos::noun) {
            state = nominal(token);
        }
        return state;
    }

    /// Heads first, so that a predicate finds its governor's state; iterative, since chains may be long.
    void compute(std::uint32_t token) {
        if (done_[token] == 2) return;
        std::vector<std::uint32_t> path{token};
        while (!path.empty()) {
            const std::uint32_t top = path.back();
            if (done_[top] == 2) {
                path.pop_back();
                continue;
            }
            const std::int32_t head = tokens_.token(top).head;
            if (done_[top] == 0 && head >= static_cast<std::int32_t>(begin_) &&
                head < static_cast<std::int32_t>(end_) && done_[static_cast<std::uint32_t>(head)] == 0) {
                done_[top] = 1;
                path.push_back(static_cast<std::uint32_t>(head));
                continue;
            }
            states_[top] = finish(top);
            done_[top] = 2;
            path.pop_back();
        }
    }

    const TokenWords& tokens_;
    const ModalityLexicon& lexicon_;
    std::vector<std::uint32_t> phrases_;  ///< payload of the phrase that begins at a token
    std::vector<std::uint32_t> next_;     ///< sibling lists
    std::vector<std::uint32_t> first_;
    std::vector<State> states_;
    std::vector<std::uint8_t> done_;
    std::vector<std::uint32_t> denial_;  ///< for a predicate under "no evidence that" its "no"
    std::vector<std::uint8_t> passive_;  ///< has a passive auxiliary
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Factuality> find_factuality(const TokenWords& tokens, const ModalityLexicon& lexicon) {
    return Reader(tokens, lexicon).read();
}

}  // namespace waybill
