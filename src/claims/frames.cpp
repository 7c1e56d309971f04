#include "claims/frames.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "claims/arguments.h"

namespace waybill {

namespace {

constexpr std::size_t most_a_sentence = 40;  // candidates: keeps the cost linear on pathological text
constexpr int highest_operator = 5;          // steps up the tree

struct Party {
    std::string name;
    Found from = Found::syntax;
};

/// What the arguments of one stage word give.
struct Filled {
    std::vector<Party> suppliers;
    std::vector<Party> recipients;
    std::vector<Party> either;
    std::vector<std::string> others;  ///< neither supplier nor recipient
    std::vector<ItemRef> items;
    Found items_from = Found::none;
    bool either_from_subject = false;
    bool supplier_vague = false;
    bool recipient_vague = false;
    bool shown = false;        ///< shown to a party that may buy it
    bool moves_other = false;  ///< its object is something that is no arms: "send a message"
};

void add(std::vector<Party>& list, const std::vector<std::string>& names, Found from) {
    for (const std::string& name : names) {
        const bool known = std::any_of(list.begin(), list.end(), [&](const Party& p) { return p.name == name; });
        if (!known) list.push_back({name, from});
    }
}

bool acquiring(const StageRule& rule) { return rule.has("recv") || rule.has("buy"); }

/// Reads one sentence.
class Reader {
public:
    Reader(const Scene& scene, std::uint32_t sentence, Trace* trace)
        : scene_(scene), tree_(scene.tree()), lexicon_(scene.lexicon()), sentence_(sentence), trace_(trace),
          span_(tree_.analysis().sentences[sentence]) {}

    std::vector<Candidate> read() {
        std::vector<Match<StageRule>> matches;
        for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
            for (auto& match : lexicon_.stages(tree_, t, span_.end)) matches.push_back(std::move(match));
            for (auto& match : lexicon_.operators(tree_, t, span_.end)) operators_[match.anchor].push_back(std::move(match));
        }
        // A word inside a longer phrase is no stage word of its own.
        for (const auto& match : matches) {
            const bool inside = std::any_of(matches.begin(), matches.end(), [&](const Match<StageRule>& other) {
                return other.tokens.size() > match.tokens.size() &&
                       std::find(other.tokens.begin(), other.tokens.end(), match.anchor) != other.tokens.end();
            });
            if (inside || candidates_.size() >= most_a_sentence) continue;
            anchors_.push_back(match.anchor);
        }
        for (const auto& match : matches) {
            const bool own = std::find(anchors_.begin(), anchors_.end(), match.anchor) != anchors_.end();
            const bool inside = std::any_of(matches.begin(), matches.end(), [&](const Match<StageRule>& other) {
                return other.tokens.size() > match.tokens.size() &&
                       std::find(other.tokens.begin(), other.tokens.end(), match.anchor) != other.tokens.end();
            });
            if (!own || inside) continue;
            if (candidates_.size() < most_a_sentence) read_match(match);
        }
        read_bare_items();
        return std::move(candidates_);
    }

private:
    void note(const std::string& rule, bool fired, std::string text) {
        if (trace_) trace_->push_back({sentence_, rule, fired, std::move(text)});
    }

    bool is_anchor(std::uint32_t token) const { return std::find(anchors_.begin(), anchors_.end(), token) != anchors_.end(); }

    void read_match(const Match<StageRule>& match) {
        const StageRule& rule = *match.rule;
        Candidate base;
        base.stage = rule.stage;
        base.anchor = match.anchor;
        base.rules.push_back(rule.where);
        base.heading = heading();
        base.weak = rule.has("weak");
        const Roles* subject = rule.roles(rule.noun ? "gsubj" : "subj");
        base.acquiring = subject && (subject->recipient || subject->either);
        base.needs_supplier = rule.stage == Stage::use || rule.stage == Stage::display || rule.stage == Stage::examine;
        base.sentences.push_back(sentence_);
        if (hypothetical(match.anchor)) {
            note(rule.where, false, "nobody claims it");
            return;
        }
        if (rule.has("habit") && present(match.anchor)) base.stage = Stage::deliver;
        if (rule.has("planned")) base.planned = true;
        if (rule.noun && part_of_stage_verb(match.anchor)) {
            note(rule.where, false, "part of what another stage word moves");
            return;
        }
        if (match.anchor > span_.begin && tree_.word(match.anchor - 1) == "-") return;  // "Iranian-made"
        if (governs_stage_word(match)) {
            note(rule.where, false, "governs another stage word");
            return;
        }
        approver_.clear();
        Filled filled = fill(match);
        if (filled.shown) base.stage = Stage::examine;
        climb(match, base, filled);
        // "trainers" that train are no aircraft; "arms sales" are of arms.
        std::erase_if(filled.items, [&](const ItemRef& ref) {
            return ref.item >= 0 && scene_.item_index_on(match.anchor) == ref.item &&
                   scene_.items()[static_cast<std::size_t>(ref.item)].begin == match.anchor;
        });
        if (filled.items.empty() && rule.noun) {
            const std::int32_t own = scene_.item_index_on(match.anchor);
            if (own >= 0 && scene_.items()[static_cast<std::size_t>(own)].begin < match.anchor) {
                filled.items.push_back({own, match.anchor, match.anchor, false});
                filled.items_from = Found::syntax;
                filled.moves_other = false;
            }
        }
        if (filled.items.empty() && filled.moves_other) {
            note(rule.where, false, "moves something else");
            return;
        }
        if (filled.items.empty()) nearby_items(match, filled);
        nearby_parties(match, filled);
        if (filled.items.empty() && rule.has("weak") && !leads_list()) {
            note(rule.where, false, "no item of arms");
            return;
        }
        emit(rule, base, filled);
    }

