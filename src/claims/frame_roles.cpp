// Which argument plays which role, and the candidates that follow.
#include <algorithm>
#include <fmt/format.h>

#include "claims/frame_reader.h"

namespace waybill {

void add_players(std::vector<RolePlayer>& list, const std::vector<std::string>& names, Found from) {
    for (const std::string& name : names) {
        const bool known = std::any_of(list.begin(), list.end(), [&](const RolePlayer& p) { return p.name == name; });
        if (!known) list.push_back({name, from});
    }
}

bool FrameReader::shown_to_somebody(const std::vector<Argument>& arguments) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
        return argument.relation == "to" && !scene_.parties_of(argument.head).empty();
    });
}

FilledFrame FrameReader::fill(const Match<StageRule>& match) {
    const StageRule& rule = *match.rule;
    FilledFrame filled;
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
                FilledFrame load;
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

void FrameReader::play(const Roles& roles, const Argument& argument, FilledFrame& filled) {
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
        std::vector<RolePlayer> others;
        if (subject) std::swap(others, filled.either);
        add_players(filled.either, scene_.parties_of(head), from);
        for (const RolePlayer& other : others) add_players(filled.either, {other.name}, other.from);
        filled.either_from_subject = filled.either_from_subject || subject;
        return;
    }
    const bool plain_noun = tree_[head].upos == Upos::noun && scene_.parties_of(head).empty();
    if (plain_noun && (roles.supplier || roles.recipient) && !roles.either) {
        if (lexicon_.is("allied_party", tree_.lemma(head))) {
            const std::vector<std::string> allies{std::string(tree_[head].span.of(tree_.text()))};
            add_players(roles.supplier ? filled.suppliers : filled.recipients, allies, from);
            return;
        }
        if (lexicon_.is("vague_party", tree_.lemma(head)) && counted(head)) {
            (roles.supplier ? filled.supplier_vague : filled.recipient_vague) = true;
            return;
        }
    }
    if (roles.supplier) {
        const std::string other = filled.recipients.empty() ? std::string() : filled.recipients.front().name;
        add_players(filled.suppliers, scene_.parties_of(head, other), from);
    } else if (roles.recipient) {
        const std::string other = filled.suppliers.empty() ? std::string() : filled.suppliers.front().name;
        add_players(filled.recipients, scene_.parties_of(head, other), from);
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

bool FrameReader::won(std::uint32_t noun) const {
    const Token& token = tree_[noun];
    return token.deprel == Deprel::obj && token.head >= 0 &&
           lexicon_.is("winning", tree_.lemma(static_cast<std::uint32_t>(token.head)));
}

bool FrameReader::counted(std::uint32_t noun) const {
    for (const std::uint32_t c : tree_.children(noun)) {
        if (tree_[c].deprel == Deprel::nummod || tree_[c].upos == Upos::num || tree_[c].upos == Upos::adj) return true;
    }
    return false;
}

bool FrameReader::item_soon(std::uint32_t token) const {
    for (std::uint32_t t = token; t < span_.end && t < token + 8; ++t) {
        if (scene_.item_on(t)) return true;
        if (t > token && tree_[t].upos == Upos::verb) return false;
    }
    return false;
}

void FrameReader::settle_either(FilledFrame& filled, const ItemRef& ref, Candidate& made) const {
    std::vector<RolePlayer> either = filled.either;
    const auto supplies = [&](const std::string& party) {
        if (scene_.is_company(party)) return true;
        if (ref.item < 0) return false;
        const ItemAt& item = scene_.items()[static_cast<std::size_t>(ref.item)];
        if (item.origins.empty()) return item.supplier == party;
        return std::find(item.origins.begin(), item.origins.end(), party) != item.origins.end();
    };
    std::erase_if(either, [&](const RolePlayer& p) { return p.name == made.supplier || p.name == made.recipient; });
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

std::vector<ItemRef> FrameReader::listed(const std::vector<ItemRef>& items) const {
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

void FrameReader::emit(const StageRule& rule, const Candidate& base, FilledFrame& filled) {
    std::vector<ItemRef> items = listed(filled.items);
    const bool mixed = filled.items.size() > 2 && items.size() == 1 && items.front().item >= 0 &&
                       scene_.items()[static_cast<std::size_t>(items.front().item)].designation == std::nullopt;
    if (items.empty()) items.push_back({-1, base.anchor, base.anchor, true});
    std::vector<RolePlayer> suppliers = filled.suppliers;
    std::vector<RolePlayer> recipients = filled.recipients;
    if (base.stage == Stage::approve && suppliers.empty()) add_players(suppliers, approver_, Found::shared);
    if (suppliers.empty()) suppliers.push_back({"", Found::none});
    if (recipients.empty()) recipients.push_back({"", Found::none});
    for (ItemRef ref : items) {
        for (const RolePlayer& supplier : suppliers) {
            for (const RolePlayer& recipient : recipients) {
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
                    for (const RolePlayer& party : filled.either) {
                        if (party.name == made.supplier) continue;
                        Candidate copy = made;
                        copy.recipient = party.name;
                        copy.recipient_from = party.from;
                        finish(rule, ref, mixed, std::move(copy));
                    }
                    continue;
                }
                if (several_recipients(filled, ref)) {
                    for (const RolePlayer& party : filled.either) {
                        Candidate copy = made;
                        copy.recipient = party.name;
                        copy.recipient_from = party.from;
                        finish(rule, ref, mixed, std::move(copy));
                    }
                    continue;
                }
                settle_either(filled, ref, made);
                finish(rule, ref, mixed, std::move(made));
            }
        }
    }
}

bool FrameReader::several_recipients(const FilledFrame& filled, const ItemRef& ref) const {
    if (filled.either.size() < 2 || ref.item < 0) return false;
    const ItemAt& item = scene_.items()[static_cast<std::size_t>(ref.item)];
    if (item.supplier.empty()) return false;
    return std::none_of(filled.either.begin(), filled.either.end(), [&](const RolePlayer& p) { return p.name == item.supplier; });
}

void FrameReader::finish(const StageRule& rule, const ItemRef& ref, bool mixed, Candidate made) {
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

bool FrameReader::used(const FilledFrame& filled, const std::string& party) {
    const auto in = [&party](const std::vector<RolePlayer>& list) {
        return std::any_of(list.begin(), list.end(), [&](const RolePlayer& p) { return p.name == party; });
    };
    return in(filled.suppliers) || in(filled.recipients) || in(filled.either);
}

}  // namespace waybill
