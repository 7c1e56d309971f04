// Words above a stage word that change what it amounts to.
#include <algorithm>

#include "claims/frame_reader.h"

namespace waybill {

namespace {

constexpr int highest_operator = 5;  // steps up the tree

bool acquiring(const StageRule& rule) { return rule.has("recv") || rule.has("buy"); }

}  // namespace

void FrameReader::climb(const Match<StageRule>& match, Candidate& base, FilledFrame& filled) {
    std::uint32_t at = match.anchor;
    for (int steps = 0; steps < highest_operator; ++steps) {
        const Token& token = tree_[at];
        if (token.head < 0) break;
        const auto head = static_cast<std::uint32_t>(token.head);
        bool link = false;
        switch (token.deprel) {
            case Deprel::xcomp:
            case Deprel::obj:
            case Deprel::nsubj_pass:
            case Deprel::ccomp:
            case Deprel::csubj:
            case Deprel::conj: link = true; break;
            case Deprel::acl: link = !is_passive(tree_, at); break;
            case Deprel::nmod:
            case Deprel::obl: link = tree_[at].upos == Upos::noun || tree_[at].upos == Upos::verb; break;
            case Deprel::advcl: {
                for (const std::uint32_t c : tree_.children(at)) {
                    link = link || (tree_[c].deprel == Deprel::mark && tree_.word(c) == "to") ||
                           (tree_[c].deprel == Deprel::case_ && tree_.word(c) == "from");
                }
                break;
            }
            case Deprel::nsubj: link = tree_[at].upos == Upos::noun; break;
            default: break;
        }
        if (!link) break;
        if (token.deprel == Deprel::conj) {
            if (is_anchor(head) && tree_[at].upos != tree_[head].upos) break;
            if (!base.governors.empty()) break;
            at = head;
            if (tree_[head].upos == Upos::verb && operators_.contains(head) && !is_anchor(head)) continue;
            continue;
        }
        const auto found = operators_.find(head);
        if (found != operators_.end()) {
            for (const auto& operator_match : found->second) apply(*operator_match.rule, head, at, match, base, filled);
            base.governors.push_back(head);
        } else if (lexicon_.is("light", tree_.lemma(head)) || lexicon_.is("transparent", tree_.lemma(head)) ||
                   lexicon_.is("part", tree_.lemma(head)) || lexicon_.is("object_control", tree_.lemma(head))) {
            base.governors.push_back(head);
        } else if (is_anchor(head) && tree_[head].upos == Upos::noun) {
            base.governors.push_back(head);
        } else {
            break;
        }
        at = head;
    }
}

void FrameReader::apply(const OperatorRule& rule, std::uint32_t at, std::uint32_t below, const Match<StageRule>& match, Candidate& base,
           FilledFrame& filled) {
    const Stage inner = base.stage;
    const bool moved = inner == Stage::deliver || inner == Stage::agree || inner == Stage::approve || inner == Stage::produce ||
                       inner == Stage::negotiate || inner == Stage::offer || inner == Stage::request;
    const bool clause = tree_[below].deprel == Deprel::ccomp;
    switch (rule.effect) {
        case Effect::agree:
            if (!moved) {
                base.planned = true;
            } else if (inner != Stage::produce) {
                base.stage = Stage::agree;
            } else {
                base.planned = true;
            }
            break;
        case Effect::planned:
            base.planned = true;
            break;
        case Effect::denied:
            base.denied = !base.denied;
            break;
        case Effect::deny:
            if (!clause || tree_.lemma(at) == "deny") base.denied = true;
            break;
        case Effect::negotiate:
            if (moved && !clause) base.stage = Stage::negotiate;
            break;
        case Effect::request:
        case Effect::want:
            if (clause && rule.effect == Effect::want) break;
            if (!moved) break;
            if (acquiring(*match.rule) || rule.effect == Effect::request || rule.noun) {
                base.stage = Stage::request;
            } else {
                base.planned = true;
            }
            break;
        case Effect::offer:
            if (moved && !clause) base.stage = Stage::offer;
            break;
        case Effect::approve:
            // "allows us to send" is no licence; "allowed the sale" is one.
            if (lexicon_.is("object_control", tree_.lemma(at)) && tree_[below].upos == Upos::verb && inner == Stage::deliver) break;
            if (moved) base.stage = Stage::approve;
            break;
        case Effect::halt:
            if (moved) base.stage = Stage::halt;
            break;
    }
    base.rules.push_back(rule.where);
    if (match.rule->noun && rule.effect != Effect::deny && rule.effect != Effect::approve && rule.effect != Effect::denied) {
        lend_arguments(rule, at, match, filled);
    }
    // The operator's own arguments fill roles that the stage word left open.
    if (!rule.subject.supplier && !rule.subject.recipient && !rule.object.supplier && !rule.object.recipient &&
        rule.effect != Effect::approve && rule.effect != Effect::halt) {
        return;
    }
    for (const Argument& argument : arguments_of(tree_, lexicon_, at, rule.noun, {at})) {
        const bool subject = argument.relation == "subj" || argument.relation == "poss" || argument.relation == "gsubj" ||
                             argument.relation == "by" || (rule.noun && argument.relation == "mod");
        const bool object = argument.relation == "obj" || (rule.noun && argument.relation == "to");
        const Roles& roles = subject ? rule.subject : rule.object;
        if (!subject && !object) continue;
        const bool request = rule.effect == Effect::request || rule.effect == Effect::want;
        if (subject && rule.effect == Effect::approve) {
            if (filled.suppliers.empty()) add_players(filled.either, {}, Found::shared);
            approver_ = scene_.parties_of(argument.head);
            continue;
        }
        if (roles.supplier && filled.suppliers.empty()) add_players(filled.suppliers, scene_.parties_of(argument.head), Found::shared);
        if (roles.recipient) {
            const std::vector<std::string> parties = scene_.parties_of(argument.head);
            if (request && !parties.empty()) {
                // Who asks is not the one that gives.
                std::erase_if(filled.suppliers, [&](const RolePlayer& p) {
                    return std::find(parties.begin(), parties.end(), p.name) != parties.end();
                });
            }
            if (filled.recipients.empty()) add_players(filled.recipients, parties, Found::shared);
        }
    }
}

void FrameReader::lend_arguments(const OperatorRule& rule, std::uint32_t at, const Match<StageRule>& match, FilledFrame& filled) {
    for (const Argument& argument : arguments_of(tree_, lexicon_, at, rule.noun, {at})) {
        const std::string relation = argument.relation == "subj" || argument.relation == "poss" ? "gsubj" : "g" + argument.relation;
        const Roles* roles = match.rule->roles(relation);
        if (argument.relation == "between") {
            add_players(filled.either, scene_.parties_of(argument.head), Found::shared);
            continue;
        }
        if (!roles || roles->item) continue;
        const std::vector<std::string> parties = scene_.parties_of(argument.head);
        if (parties.empty() || std::any_of(parties.begin(), parties.end(), [&](const std::string& p) { return used(filled, p); })) continue;
        if (parties.size() == 2 && relation == "gsubj") {
            add_players(filled.either, parties, Found::shared);
        } else if (roles->either) {
            add_players(filled.either, parties, Found::shared);
            filled.either_from_subject = filled.either_from_subject || relation == "gsubj";
        } else if (roles->supplier && filled.suppliers.empty()) {
            add_players(filled.suppliers, parties, Found::shared);
        } else if (roles->recipient && filled.recipients.empty()) {
            add_players(filled.recipients, parties, Found::shared);
        }
    }
}

}  // namespace waybill