    /// "Iranian-supplied drones", "U.S. military aid to Egypt": a transfer without a stage word.
    void read_bare_items() {
        for (std::size_t i = 0; i < scene_.items().size(); ++i) {
            const ItemAt& item = scene_.items()[i];
            if (tree_.sentence(item.begin) != sentence_ || candidates_.size() >= most_a_sentence) continue;
            const auto index = static_cast<std::int32_t>(i);
            std::string user;
            bool taken = false;
            for (const Candidate& candidate : candidates_) {
                if (candidate.item.item != index) continue;
                if (candidate.stage == Stage::use || candidate.stage == Stage::display) {
                    user = candidate.recipient.value_or("");
                } else {
                    taken = true;
                }
            }
            if (taken) continue;
            const bool aid = lexicon_.is("aid", tree_.lemma(item.head));
            if (user.empty() && !item.holder.empty() && !item.supplier.empty()) {
                Candidate held;
                held.stage = Stage::use;
                held.needs_supplier = true;
                held.anchor = item.head;
                held.heading = heading();
                held.sentences.push_back(sentence_);
                held.item = {index, item.head, item.head, false};
                held.item_from = Found::syntax;
                held.supplier = item.supplier;
                held.supplier_from = Found::item;
                held.recipient = item.holder;
                held.recipient_from = Found::item;
                held.designation = item.designation;
                held.category = item.category;
                held.item_text = std::string(tree_.span(item.begin, item.end).of(tree_.text()));
                held.rules.emplace_back("claims/holder");
                note(held.rules.front(), true, fmt::format("{} -> {}", item.supplier, item.holder));
                user = item.holder;
                candidates_.push_back(std::move(held));
            }
            Candidate made;
            made.stage = Stage::deliver;
            made.anchor = item.head;
            made.heading = heading();
            made.sentences.push_back(sentence_);
            made.item = {index, item.head, item.head, false};
            made.item_from = Found::syntax;
            std::string recipient;
            for (const Argument& argument : arguments_of(tree_, lexicon_, item.head, true, {})) {
                const bool to = argument.relation == "to" || argument.relation == "for" || (aid && argument.relation == "gto");
                if (to && recipient.empty()) {
                    const std::vector<std::string> parties = scene_.parties_of(argument.head);
                    if (!parties.empty() && parties.front() != item.supplier) recipient = parties.front();
                }
            }
            if (item.supplied) {
                if (recipient.empty()) recipient = user;
            } else if (recipient.empty() || (!aid && item.supplier.empty())) {
                continue;
            }
            if (!item.supplier.empty()) made.supplier = item.supplier, made.supplier_from = Found::item;
            if (!recipient.empty()) made.recipient = recipient, made.recipient_from = Found::item;
            made.designation = item.designation;
            made.category = item.category;
            made.item_text = std::string(tree_.span(item.begin, item.end).of(tree_.text()));
            made.rules.push_back(aid ? "claims/aid" : "claims/bare-item");
            note(made.rules.front(), true, fmt::format("{} -> {}", made.supplier.value_or("?"), made.recipient.value_or("?")));
            candidates_.push_back(std::move(made));
        }
    }

    /// True when the lines of a list follow.
    bool leads_list() const {
        const auto& sentences = tree_.analysis().sentences;
        if (tree_.word(span_.end - 1) != ":" || sentence_ + 1 >= sentences.size()) return false;
        const Sentence& next = sentences[sentence_ + 1];
        return next.begin < next.end && lexicon_.is("bullet", tree_.word(next.begin));
    }

