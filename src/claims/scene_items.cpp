// Which items of arms a noun phrase names or takes up.
#include <algorithm>

#include "claims/scene.h"

namespace waybill {

std::int32_t Scene::last_item_before(std::uint32_t token, std::optional<Category> category) const {
    const Tree& tree = *tree_;
    const std::uint32_t here = tree.sentence(token);
    std::int32_t fallback = -1;
    for (std::size_t i = items_.size(); i-- > 0;) {
        const ItemAt& item = items_[i];
        if (item.end > token) continue;
        const std::uint32_t distance = here - tree.sentence(item.begin);
        if (distance > 6) break;
        if (category && item.category != *category) continue;
        const bool strong = item.designation || !item.weak || item.antecedent >= 0;
        if (strong) return static_cast<std::int32_t>(i);
        if (fallback < 0) fallback = static_cast<std::int32_t>(i);
    }
    return fallback;
}

std::vector<ItemRef> Scene::items_of(std::uint32_t token, bool loose) const {
    const Tree& tree = *tree_;
    std::vector<ItemRef> found;
    const auto add = [&found](ItemRef ref) {
        const bool known = std::any_of(found.begin(), found.end(), [&ref](const ItemRef& other) {
            return other.item == ref.item && (ref.item >= 0 || other.token == ref.token);
        });
        if (!known) found.push_back(ref);
    };
    const std::int32_t direct = item_index_on(token);
    const std::string& lemma = tree.lemma(token);
    const Upos upos = tree[token].upos;
    if (direct >= 0) {
        add({direct, token, items_[static_cast<std::size_t>(direct)].head, false});
    } else if (lexicon_->is("part", lemma) || upos == Upos::num || (upos == Upos::adj && lexicon_->is("part", lemma)) ||
               (loose && (upos == Upos::pron || upos == Upos::det) && lexicon_->is("item_pronoun", tree.word(token)))) {
        // "a batch of missiles", "two of the six jets", "36 of them"
        for (const std::uint32_t c : tree.children(token)) {
            const std::string preposition = tree.preposition(c);
            if (tree[c].deprel == Deprel::nmod && (preposition == "of" || preposition == "with")) {
                for (ItemRef ref : items_of(c, true)) {
                    ref.counted = token;
                    add(ref);
                }
            } else if (tree[c].deprel == Deprel::compound || tree[c].deprel == Deprel::amod) {
                if (const std::int32_t inner = item_index_on(c); inner >= 0) add({inner, token, token, false});
            }
        }
        if (found.empty() && (loose || lexicon_->is("part", lemma))) {
            const std::int32_t last = last_item_before(token);
            add({last, token, token, true});
            if (tree.word(token) == "both" && last > 0) add({last - 1, token, token, true});
        }
    } else if (loose && (upos == Upos::noun || upos == Upos::propn) && lexicon_->is("anaphor", lemma) && military_) {
        add({last_item_before(token), token, token, true});
    } else if (upos == Upos::noun || upos == Upos::propn) {
        // "the 40 pieces of artillery" and "its stock of shells" hang below nouns that are no items themselves.
        for (const std::uint32_t c : tree.children(token)) {
            if ((tree[c].deprel == Deprel::nmod && tree.preposition(c) == "of") || tree[c].deprel == Deprel::appos) {
                for (const ItemRef& ref : items_of(c, false)) add(ref);
            }
        }
    }
    if (direct >= 0) {
        // "MiG-29M fighters and Ka-52 helicopters", whatever the tree makes of it.
        for (std::size_t i = static_cast<std::size_t>(direct) + 1; i < items_.size(); ++i) {
            const std::uint32_t from = items_[i - 1].end;
            const std::uint32_t to = items_[i].begin;
            if (to > from + 5 || tree.sentence(to) != tree.sentence(token)) break;
            bool conjunction = false;
            bool example = false;
            bool plain = true;
            for (std::uint32_t t = from; t < to; ++t) {
                const Upos inner = tree[t].upos;
                if (lexicon_->is("list_and", tree.word(t))) {
                    conjunction = true;
                } else if (lexicon_->is("example", tree.word(t))) {
                    example = true;
                } else if (inner != Upos::num && inner != Upos::adj && inner != Upos::det && inner != Upos::sym && tree.word(t) != "-") {
                    plain = false;
                }
            }
            if (!plain || (!conjunction && !example)) break;
            if (example) {
                // "missiles, among them the Zolfaghar": the example is what is meant.
                if (!items_[i].designation) break;
                std::erase_if(found, [&](const ItemRef& ref) {
                    return ref.item >= 0 && static_cast<std::size_t>(ref.item) + 1 == i && !items_[static_cast<std::size_t>(ref.item)].designation;
                });
            }
            add({static_cast<std::int32_t>(i), items_[i].head, items_[i].head, false});
        }
    }
    if (!found.empty()) {
        for (const std::uint32_t c : tree.children(token)) {
            if (tree[c].deprel != Deprel::conj) continue;
            for (const ItemRef& ref : items_of(c, false)) add(ref);
        }
        for (const std::uint32_t c : tree.children(token)) {
            const std::string preposition = tree.preposition(c);
            if (tree[c].deprel == Deprel::nmod && lexicon_->is("and_list", preposition)) {
                for (const ItemRef& ref : items_of(c, false)) {
                    if (ref.item >= 0 && items_[static_cast<std::size_t>(ref.item)].designation) add(ref);
                }
            }
        }
    }
    return found;
}

}  // namespace waybill
