#include "claims/scene.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {

namespace {

bool noun_like(Upos upos) { return upos == Upos::noun || upos == Upos::propn; }

/// Words that may stand inside a noun phrase before its head.
bool inside_phrase(const Tree& tree, std::uint32_t t) {
    const Upos upos = tree[t].upos;
    return upos == Upos::adj || upos == Upos::noun || upos == Upos::propn || upos == Upos::num || upos == Upos::det ||
           upos == Upos::sym || upos == Upos::part || tree.word(t) == "-" || tree.word(t) == "“" || tree.word(t) == "\"";
}

bool is_person_or_body(PartyCue cue) { return cue == PartyCue::person || cue == PartyCue::body; }

}  // namespace

Scene::Scene(const Document& document, const Tree& tree, const Catalogue& catalogue, const CatalogueMentions& mentions,
             const ClaimLexicon& lexicon)
    : document_(&document), tree_(&tree), catalogue_(&catalogue), lexicon_(&lexicon) {
    const auto& sentences = tree.analysis().sentences;
    for (const Sentence& sentence : sentences) bodies_.push_back(sentence.begin);
    only_headings_ = std::all_of(sentences.begin(), sentences.end(), [](const Sentence& s) { return s.heading; });
    party_on_.assign(tree.size(), -1);
    item_on_.assign(tree.size(), -1);
    find_parties(mentions);
    add_own_names();
    find_items(mentions);
    set_asides();
    link_items();
    for (const PartyMention& mention : catalogue.find(document.title, document.published).parties) {
        if (is_person_or_body(mention.cue)) {
            speaker_ = catalogue.parties()[mention.party].country;
            break;
        }
    }
}

void Scene::find_parties(const CatalogueMentions& mentions) {
    std::unordered_map<std::uint32_t, std::string> names;  // of groups and companies: the longest in the document
    for (const PartyMention& mention : mentions.parties) {
        if (mention.cue != PartyCue::name) continue;
        const std::string_view written = mention.span.of(tree_->text());
        std::string& name = names[mention.party];
        if (written.size() > name.size()) name = written;
    }
    for (const PartyMention& mention : mentions.parties) {
        PartyAt at;
        at.begin = tree_->token_from(mention.span.begin);
        at.end = std::max(at.begin + 1, tree_->token_from(mention.span.end));
        if (at.begin >= tree_->size() || at.end > tree_->size()) continue;
        if (at.end > at.begin + 1 && (*tree_)[at.end - 1].span.begin >= mention.span.end) --at.end;
        at.head = tree_->head_of(at.begin, at.end);
        at.cue = mention.cue;
        const Party& party = catalogue_->parties()[mention.party];
        if (party.kind == PartyKind::organisation) continue;  // they are spoken to, not armed
        at.company = party.kind == PartyKind::company;
        at.country = party.country;
        const bool country = party.kind == PartyKind::state || party.kind == PartyKind::force || mention.cue == PartyCue::demonym;
        at.state = country && !(party.kind == PartyKind::state ? party.id : party.country).empty();
        if (at.state) {
            at.party = party.kind == PartyKind::state ? party.id : party.country;
        } else {
            const auto name = names.find(mention.party);
            at.party = name == names.end() ? std::string(mention.span.of(tree_->text())) : name->second;
            // A name broken over two lines is one name.
            std::replace(at.party.begin(), at.party.end(), '\n', ' ');
        }
        const auto index = static_cast<std::int32_t>(parties_.size());
        for (std::uint32_t t = at.begin; t < at.end; ++t) {
            if (party_on_[t] < 0) party_on_[t] = index;
        }
        ++weight_[at.party];
        parties_.push_back(std::move(at));
    }
}

void Scene::add_own_names() {
    std::unordered_map<std::string, std::int32_t> brackets;
    for (const Name& name : tree_->analysis().names) {
        if (name.kind != NameKind::organisation || name.begin >= name.end) continue;
        bool taken = false;
        for (std::uint32_t t = name.begin; t < name.end; ++t) {
            const std::string& lemma = tree_->lemma(t);
            taken = taken || party_on_[t] >= 0 || lexicon_->is("institution", lemma) || lexicon_->is("body", lemma) ||
                    lexicon_->is("institution", tree_->word(t)) || lexicon_->is("body", tree_->word(t));
        }
        if (taken) continue;
        // "… (DPRK)" after a party is that party.
        if (name.begin >= 2 && tree_->word(name.begin - 1) == "(" && party_on_[name.begin - 2] >= 0) {
            brackets.emplace(std::string(name.span.of(tree_->text())), party_on_[name.begin - 2]);
        }
        if (const auto known = brackets.find(std::string(name.span.of(tree_->text()))); known != brackets.end()) {
            for (std::uint32_t t = name.begin; t < name.end; ++t) party_on_[t] = known->second;
            continue;
        }
        PartyAt at;
        at.begin = name.begin;
        at.end = name.end;
        at.head = tree_->head_of(name.begin, name.end);
        at.state = false;
        at.aside = true;  // a party where the tree says so, never by its place alone
        const Name* full = &name;
        if (name.same_as >= 0) full = &tree_->analysis().names[static_cast<std::size_t>(name.same_as)];
        at.party = std::string(full->span.of(tree_->text()));
        const auto index = static_cast<std::int32_t>(parties_.size());
        for (std::uint32_t t = at.begin; t < at.end; ++t) party_on_[t] = index;
        parties_.push_back(std::move(at));
    }
}