    /// A line without a full stop that is marked as a heading.
    bool heading() const {
        if (!span_.heading || leads_list() || scene_.only_headings()) return false;
        if (sentence_ > 6 && span_.end - span_.begin > 10) return false;
        const std::string_view text = span_.span.of(tree_.text());
        return !(text.ends_with('.') || text.ends_with(".\"") || text.ends_with(".”") || text.ends_with('!'));
    }

    /// "Suppose that Brazil sold shells": below a verb of imagining without a subject.
    bool hypothetical(std::uint32_t token) const {
        auto at = static_cast<std::int32_t>(token);
        for (int steps = 0; at >= 0 && steps < 12; ++steps) {
            const auto here = static_cast<std::uint32_t>(at);
            if (here != token && lexicon_.is("hypothetical", tree_.lemma(here)) && tree_.child(here, Deprel::nsubj) < 0) return true;
            at = tree_[here].head;
        }
        return lexicon_.is("hypothetical", tree_.lemma(span_.begin));
    }

    /// "is selling", "sells": a flow rather than one sale.
    bool present(std::uint32_t verb) const {
        const Morph& morph = tree_[verb].morph;
        if (tree_.word(verb).ends_with("ing")) return true;
        return morph.tense == Morph::Tense::pres && morph.verb_form == Morph::VerbForm::fin;
    }

    /// "a contract to buy", "talks on the purchase": the inner word makes the claim.
    bool governs_stage_word(const Match<StageRule>& match) const {
        if (!operators_.contains(match.anchor)) return false;
        for (const std::uint32_t anchor : anchors_) {
            if (anchor == match.anchor || tree_[anchor].head < 0) continue;
            auto at = anchor;
            for (int steps = 0; steps < 3; ++steps) {
                const Token& token = tree_[at];
                if (token.head < 0) break;
                const bool link = token.deprel == Deprel::acl || token.deprel == Deprel::nmod || token.deprel == Deprel::obj ||
                                  token.deprel == Deprel::xcomp || token.deprel == Deprel::obl || token.deprel == Deprel::ccomp ||
                                  token.deprel == Deprel::nsubj_pass || token.deprel == Deprel::advcl;
                if (!link) break;
                if (token.deprel == Deprel::acl && is_passive(tree_, at)) break;
                if (token.deprel == Deprel::advcl && tree_.word(at).ends_with("ed")) break;
                const auto head = static_cast<std::uint32_t>(token.head);
                if (head == match.anchor) return true;
                if (is_anchor(head) || operators_.contains(head) || lexicon_.is("light", tree_.lemma(head)) ||
                    lexicon_.is("transparent", tree_.lemma(head))) {
                    at = head;
                    continue;
                }
                break;
            }
        }
        return false;
    }

    /// "received shipments of drones": the verb speaks of the drones, the noun only counts them.
    bool part_of_stage_verb(std::uint32_t noun) const {
        std::uint32_t at = noun;
        for (int steps = 0; steps < 2; ++steps) {
            const Token& token = tree_[at];
            if (token.head < 0) return false;
            const auto head = static_cast<std::uint32_t>(token.head);
            if (token.deprel == Deprel::obj || token.deprel == Deprel::nsubj_pass) {
                return is_anchor(head) && tree_[head].upos == Upos::verb && !operators_.contains(head);
            }
            if (token.deprel != Deprel::nmod || !lexicon_.is("part", tree_.lemma(head))) return false;
            at = head;
        }
        return false;
    }

