#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "catalogue/pieces.h"
#include "claims/merge.h"
#include "claims/pool_items.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

constexpr std::size_t most_antecedents = 3;
constexpr std::size_t farthest = 200;  ///< mentions to look back over

bool flying(Category c) { return drone(c) || c == Category::aircraft || c == Category::helicopter; }

bool missile(Category c) {
    return c == Category::missile || c == Category::cruise_missile || c == Category::ballistic_missile || c == Category::air_defence;
}

/// Whether a noun for `kind` may take up an item of category `earlier`.
bool may_mean(Category kind, Category earlier) {
    if (kind == earlier || kind == Category::weapons || kind == Category::other) return true;
    if (drone(kind) && drone(earlier)) return true;
    if (missile(kind) && missile(earlier)) return true;
    if (flying(kind) && flying(earlier)) return true;
    const auto wheels = [](Category c) { return c == Category::vehicle || c == Category::armoured_vehicle || c == Category::artillery; };
    if (wheels(kind) && wheels(earlier)) return true;
    const auto hull = [](Category c) { return c == Category::ship || c == Category::submarine; };
    if (hull(kind) && hull(earlier)) return true;
    const auto launched = [](Category c) { return c == Category::artillery || c == Category::ammunition || missile(c); };
    return launched(kind) && launched(earlier);
}

class Referring {
public:
    Referring(const Scene& scene, std::vector<PoolItem>& pool) : scene_(scene), tree_(scene.tree()), pool_(pool), covered_(tree_.size(), false) {
        for (std::size_t i = 0; i < pool_.size(); ++i) {
            const PoolItem& item = pool_[i];
            for (std::uint32_t t = item.at.begin; t < item.at.end; ++t) covered_[t] = covered_[t] || !item.extra || item.kind == PoolKind::named;
            if (item.kind == PoolKind::list) continue;
            // Guesses do not take part: an unknown name is one only where it stands.
            const bool firm = !item.extra || item.at.system;
            if (firm && item.at.antecedent < 0) named_.push_back(i);
        }
        std::map<std::string, std::size_t> counts;
        std::size_t most = 0;
        for (const std::size_t i : named_) {
            if (!pool_[i].at.designation) continue;
            const std::size_t count = ++counts[key_of(pool_[i].at)];
            if (count > most) most = count, main_ = static_cast<std::int32_t>(i);
        }
        std::stable_sort(named_.begin(), named_.end(), [this](std::size_t a, std::size_t b) { return pool_[a].at.begin < pool_[b].at.begin; });
    }

    void run() {
        take_up_by_kinds();
        const auto& sentences = tree_.analysis().sentences;
        for (const Sentence& sentence : sentences) {
            bool any = false;
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                if (covered_[t] || !refers(t)) continue;
                any = true;
                const std::size_t before = pool_.size();
                add(t, t + 1, Category::weapons, PoolKind::referring, false);
                // "nothing" and "everything" need not take up anything.
                const bool open = scene_.lexicon().is("pool_indefinite", tree_.word(t));
                if (pool_.size() == before || open) add_plain(t, PoolKind::referring);
            }
            for (std::uint32_t t = sentence.begin; !any && t < sentence.end; ++t) any = covered_[t];
            if (!any) stand_in(sentence);
        }
    }