void Scene::set_asides() {
    const Tree& tree = *tree_;
    const auto drop = [this](PartyAt& party) {
        party.aside = true;
        for (std::uint32_t t = party.begin; t < party.end; ++t) party_on_[t] = -1;
    };
    for (PartyAt& party : parties_) {
        if (party.company && party.end < tree.size() && item_on_[party.end] >= 0) {
            drop(party);
            continue;
        }
        // "SEOUL, Feb. 27 (Agency) --": capitals or a bracket, then a dash, near the beginning.
        const Sentence& sentence = tree.analysis().sentences[tree.sentence(party.begin)];
        if (party.begin > sentence.begin + 4) continue;
        bool capitals = true;
        for (const char c : tree.span(sentence.begin, party.end).of(tree.text())) capitals = capitals && !(c >= 'a' && c <= 'z');
        bool bracket = false;
        for (std::uint32_t t = party.end; t < sentence.end && t < sentence.begin + 16; ++t) {
            bracket = bracket || tree.word(t) == ")";
            if (lexicon_->is("dash", tree.word(t))) {
                if (bracket || (capitals && (*tree_)[party.begin].span.size() > 3)) {
                    drop(party);
                    bodies_[tree.sentence(party.begin)] = t + 1;
                }
                break;
            }
            if ((*tree_)[t].upos == Upos::verb || (*tree_)[t].upos == Upos::aux) break;
        }
    }
}

std::string Scene::country_of(const std::string& party) const {
    for (const PartyAt& at : parties_) {
        if (at.party == party && at.company) return at.country;
    }
    return party;
}

bool Scene::is_company(const std::string& party) const {
    return std::any_of(parties_.begin(), parties_.end(), [&](const PartyAt& at) { return at.company && at.party == party; });
}