    bool shown_to_somebody(const std::vector<Argument>& arguments) const {
        return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
            return argument.relation == "to" && !scene_.parties_of(argument.head).empty();
        });
    }

    Filled fill(const Match<StageRule>& match) {
        const StageRule& rule = *match.rule;
        Filled filled;
        const std::vector<Argument> arguments = arguments_of(tree_, lexicon_, match.anchor, rule.noun, match.tokens);
        // Names first: what a pronoun can mean depends on them.
        const bool shown = rule.stage == Stage::display && shown_to_somebody(arguments);
        for (const bool pronouns : {false, true}) {
            for (const Argument& argument : arguments) {
                if (shown && (argument.relation == "subj" || argument.relation == "to" || argument.relation == "by")) {
                    // "displaying its drones to Russian officials": who shows supplies, who is shown examines.
                    if ((tree_[argument.head].upos == Upos::pron) != pronouns) continue;
                    Roles roles;
                    (argument.relation == "to" ? roles.recipient : roles.supplier) = true;
                    play(roles, argument, filled);
                    filled.shown = true;
                    continue;
                }
                const Upos upos = tree_[argument.head].upos;
                if ((upos == Upos::pron || upos == Upos::det) != pronouns) continue;
                const Roles* roles = rule.roles(argument.relation);
                if (!roles && lexicon_.is("and_list", argument.relation)) roles = rule.roles("include");
                if (!roles) continue;
                if (rule.noun && (rule.has("noun") || rule.has("deal")) && won(match.anchor)) {
                    // Who wins an order sells; whom it is from buys.
                    const Roles seller{.supplier = true};
                    const Roles buyer{.recipient = true};
                    if (argument.relation == "gsubj") {
                        play(seller, argument, filled);
                        continue;
                    }
                    if (argument.relation == "from" || argument.relation == "gfrom" || argument.relation == "with") {
                        play(buyer, argument, filled);
                        continue;
                    }
                }
                if (rule.has("move") && argument.relation == "with") {
                    // A plane lands with missiles: the missiles arrive.
                    Filled load;
                    play(*roles, argument, load);
                    if (load.items.empty()) continue;
                    filled.items = load.items;
                    filled.items_from = Found::syntax;
                    continue;
                }
                play(*roles, argument, filled);
            }
        }
        return filled;
    }

    void play(const Roles& roles, const Argument& argument, Filled& filled) {
        const Found from = argument.shared ? Found::shared : Found::syntax;
        const std::uint32_t head = argument.head;
        const bool party_here = scene_.party_on(head) != nullptr;
        const bool refers = tree_[head].upos == Upos::pron || tree_[head].upos == Upos::det;
        if (roles.item && refers && (roles.supplier || roles.recipient) && filled.items.empty() && argument.relation == "obj" &&
            !lexicon_.is("first_person", tree_.word(head))) {
            // "they had been handed over": things, unless the sentence has named the things.
            std::vector<ItemRef> items = scene_.items_of(head, true);
            if (!items.empty() && items.front().item >= 0) {
                filled.items = std::move(items);
                filled.items_from = from;
                return;
            }
        }
        if (roles.item && !(party_here && (roles.supplier || roles.recipient) && !scene_.item_on(head))) {
            const bool loose = argument.relation == "obj" || argument.relation == "subj" || argument.relation == "of" ||
                               argument.relation == "with" || argument.relation == "for";
            const bool part = lexicon_.is("part", tree_.lemma(head)) || tree_[head].upos == Upos::num;
            std::vector<ItemRef> items = scene_.items_of(head, loose && (part || !(roles.supplier || roles.recipient)));
            if (!items.empty()) {
                filled.items.insert(filled.items.end(), items.begin(), items.end());
                filled.items_from = from;
                return;
            }
        }
        if (roles.other && !roles.supplier && !roles.recipient) {
            for (std::string& party : scene_.parties_of(head)) filled.others.push_back(std::move(party));
            return;
        }
        if (roles.either) {
            // The subject stands first: what it concludes "with" another, the other sells.
            const bool subject = argument.relation == "subj" || argument.relation == "gsubj" || argument.relation == "poss";
            std::vector<Party> others;
            if (subject) std::swap(others, filled.either);
            add(filled.either, scene_.parties_of(head), from);
            for (const Party& other : others) add(filled.either, {other.name}, other.from);
            filled.either_from_subject = filled.either_from_subject || subject;
            return;
        }
        const bool plain_noun = tree_[head].upos == Upos::noun && scene_.parties_of(head).empty();
        if (plain_noun && (roles.supplier || roles.recipient) && !roles.either) {
            if (lexicon_.is("allied_party", tree_.lemma(head))) {
                const std::vector<std::string> allies{std::string(tree_[head].span.of(tree_.text()))};
                add(roles.supplier ? filled.suppliers : filled.recipients, allies, from);
                return;
            }
            if (lexicon_.is("vague_party", tree_.lemma(head)) && counted(head)) {
                (roles.supplier ? filled.supplier_vague : filled.recipient_vague) = true;
                return;
            }
        }
        if (roles.supplier) {
            const std::string other = filled.recipients.empty() ? std::string() : filled.recipients.front().name;
            add(filled.suppliers, scene_.parties_of(head, other), from);
        } else if (roles.recipient) {
            const std::string other = filled.suppliers.empty() ? std::string() : filled.suppliers.front().name;
            add(filled.recipients, scene_.parties_of(head, other), from);
        }
        const bool pronoun = tree_[head].upos == Upos::pron || tree_[head].upos == Upos::det;
        if (roles.item && filled.items.empty() && !party_here && !pronoun && filled.suppliers.empty() && filled.recipients.empty()) {
            std::vector<ItemRef> items = scene_.items_of(head, true);
            filled.items.insert(filled.items.end(), items.begin(), items.end());
            if (!items.empty()) filled.items_from = from;
        }
        if (roles.item && filled.items.empty() && !party_here && (argument.relation == "obj" || argument.relation == "of") &&
            (tree_[head].upos == Upos::noun || tree_[head].upos == Upos::propn) && scene_.parties_of(head).empty() &&
            !lexicon_.is("part", tree_.lemma(head)) && !lexicon_.is("anaphor", tree_.lemma(head)) && !item_soon(head)) {
            filled.moves_other = true;
        }
    }

    bool won(std::uint32_t noun) const {
        const Token& token = tree_[noun];
        return token.deprel == Deprel::obj && token.head >= 0 &&
               lexicon_.is("winning", tree_.lemma(static_cast<std::uint32_t>(token.head)));
    }

    /// "30 countries", "other countries": named by number only.
    bool counted(std::uint32_t noun) const {
        for (const std::uint32_t c : tree_.children(noun)) {
            if (tree_[c].deprel == Deprel::nummod || tree_[c].upos == Upos::num || tree_[c].upos == Upos::adj) return true;
        }
        return false;
    }

    /// An item that the tree may have lost right after the word.
    bool item_soon(std::uint32_t token) const {
        for (std::uint32_t t = token; t < span_.end && t < token + 8; ++t) {
            if (scene_.item_on(t)) return true;
            if (t > token && tree_[t].upos == Upos::verb) return false;
        }
        return false;
    }

    /// Looks for operators above the stage word and lets them change the stage.
    void climb(const Match<StageRule>& match, Candidate& base, Filled& filled) {
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

    void apply(const OperatorRule& rule, std::uint32_t at, std::uint32_t below, const Match<StageRule>& match, Candidate& base,
               Filled& filled) {
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
                if (filled.suppliers.empty()) add(filled.either, {}, Found::shared);
                approver_ = scene_.parties_of(argument.head);
                continue;
            }
            if (roles.supplier && filled.suppliers.empty()) add(filled.suppliers, scene_.parties_of(argument.head), Found::shared);
            if (roles.recipient) {
                const std::vector<std::string> parties = scene_.parties_of(argument.head);
                if (request && !parties.empty()) {
                    // Who asks is not the one that gives.
                    std::erase_if(filled.suppliers, [&](const Party& p) {
                        return std::find(parties.begin(), parties.end(), p.name) != parties.end();
                    });
                }
                if (filled.recipients.empty()) add(filled.recipients, parties, Found::shared);
            }
        }
    }

    /// "Greece and France are negotiating over the purchase": what hangs on the operator hangs on the noun.
    void lend_arguments(const OperatorRule& rule, std::uint32_t at, const Match<StageRule>& match, Filled& filled) {
        for (const Argument& argument : arguments_of(tree_, lexicon_, at, rule.noun, {at})) {
            const std::string relation = argument.relation == "subj" || argument.relation == "poss" ? "gsubj" : "g" + argument.relation;
            const Roles* roles = match.rule->roles(relation);
            if (argument.relation == "between") {
                add(filled.either, scene_.parties_of(argument.head), Found::shared);
                continue;
            }
            if (!roles || roles->item) continue;
            const std::vector<std::string> parties = scene_.parties_of(argument.head);
            if (parties.empty() || std::any_of(parties.begin(), parties.end(), [&](const std::string& p) { return used(filled, p); })) continue;
            if (parties.size() == 2 && relation == "gsubj") {
                add(filled.either, parties, Found::shared);
            } else if (roles->either) {
                add(filled.either, parties, Found::shared);
                filled.either_from_subject = filled.either_from_subject || relation == "gsubj";
            } else if (roles->supplier && filled.suppliers.empty()) {
                add(filled.suppliers, parties, Found::shared);
            } else if (roles->recipient && filled.recipients.empty()) {
                add(filled.recipients, parties, Found::shared);
            }
        }
    }

    void nearby_items(const Match<StageRule>& match, Filled& filled) {
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

    /// "missile" in "missile test": no item, unless its noun is a stage word or counts.
    bool only_modifies(const ItemAt& item) const {
        const Token& head = tree_[item.head];
        if (head.deprel != Deprel::compound && head.deprel != Deprel::nmod_desc) return false;
        if (head.head < 0) return false;
        const auto noun = static_cast<std::uint32_t>(head.head);
        return !is_anchor(noun) && !lexicon_.is("part", tree_.lemma(noun)) && !lexicon_.is("anaphor", tree_.lemma(noun)) && !scene_.item_on(noun);
    }

    bool in_source(std::uint32_t token) const {
        for (const Attribution& attribution : tree_.analysis().attributions) {
            if (attribution.source.contains(tree_[token].span)) return true;
        }
        return false;
    }

    /// Parties that the tree did not give, by their place in the sentence.
    void nearby_parties(const Match<StageRule>& match, Filled& filled) {
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
                    add(filled.recipients, {party.party}, Found::nearby);
                }
            }
        }
    }

    bool open(const Roles& roles, const Filled& filled) const {
        return (roles.supplier && filled.suppliers.empty()) || (roles.recipient && filled.recipients.empty()) ||
               (roles.either && filled.either.size() < 2);
    }

    void take(const Roles& roles, const PartyAt& party, Filled& filled) {
        if (used(filled, party.party)) return;
        if (std::find(filled.others.begin(), filled.others.end(), party.party) != filled.others.end()) return;
        const std::vector<std::string> parties = scene_.listed_with(party);
        if (roles.either) {
            add(filled.either, parties, Found::nearby);
        } else if (roles.supplier && filled.suppliers.empty()) {
            add(filled.suppliers, parties, Found::nearby);
        } else if (roles.recipient && filled.recipients.empty()) {
            add(filled.recipients, parties, Found::nearby);
        }
    }

    bool preceded_by_be(std::uint32_t verb) const {
        for (std::uint32_t t = verb; t > span_.begin && verb - t < 3;) {
            --t;
            if (lexicon_.is("be", tree_.lemma(t))) return true;
            if (tree_[t].upos != Upos::adv && tree_[t].upos != Upos::aux && tree_[t].upos != Upos::part) return false;
        }
        return false;
    }

    void nearby_subject(const Match<StageRule>& match, Filled& filled) {
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

    /// "had been furnished with missiles": the items stand after "with".
    bool item_after_with(const Filled& filled) const {
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

    bool in_cue(std::uint32_t token) const {
        for (const Attribution& attribution : tree_.analysis().attributions) {
            if (attribution.cue.overlaps(tree_[token].span)) return true;
        }
        return false;
    }

    /// A name that may be a subject: no preposition before it, no noun of things after it.
    bool stands_as_argument(const PartyAt& party) const {
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

    /// "giving Ukraine missiles": the party right after the verb.
    void nearby_object(const Match<StageRule>& match, Filled& filled) {
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

    /// "Russian escalation, which included the firing of …": whoever the sentence last named.
    void nearby_user(const Match<StageRule>& match, Filled& filled) const {
        if (!filled.recipients.empty()) return;
        for (std::size_t i = scene_.parties().size(); i-- > 0;) {
            const PartyAt& party = scene_.parties()[i];
            if (party.aside || party.begin >= match.anchor || tree_.sentence(party.begin) != sentence_ || in_source(party.begin)) continue;
            const bool makes = std::any_of(filled.items.begin(), filled.items.end(), [&](const ItemRef& ref) {
                return ref.item >= 0 && scene_.items()[static_cast<std::size_t>(ref.item)].supplier == party.party;
            });
            if (makes || used(filled, party.party)) continue;
            add(filled.recipients, {party.party}, Found::nearby);
            return;
        }
    }

    /// "Iran's arms shipments", "Turkish drone exports".
    void nearby_owner(const Match<StageRule>& match, Filled& filled) {
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

    void nearby_phrases(const Match<StageRule>& match, Filled& filled) {
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

    static bool used(const Filled& filled, const std::string& party) {
        const auto in = [&party](const std::vector<Party>& list) {
            return std::any_of(list.begin(), list.end(), [&](const Party& p) { return p.name == party; });
        };
        return in(filled.suppliers) || in(filled.recipients) || in(filled.either);
    }

    /// Which of two parties of unclear role supplies: by the item's maker, else by who speaks of whom.
    void settle_either(Filled& filled, const ItemRef& ref, Candidate& made) const {
        std::vector<Party> either = filled.either;
        const auto supplies = [&](const std::string& party) {
            if (scene_.is_company(party)) return true;
            if (ref.item < 0) return false;
            const ItemAt& item = scene_.items()[static_cast<std::size_t>(ref.item)];
            if (item.origins.empty()) return item.supplier == party;
            return std::find(item.origins.begin(), item.origins.end(), party) != item.origins.end();
        };
        std::erase_if(either, [&](const Party& p) { return p.name == made.supplier || p.name == made.recipient; });
        if (either.empty()) return;
        if (!made.supplier) {
            for (std::size_t i = 0; i < either.size(); ++i) {
                if (supplies(either[i].name)) {
                    made.supplier = either[i].name;
                    made.supplier_from = either[i].from;
                    either.erase(either.begin() + static_cast<std::ptrdiff_t>(i));
                    break;
                }
            }
        }
        if (!made.supplier && !made.recipient && either.size() >= 2) {
            // "signed a contract with Iran": the one named with "with" sells; of "A and B" the first does.
            const std::size_t seller = filled.either_from_subject ? 1 : 0;
            made.supplier = either[seller].name;
            made.supplier_from = either[seller].from;
            either.erase(either.begin() + static_cast<std::ptrdiff_t>(seller));
        }
        if (either.empty()) return;
        if (!made.recipient) {
            made.recipient = either.front().name;
            made.recipient_from = either.front().from;
        } else if (!made.supplier) {
            made.supplier = either.front().name;
            made.supplier_from = either.front().from;
        }
    }

    std::vector<ItemRef> listed(const std::vector<ItemRef>& items) const {
        // A list of kinds is one item of weapons; designated items stand for themselves.
        std::vector<ItemRef> out;
        std::vector<ItemRef> kinds;
        for (const ItemRef& ref : items) {
            const bool designated = ref.item >= 0 && scene_.items()[static_cast<std::size_t>(ref.item)].designation;
            (designated || ref.pronoun || ref.item < 0 ? out : kinds).push_back(ref);
        }
        const ItemRef* general = nullptr;
        for (const ItemRef& ref : kinds) {
            if (!general && scene_.items()[static_cast<std::size_t>(ref.item)].category == Category::weapons) general = &ref;
        }
        if (general && kinds.size() > 1) {
            out.push_back(*general);
        } else if (kinds.size() > 2) {
            out.push_back(kinds.front());
        } else {
            out.insert(out.end(), kinds.begin(), kinds.end());
        }
        return out;
    }

    void emit(const StageRule& rule, const Candidate& base, Filled& filled) {
        std::vector<ItemRef> items = listed(filled.items);
        const bool mixed = filled.items.size() > 2 && items.size() == 1 && items.front().item >= 0 &&
                           scene_.items()[static_cast<std::size_t>(items.front().item)].designation == std::nullopt;
        if (items.empty()) items.push_back({-1, base.anchor, base.anchor, true});
        std::vector<Party> suppliers = filled.suppliers;
        std::vector<Party> recipients = filled.recipients;
        if (base.stage == Stage::approve && suppliers.empty()) add(suppliers, approver_, Found::shared);
        if (suppliers.empty()) suppliers.push_back({"", Found::none});
        if (recipients.empty()) recipients.push_back({"", Found::none});
        std::size_t made_count = 0;
        for (ItemRef ref : items) {
            for (const Party& supplier : suppliers) {
                for (const Party& recipient : recipients) {
                    if (!supplier.name.empty() && supplier.name == recipient.name) continue;
                    Candidate made = base;
                    made.others = filled.others;
                    made.supplier_vague = filled.supplier_vague;
                    made.recipient_vague = filled.recipient_vague;
                    made.item = ref;
                    made.item_from = ref.item < 0 ? Found::none : ref.pronoun ? Found::nearby : filled.items_from;
                    if (!supplier.name.empty()) made.supplier = supplier.name, made.supplier_from = supplier.from;
                    if (!recipient.name.empty()) made.recipient = recipient.name, made.recipient_from = recipient.from;
                    if (filled.either.size() > 1 && made.recipient_from == Found::none && made.supplier && filled.suppliers.size() == 1) {
                        for (const Party& party : filled.either) {
                            if (party.name == made.supplier) continue;
                            Candidate copy = made;
                            copy.recipient = party.name;
                            copy.recipient_from = party.from;
                            finish(rule, ref, mixed, std::move(copy));
                            ++made_count;
                        }
                        continue;
                    }
                    if (several_recipients(filled, ref)) {
                        for (const Party& party : filled.either) {
                            Candidate copy = made;
                            copy.recipient = party.name;
                            copy.recipient_from = party.from;
                            finish(rule, ref, mixed, std::move(copy));
                            ++made_count;
                        }
                        continue;
                    }
                    settle_either(filled, ref, made);
                    finish(rule, ref, mixed, std::move(made));
                    ++made_count;
                }
            }
        }
        (void)made_count;
    }

    /// "Morocco and Ethiopia have been negotiating for Turkish drones": the item says who supplies.
    bool several_recipients(const Filled& filled, const ItemRef& ref) const {
        if (filled.either.size() < 2 || ref.item < 0) return false;
        const ItemAt& item = scene_.items()[static_cast<std::size_t>(ref.item)];
        if (item.supplier.empty()) return false;
        return std::none_of(filled.either.begin(), filled.either.end(), [&](const Party& p) { return p.name == item.supplier; });
    }

    void finish(const StageRule& rule, const ItemRef& ref, bool mixed, Candidate made) {
        if (ref.item >= 0) {
            const ItemAt& item = scene_.items()[static_cast<std::size_t>(ref.item)];
            made.designation = item.designation;
            made.category = mixed && !item.designation ? Category::weapons : item.category;
            made.item_text = std::string(tree_.span(item.begin, item.end).of(tree_.text()));
            if (item.antecedent >= 0) {
                const std::uint32_t back = tree_.sentence(scene_.items()[static_cast<std::size_t>(item.antecedent)].begin);
                if (back != sentence_) made.sentences.push_back(back);
            } else if (tree_.sentence(item.begin) != sentence_) {
                made.sentences.push_back(tree_.sentence(item.begin));
            }
            const bool acquiring_side = made.recipient && *made.recipient == item.supplier;
            if (!made.supplier && !item.supplier.empty() && !acquiring_side) {
                const bool foreign_possessor = !item.origins.empty() &&
                                               std::find(item.origins.begin(), item.origins.end(), item.supplier) == item.origins.end();
                if (!foreign_possessor) {
                    made.supplier = item.supplier;
                    made.supplier_from = Found::item;
                } else if (made.needs_supplier && !made.recipient) {
                    made.recipient = item.supplier;
                    made.recipient_from = Found::item;
                }
            }
            if (!made.recipient) {
                for (const std::uint32_t c : tree_.children(item.head)) {
                    const std::string preposition = tree_.preposition(c);
                    if (tree_[c].deprel != Deprel::nmod || (preposition != "for" && preposition != "to")) continue;
                    const std::vector<std::string> parties = scene_.parties_of(c);
                    if (!parties.empty() && parties.front() != made.supplier) {
                        made.recipient = parties.front();
                        made.recipient_from = Found::item;
                    }
                }
            }
        }
        note(rule.where, true,
             fmt::format("{} {} -> {} {}", to_string(made.stage), made.supplier.value_or("?"), made.recipient.value_or("?"),
                         made.designation.value_or(made.item_text)));
        candidates_.push_back(std::move(made));
    }

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

/// "… for the armed forces of Ukraine:" and the lines of a list below it.
void add_list_lines(const Scene& scene, std::uint32_t sentence, std::vector<Candidate>& found) {
    const Tree& tree = scene.tree();
    const auto& sentences = tree.analysis().sentences;
    const Sentence& lead = sentences[sentence];
    if (found.empty() || tree.word(lead.end - 1) != ":") return;
    const Candidate model = found.back();
    std::vector<Candidate> kinds;
    for (std::uint32_t s = sentence + 1; s < sentences.size() && s <= sentence + 40; ++s) {
        const Sentence& line = sentences[s];
        if (line.begin == line.end || !scene.lexicon().is("bullet", tree.word(line.begin))) break;
        for (std::size_t i = 0; i < scene.items().size(); ++i) {
            const ItemAt& item = scene.items()[i];
            if (tree.sentence(item.begin) != s) continue;
            Candidate made = model;
            made.heading = false;
            made.item = {static_cast<std::int32_t>(i), item.head, item.head, false};
            made.item_from = Found::syntax;
            made.designation = item.designation;
            made.category = item.category;
            made.item_text = std::string(tree.span(item.begin, item.end).of(tree.text()));
            made.sentences = {s, sentence};
            (item.designation ? found : kinds).push_back(std::move(made));
        }
    }
    // A long list of kinds is one item of weapons, unless the sentence above has named it already.
    if (kinds.size() <= 2) {
        found.insert(found.end(), std::make_move_iterator(kinds.begin()), std::make_move_iterator(kinds.end()));
    } else if (model.item.item < 0) {
        kinds.front().category = Category::weapons;
        found.push_back(std::move(kinds.front()));
    }
    if (found.size() > 1 && model.item.item < 0) std::erase_if(found, [](const Candidate& c) { return c.item.item < 0; });
}

}  // namespace

std::vector<Candidate> find_candidates(const Scene& scene, Trace* trace) {
    std::vector<Candidate> all;
    const auto& sentences = scene.tree().analysis().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].begin == sentences[s].end) continue;
        std::vector<Candidate> found = Reader(scene, s, trace).read();
        add_list_lines(scene, s, found);
        all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return all;
}

}  // namespace waybill