private:
    std::string key_of(const ItemAt& item) const {
        return item.designation ? squeeze(*item.designation) : std::string(to_string(item.category)).insert(0, 1, '/');
    }

    /// The first of the named items at or after a token.
    std::vector<std::size_t>::const_iterator from(std::uint32_t token) const {
        return std::lower_bound(named_.begin(), named_.end(), token, [this](std::size_t i, std::uint32_t t) { return pool_[i].at.begin < t; });
    }

    /// The last items before a token that are not named in its own sentence, each
    /// once; where there is none, the first after it.
    std::vector<std::size_t> antecedents(std::uint32_t token, Category kind, bool designated) const {
        std::set<std::string> seen;
        const Sentence& sentence = sentence_around(tree_, token);
        for (auto i = from(sentence.begin); i != named_.end() && pool_[*i].at.begin < sentence.end; ++i) {
            if (pool_[*i].at.designation) seen.insert(key_of(pool_[*i].at));
        }
        std::vector<std::size_t> found;
        const auto take = [&](std::size_t i) {
            const ItemAt& item = pool_[i].at;
            if (designated && !item.designation) return;
            if (!may_mean(kind, item.category) || !seen.insert(key_of(item)).second) return;
            found.push_back(i);
        };
        const auto after = from(token);
        std::size_t steps = 0;
        for (auto i = after; i != named_.begin() && found.size() < most_antecedents && steps < farthest; ++steps) take(*--i);
        steps = 0;
        for (auto i = after; i != named_.end() && found.empty() && steps < farthest; ++i, ++steps) take(*i);
        // What the document is about, however far back.
        if (main_ >= 0 && found.size() >= most_antecedents) take(static_cast<std::size_t>(main_));
        return found;
    }

    void add(std::uint32_t begin, std::uint32_t end, Category kind, PoolKind how, bool designated) {
        for (const std::size_t i : antecedents(begin, kind, designated)) {
            PoolItem made;
            made.at = pool_[i].at;
            made.at.begin = begin;
            made.at.end = end;
            made.at.head = tree_.head_of(begin, end);
            made.at.weak = true;
            made.at.supplied = false;
            made.at.holder.clear();
            made.at.supplier.clear();
            made.at.antecedent = static_cast<std::int32_t>(i);
            made.kind = how;
            made.extra = true;
            pool_.push_back(std::move(made));
        }
    }

    /// "the jets" after "F-16s", and by itself where the rules made it one of them.
    void take_up_by_kinds() {
        std::set<std::pair<std::uint32_t, std::uint32_t>> spans;
        const std::size_t seen = pool_.size();
        std::set<std::tuple<std::uint32_t, std::uint32_t, Category>> plain;
        for (const PoolItem& item : pool_) {
            if (!item.at.designation && item.kind != PoolKind::list) plain.emplace(item.at.begin, item.at.end, item.at.category);
        }
        for (std::size_t i = 0; i < seen; ++i) {
            const PoolItem item = pool_[i];
            if (item.kind == PoolKind::list || item.kind == PoolKind::named) continue;
            if (item.at.antecedent >= 0 && plain.emplace(item.at.begin, item.at.end, item.at.category).second) {
                PoolItem own = item;
                own.at.antecedent = -1;
                own.at.designation.reset();
                own.at.origins.clear();
                own.extra = true;
                pool_.push_back(std::move(own));
            }
            if (!spans.emplace(item.at.begin, item.at.end).second) continue;
            const std::size_t before = pool_.size();
            add(item.at.begin, item.at.end, item.at.category, PoolKind::referring, true);
            // What the rules chose is there already.
            for (std::size_t k = pool_.size(); k-- > before;) {
                if (!item.extra && item.at.antecedent >= 0 && item.at.designation == pool_[k].at.designation) {
                    pool_.erase(pool_.begin() + static_cast<std::ptrdiff_t>(k));
                }
            }
        }
    }

    bool refers(std::uint32_t t) const {
        const ClaimLexicon& words = scene_.lexicon();
        const Upos upos = tree_[t].upos;
        if (upos == Upos::verb || upos == Upos::aux || upos == Upos::punct || upos == Upos::sconj || upos == Upos::adp) return false;
        if (upos == Upos::num) return bare_count(t);
        const std::string& word = tree_.word(t);
        if (words.is("item_pronoun", word)) {
            const Deprel relation = tree_[t].deprel;
            if (relation == Deprel::expl || relation == Deprel::det || relation == Deprel::mark) return false;
            if (upos == Upos::adj && relation == Deprel::amod) return false;
            // "the drones that Iran sent" names them itself.
            if (word == "that" && tree_[t].head >= 0 && tree_[static_cast<std::uint32_t>(tree_[t].head)].deprel == Deprel::acl_relcl) return false;
            return upos == Upos::pron || upos == Upos::noun || upos == Upos::det || upos == Upos::adj;
        }
        const std::string& lemma = tree_.lemma(t);
        if (words.is("pool_vague", lemma) || counts_items(t)) return false;
        return words.is("part", lemma) || words.is("anaphor", lemma) || words.is("unit", lemma);
    }

    /// "a batch of missiles": the missiles are named.
    bool counts_items(std::uint32_t t) const {
        if (tree_.word(t + 1) != "of") return false;
        const std::uint32_t end = std::min(sentence_around(tree_, t).end, t + 6);
        for (std::uint32_t i = t + 2; i < end; ++i) {
            if (tree_[i].upos == Upos::verb || tree_[i].upos == Upos::punct) return false;
            if (scene_.item_on(i)) return true;
        }
        return false;
    }

    /// A number that counts nothing beside it, no date and no money.
    bool bare_count(std::uint32_t t) const {
        if (tree_[t].deprel == Deprel::nummod || tree_[t].deprel == Deprel::compound) {
            const std::int32_t head = tree_[t].head;
            if (head >= 0 && static_cast<std::uint32_t>(head) > t) return false;
        }
        const Span span = tree_[t].span;
        const Analysis& analysis = tree_.analysis();
        const auto inside = [&](const auto& mentions) {
            const auto at = std::upper_bound(mentions.begin(), mentions.end(), span.begin,
                                             [](std::uint32_t begin, const auto& m) { return begin < m.span.end; });
            return at != mentions.end() && at->span.overlaps(span);
        };
        return !inside(analysis.times) && !inside(analysis.money);
    }

    /// A sentence that names nothing: its stage words, else its verb, stand for what is transferred.
    void stand_in(const Sentence& sentence) {
        int left = 2;
        const auto stand = [this](std::uint32_t token) {
            add(token, token + 1, Category::weapons, PoolKind::stage, false);
            add_plain(token, PoolKind::stage);
        };
        for (std::uint32_t t = sentence.begin; t < sentence.end && left > 0; ++t) {
            const auto matches = scene_.lexicon().stages(tree_, t, sentence.end);
            if (matches.empty()) continue;
            --left;
            stand(matches.front().anchor);
        }
        // "Egypt signed in 2022, Romania in July": the verb, where a party is named.
        bool party = false;
        for (std::uint32_t t = sentence.begin; left == 2 && t < sentence.end; ++t) party = party || scene_.party_on(t) != nullptr;
        for (std::uint32_t t = sentence.begin; party && t < sentence.end; ++t) {
            if (tree_[t].head != Token::no_head) continue;
            stand(t);
            break;
        }
    }

    /// Arms that nothing says more of.
    void add_plain(std::uint32_t token, PoolKind how) {
        PoolItem plain;
        plain.at.begin = token;
        plain.at.end = token + 1;
        plain.at.head = token;
        plain.at.weak = true;
        plain.kind = how;
        plain.extra = true;
        pool_.push_back(std::move(plain));
    }

    const Scene& scene_;
    const Tree& tree_;
    std::vector<PoolItem>& pool_;
    std::vector<bool> covered_;
    std::vector<std::size_t> named_;  ///< into pool_, by begin
    std::int32_t main_ = -1;          ///< into pool_, what the document names most often
};

}  // namespace

void add_referring_items(const Scene& scene, std::vector<PoolItem>& pool) { Referring(scene, pool).run(); }

}  // namespace waybill