void Scene::find_items(const CatalogueMentions& mentions) {
    std::size_t strong = 0;
    for (const KindMention& kind : mentions.kinds) strong += kind.weak ? 0U : 1U;
    // An everyday word is a system where a word for its kind stands beside it: "Typhoon jets".
    const auto beside_kind = [&](Span span) {
        return std::any_of(mentions.kinds.begin(), mentions.kinds.end(), [&](const KindMention& kind) {
            const bool after = kind.span.begin >= span.end && kind.span.begin - span.end <= 1;
            const bool before = kind.span.end <= span.begin && span.begin - kind.span.end <= 1;
            return after || before || kind.span.overlaps(span);
        });
    };
    const auto sure = [&](const SystemMention& mention) {
        if (!catalogue_->systems()[mention.system].common_word) return true;
        const std::string_view written = mention.span.of(tree_->text());
        if (written.find(' ') != std::string_view::npos || beside_kind(mention.span)) return true;
        // "sold Syria the Pantsir", "three Pumas": a name with a determiner, and no part of a longer name.
        const std::uint32_t at = tree_->token_from(mention.span.begin);
        const std::uint32_t end = tree_->token_from(mention.span.end);
        if (at == 0 || at >= tree_->size() || tree_->sentence(at - 1) != tree_->sentence(at) || !(written[0] >= 'A' && written[0] <= 'Z')) {
            return false;
        }
        if (end < tree_->size() && (*tree_)[end].upos == Upos::propn) return false;
        const Upos before = (*tree_)[at - 1].upos;
        return before == Upos::det || before == Upos::num || (before == Upos::adj && party_on(at - 1)) ||
               (written.back() == 's' && before != Upos::propn);
    };
    for (const SystemMention& system : mentions.systems) strong += sure(system) ? 1U : 0U;
    military_ = strong > 0;

    auto place = [this](Span span, ItemAt item) {
        item.begin = tree_->token_from(span.begin);
        item.end = std::max(item.begin + 1, tree_->token_from(span.end));
        if (item.begin >= tree_->size() || item.end > tree_->size()) return;
        if (item.end > item.begin + 1 && (*tree_)[item.end - 1].span.begin >= span.end) --item.end;
        items_.push_back(std::move(item));
    };
    for (const SystemMention& mention : mentions.systems) {
        const System& system = catalogue_->systems()[mention.system];
        if (!sure(mention) && !military_) continue;
        ItemAt item;
        item.designation = system.designation;
        if (mention.variant) item.designation = std::string(mention.span.of(tree_->text()));
        item.category = system.category;
        item.origins = system.origins;
        item.system = true;
        place(mention.span, std::move(item));
    }
    for (const DesignationMention& mention : mentions.designations) {
        ItemAt item;
        item.designation = mention.designation;
        item.category = mention.category;
        place(mention.span, std::move(item));
    }
    for (const KindMention& mention : mentions.kinds) {
        ItemAt item;
        item.category = mention.category;
        item.weak = mention.weak;
        // "part of the run" counts; it is no part of a weapon.
        const std::string word = ascii_lower(mention.span.of(tree_->text()));
        if (mention.weak && (word == "part" || word == "unit" || word == "units" || word == "system" || word == "systems") &&
            lexicon_->is("part", word.ends_with('s') ? word.substr(0, word.size() - 1) : word)) {
            continue;
        }
        place(mention.span, std::move(item));
    }
    std::sort(items_.begin(), items_.end(), [](const ItemAt& a, const ItemAt& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });

    // A system and the kind beside it are one: "Shahed-136 drones", "fighters JF-17C", "… systems (HIMARS)".
    std::vector<ItemAt> merged;
    for (ItemAt& item : items_) {
        if (!merged.empty()) {
            ItemAt& last = merged.back();
            if (item.begin < last.end) {
                if (!last.designation && item.designation) last.designation = item.designation, last.origins = item.origins;
                continue;
            }
            std::uint32_t gap = item.begin - last.end;
            const bool bracket = gap == 1 && tree_->word(last.end) == "(";
            bool adjacent = gap == 0 || bracket;
            if (!adjacent && gap <= 4 && last.designation && !item.designation) {
                adjacent = true;
                for (std::uint32_t t = last.end; t < item.begin; ++t) {
                    const Upos upos = (*tree_)[t].upos;
                    adjacent = adjacent && (upos == Upos::adj || upos == Upos::noun || upos == Upos::propn || tree_->word(t) == "-");
                }
            }
            if (adjacent && tree_->sentence(last.begin) == tree_->sentence(item.begin) &&
                (!last.designation || !item.designation || bracket)) {
                const bool parts = last.designation && !item.designation &&
                                   (item.category == Category::component || item.category == Category::ammunition ||
                                    item.category == Category::engine);
                if (!last.designation && item.designation) {
                    last.designation = item.designation;
                    last.origins = item.origins;
                    last.category = item.category;
                } else if (parts) {
                    last.category = item.category;
                    if (item.category != Category::ammunition) last.designation.reset();
                }
                last.system = last.system || item.system;
                last.weak = last.weak && item.weak;
                last.end = item.end;
                continue;
            }
        }
        merged.push_back(std::move(item));
    }
    // Nuclear and chemical weapons, toys and exhibits are other stories.
    std::erase_if(merged, [this](const ItemAt& item) {
        for (std::uint32_t t = item.begin > 0 ? item.begin - 1 : 0; t < item.end; ++t) {
            if (lexicon_->is("not_arms", tree_->word(t))) return true;
        }
        return false;
    });
    items_ = std::move(merged);
    for (std::size_t i = 0; i < items_.size(); ++i) {
        ItemAt& item = items_[i];
        item.head = tree_->head_of(item.begin, item.end);
        if (!noun_like((*tree_)[item.head].upos)) item.head = item.end - 1;
        for (std::uint32_t t = item.begin; t < item.end; ++t) item_on_[t] = static_cast<std::int32_t>(i);
    }
}

void Scene::link_items() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        ItemAt& item = items_[i];
        // Whose it is, from the words before it.
        const std::uint32_t begin_of_sentence = tree_->analysis().sentences[tree_->sentence(item.begin)].begin;
        std::uint32_t t = item.begin;
        bool definite = false;
        bool named = false;
        for (int steps = 0; t > begin_of_sentence && steps < 8; ++steps) {
            --t;
            if (const PartyAt* party = party_on(t)) {
                const std::uint32_t next = party->end < tree_->size() ? party->end : party->end - 1;
                const std::string& suffix = tree_->word(next);
                const bool possessive = suffix == "'s" || suffix == "’s" || suffix == "'" || suffix == "’";
                // "Iranian-made", in one token or three
                std::string made;
                const std::string& own = tree_->word(party->end - 1);
                if (const std::size_t dash = own.rfind('-'); dash != std::string::npos) made = own.substr(dash + 1);
                if (suffix == "-" && next + 1 < tree_->size()) made = tree_->word(next + 1);
                const bool suffixed = lexicon_->is("origin_suffix", made);
                // "giving Ukraine howitzers" is no Ukrainian howitzer; "U.S. howitzers" are American.
                const bool goal = party->begin > 0 && ((*tree_)[party->begin - 1].upos == Upos::verb || tree_->word(party->begin - 1) == "to");
                if (party->cue == PartyCue::demonym || possessive || suffixed || (party->end == item.begin && !goal)) {
                    item.supplier = party->party;
                    item.supplied = lexicon_->is("supply_suffix", made);
                    named = true;
                }
                if (!item.supplier.empty() && !possessive) {
                    find_holder(item, party->begin, begin_of_sentence);
                }
                break;
            }
            const std::string& word = tree_->word(t);
            const bool participle = (*tree_)[t].deprel == Deprel::amod || lexicon_->is("origin_suffix", word);
            if (!inside_phrase(*tree_, t) && !participle) break;
            if (word == "the" || word == "these" || word == "those" || word == "this" || word == "that" || word == "its" ||
                word == "such" || word == "their") {
                definite = true;
            }
            if (item_on_[t] >= 0 && item_on_[t] != static_cast<std::int32_t>(i)) break;
        }
        if (item.supplier.empty()) {
            for (const std::uint32_t c : tree_->children(item.head)) {
                if (tree_->preposition(c) == "from" || ((*tree_)[c].deprel == Deprel::nmod_poss && c < item.begin)) {
                    if (const PartyAt* party = party_on(c)) item.supplier = party->party;
                }
            }
        }
        if (item.designation) continue;
        // "the missiles" takes up a designated item, or one whose supplier is known.
        if (!definite || named) continue;
        const std::uint32_t here = tree_->sentence(item.begin);
        for (std::size_t j = i; j-- > 0;) {
            const ItemAt& earlier = items_[j];
            const std::uint32_t distance = here - tree_->sentence(earlier.begin);
            if (distance > 12) break;
            const bool vague = item.category == Category::weapons;
            if (vague && distance > 3) break;
            const auto drone = [](Category c) { return c == Category::uav || c == Category::loitering_munition; };
            const auto missile = [](Category c) {
                return c == Category::missile || c == Category::cruise_missile || c == Category::ballistic_missile || c == Category::air_defence;
            };
            const auto flying = [drone](Category c) { return c == Category::aircraft || c == Category::helicopter || drone(c); };
            const bool same = earlier.category == item.category || (drone(earlier.category) && drone(item.category)) ||
                              (missile(earlier.category) && item.category == Category::missile) ||
                              (item.weak && item.category == Category::aircraft && flying(earlier.category)) ||
                              (item.weak && item.category == Category::vehicle && earlier.category == Category::armoured_vehicle) || vague;
            if (same && (earlier.designation || vague)) {
                item.antecedent = static_cast<std::int32_t>(j);
                item.designation = earlier.designation;
                item.category = earlier.category;
                item.origins = earlier.origins;
                if (item.supplier.empty()) item.supplier = earlier.supplier;
                item.weak = item.weak && earlier.weak;
                break;
            }
        }
    }
}

void Scene::find_holder(ItemAt& item, std::uint32_t before, std::uint32_t begin_of_sentence) const {
    for (std::uint32_t t = before, steps = 0; t > begin_of_sentence && steps < 6; ++steps) {
        --t;
        if (const PartyAt* party = party_on(t)) {
            const std::string& mark = party->end < tree_->size() ? tree_->word(party->end) : tree_->word(t);
            const bool possessive = mark == "'s" || mark == "’s" || mark == "'" || mark == "’";
            if (possessive && party->party != item.supplier) item.holder = party->party;
            return;
        }
        if (!inside_phrase(*tree_, t) && tree_->word(t) != ",") return;
    }
}

const PartyAt* Scene::party_on(std::uint32_t token) const {
    return party_on_[token] < 0 ? nullptr : &parties_[static_cast<std::size_t>(party_on_[token])];
}

std::int32_t Scene::item_index_on(std::uint32_t token) const { return item_on_[token]; }

const ItemAt* Scene::item_on(std::uint32_t token) const {
    return item_on_[token] < 0 ? nullptr : &items_[static_cast<std::size_t>(item_on_[token])];
}

std::uint32_t Scene::weight(const std::string& party) const {
    const auto found = weight_.find(party);
    return found == weight_.end() ? 0 : found->second;
}

}  // namespace waybill
