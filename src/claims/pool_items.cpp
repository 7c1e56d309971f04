// What may be an item: what the rules see, names that need the context, more
// nouns, unknown names, lists of kinds.
#include <algorithm>

#include "catalogue/pieces.h"
#include "claims/pool.h"
#include "claims/pool_items.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

constexpr std::uint32_t farthest = 300;  ///< tokens back to what was spoken of last

class ItemPool {
public:
    ItemPool(const Scene& scene, const PoolLexicon& lexicon, const std::vector<PoolParty>& parties)
        : scene_(scene), tree_(scene.tree()), lexicon_(lexicon), party_(tree_.size(), false), item_(tree_.size(), false),
          on_(tree_.size()) {
        for (const PoolParty& party : parties) {
            // Mere proper names may be either.
            const bool known = !party.extra && !party.at.aside;
            if (!known && !party.at.state && !party.at.company && party.at.cue == PartyCue::name) continue;
            for (std::uint32_t t = party.at.begin; t < party.at.end; ++t) party_[t] = true;
        }
        for (const Name& name : tree_.analysis().names) {
            if (name.kind != NameKind::person) continue;
            for (std::uint32_t t = name.begin; t < name.end; ++t) party_[t] = true;
        }
    }

    std::vector<PoolItem> run() {
        for (const ItemAt& at : scene_.items()) {
            put({at, at.designation && at.antecedent < 0 ? PoolKind::named : PoolKind::kind, false});
            cover(at.begin, at.end);
        }
        add_names_of_catalogue();
        add_kinds();
        add_unknown_names();
        add_lists();
        return std::move(pool_);
    }

private:
    void cover(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t t = begin; t < end; ++t) item_[t] = true;
    }

    ItemAt at(std::uint32_t begin, std::uint32_t end, std::optional<std::string> designation, Category category) const {
        ItemAt made;
        made.begin = begin;
        made.end = end;
        made.head = tree_.head_of(begin, end);
        made.designation = std::move(designation);
        made.category = category;
        made.weak = true;
        return made;
    }

    /// Unless a mention that overlaps has the same reading already.
    void add(ItemAt made, PoolKind kind) {
        const std::string key = made.designation ? squeeze(*made.designation) : std::string();
        for (std::uint32_t t = made.begin; t < made.end; ++t) {
            for (const std::size_t i : on_[t]) {
                const ItemAt& other = pool_[i].at;
                if (made.designation.has_value() != other.designation.has_value()) continue;
                if (made.designation ? squeeze(*other.designation) == key : other.category == made.category) return;
            }
        }
        put({std::move(made), kind, true});
    }

    void put(PoolItem item) {
        for (std::uint32_t t = item.at.begin; t < item.at.end; ++t) on_[t].push_back(pool_.size());
        pool_.push_back(std::move(item));
    }

    void add_names_of_catalogue() {
        for (const SystemMention& mention : scene_.catalogue().find_names(tree_.text(), scene_.document().published).systems) {
            const std::uint32_t begin = tree_.token_from(mention.span.begin);
            std::uint32_t end = std::max(begin + 1, tree_.token_from(mention.span.end));
            if (begin >= tree_.size() || end > tree_.size()) continue;
            if (end > begin + 1 && tree_[end - 1].span.begin >= mention.span.end) --end;
            if (tree_.sentence(begin) != tree_.sentence(end - 1)) continue;
            const System& system = scene_.catalogue().systems()[mention.system];
            ItemAt made = at(begin, end, system.designation, system.category);
            made.origins = system.origins;
            made.system = true;
            add(made, PoolKind::named);
            // A version or another name as written: "Mi-171" beside "Mi-17".
            const std::string written = plain_text(tree_, begin, end);
            made.designation = singular(written);
            const bool ends_so = scene_.catalogue().system_named(written) && !scene_.catalogue().system_named(*made.designation);
            if (ends_so) made.designation = written;
            add(std::move(made), PoolKind::named);
            cover(begin, end);
        }
    }

    static std::string singular(std::string name) {
        if (name.size() > 5 && name.ends_with("ies")) return name.substr(0, name.size() - 3) + "y";
        if (name.size() > 3 && (name.ends_with('s') || name.ends_with('S')) && !name.ends_with("ss")) name.pop_back();
        return name;
    }

    void add_kinds() {
        for (const Sentence& sentence : tree_.analysis().sentences) {
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                const PoolPhrase* phrase = phrase_at(t, sentence.end);
                if (!phrase) {
                    // "re-armed by Iran": arms without a word for them.
                    if (scene_.lexicon().is("pool_arming", tree_.lemma(t)) || scene_.lexicon().is("pool_arming", tree_.word(t))) {
                        add(at(t, t + 1, {}, Category::weapons), PoolKind::stage);
                    }
                    continue;
                }
                const auto end = static_cast<std::uint32_t>(t + phrase->words.size());
                if (tree_[end - 1].upos == Upos::verb && phrase->words.size() == 1 && !scene_.lexicon().is("pool_arming", tree_.lemma(t)) &&
                    !tree_.word(t).ends_with('s')) {
                    continue;
                }
                for (const Category category : phrase->categories) add(at(t, end, {}, category), PoolKind::kind);
                cover(t, end);
            }
        }
    }

    const PoolPhrase* phrase_at(std::uint32_t t, std::uint32_t sentence_end) const {
        for (const std::string& key : forms(t)) {
            const auto* phrases = lexicon_.kinds(key);
            if (!phrases) continue;
            for (const PoolPhrase& phrase : *phrases) {
                if (t + phrase.words.size() > sentence_end) continue;
                bool fits = true;
                for (std::uint32_t w = 1; w < phrase.words.size() && fits; ++w) {
                    const std::vector<std::string> words = forms(t + w);
                    fits = std::find(words.begin(), words.end(), phrase.words[w]) != words.end();
                }
                if (fits) return &phrase;
            }
        }
        return nullptr;
    }

    /// What a token may be a form of, also where the lemmatiser was wrong.
    std::vector<std::string> forms(std::uint32_t t) const {
        std::vector<std::string> found{tree_.lemma(t), tree_.word(t)};
        const std::string& word = tree_.word(t);
        if (word.size() > 3 && word.ends_with('s')) found.push_back(word.substr(0, word.size() - 1));
        if (word.size() > 4 && word.ends_with("es")) found.push_back(word.substr(0, word.size() - 2));
        if (word.size() > 5 && word.ends_with("ies")) found.push_back(word.substr(0, word.size() - 3) + "y");
        return found;
    }

    /// "the Leonidas", "three Rooivalks", "Arlan vehicles": proper nouns that no party has, after
    /// something that tells of a thing or before a noun for arms.
    void add_unknown_names() {
        for (const Sentence& sentence : tree_.analysis().sentences) {
            const bool capitals = in_capitals(tree_, sentence);
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                if (!name_part(t, capitals)) continue;
                std::uint32_t end = t + 1;
                while (end < sentence.end && (name_part(end, capitals) || joins(end, sentence.end, capitals))) ++end;
                if (end - t <= 5 && thing_like(sentence, t, end)) add_unknown(t, end);
                t = end;
            }
        }
    }

    bool name_part(std::uint32_t t, bool capitals) const {
        if (party_[t] || tree_[t].upos == Upos::det || tree_[t].upos == Upos::pron || in_time(tree_, t)) return false;
        const ClaimLexicon& words = scene_.lexicon();
        if (words.is("body", tree_.lemma(t)) || words.is("institution", tree_.lemma(t)) || words.is("pool_party", tree_.lemma(t))) return false;
        if (item_[t] && !(tree_[t].upos == Upos::propn && !scene_.item_on(t))) return false;
        const std::string_view word = tree_[t].span.of(tree_.text());
        const bool letter = std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U; });
        const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (letter && digit) return true;
        // "three 214s"
        if (word.size() == 4 && digit && word[3] == 's' && word.find_first_not_of("0123456789") == 3) return true;
        if (capitals) return tree_[t].upos == Upos::propn;
        const bool first = t == sentence_around(tree_, t).begin;
        return capitalised(tree_, t) && (tree_[t].upos == Upos::propn || (!first && tree_[t].upos == Upos::noun));
    }

    /// A hyphen, a slash or a number inside a name: "Nora B-52", "EL/W-2085".
    bool joins(std::uint32_t t, std::uint32_t sentence_end, bool capitals) const {
        if (tree_[t].upos == Upos::num && tree_[t].span.begin - tree_[t - 1].span.end <= 1) return true;
        const std::string& word = tree_.word(t);
        return (word == "-" || word == "/") && t + 1 < sentence_end &&
               (name_part(t + 1, capitals) || tree_[t + 1].upos == Upos::num);
    }

    bool thing_like(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const {
        const std::string_view text = tree_.span(begin, end).of(tree_.text());
        if (std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
        if (end < sentence.end && item_[end] && !party_[end]) return true;
        if (text.size() > 3 && text.ends_with('s')) return true;
        if (begin == sentence.begin) return false;
        const std::uint32_t before = begin - 1;
        const Upos upos = tree_[before].upos;
        if (upos == Upos::det || upos == Upos::num || upos == Upos::adj || upos == Upos::part) return true;
        return party_[before] || item_[before] || tree_.word(before) == "of";
    }

    void add_unknown(std::uint32_t begin, std::uint32_t end) {
        const Category category = category_near(begin, end);
        const std::string written = plain_text(tree_, begin, end);
        add(at(begin, end, singular(written), category), PoolKind::named);
        add(at(begin, end, written, category), PoolKind::named);
    }

    /// The noun for arms right after or before a name; else what the document spoke of last.
    Category category_near(std::uint32_t begin, std::uint32_t end) const {
        if (end < tree_.size() && !on_[end].empty()) return pool_[on_[end].front()].at.category;
        for (std::uint32_t t = begin; t > 0 && begin - t < farthest; --t) {
            for (const std::size_t i : on_[t - 1]) {
                if (t == begin || !pool_[i].extra) return pool_[i].at.category;
            }
        }
        return Category::weapons;
    }

    /// Kinds in a row are, together, arms: "rifles, grenades and mines".
    void add_lists() {
        std::vector<PoolItem> seen = pool_;
        std::stable_sort(seen.begin(), seen.end(), [](const PoolItem& a, const PoolItem& b) { return a.at.begin < b.at.begin; });
        for (std::size_t i = 0; i < seen.size(); ++i) {
            std::size_t last = i;
            for (std::size_t j = i + 1; j < seen.size(); ++j) {
                if (seen[j].at.begin < seen[last].at.end) continue;
                if (!listed(seen[last].at.end, seen[j].at.begin)) break;
                last = j;
            }
            if (last == i) continue;
            const std::uint32_t end = seen[last].at.end;
            pool_.push_back({at(seen[i].at.begin, end, {}, Category::weapons), PoolKind::list, true});
            while (i + 1 < seen.size() && seen[i + 1].at.begin < end) ++i;
        }
    }

    bool listed(std::uint32_t from, std::uint32_t to) const {
        if (to > from + 6 || to <= from || tree_.sentence(from) != tree_.sentence(to)) return false;
        bool separator = false;
        for (std::uint32_t t = from; t < to; ++t) {
            if (scene_.lexicon().is("list_and", tree_.word(t))) {
                separator = true;
                continue;
            }
            const Upos upos = tree_[t].upos;
            if (upos == Upos::verb || upos == Upos::aux || upos == Upos::punct || upos == Upos::sconj) return false;
        }
        return separator;
    }

    const Scene& scene_;
    const Tree& tree_;
    const PoolLexicon& lexicon_;
    std::vector<bool> party_;
    std::vector<bool> item_;
    std::vector<std::vector<std::size_t>> on_;  ///< by token, into pool_; lists stand aside
    std::vector<PoolItem> pool_;
};

}  // namespace

std::vector<PoolItem> pool_items(const Scene& scene, const PoolLexicon& lexicon, const std::vector<PoolParty>& parties) {
    std::vector<PoolItem> pool = ItemPool(scene, lexicon, parties).run();
    add_referring_items(scene, pool);
    // The rules' antecedents count the rules' items; those come first in the pool so far.
    std::vector<std::size_t> order(pool.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const ItemAt& x = pool[a].at;
        const ItemAt& y = pool[b].at;
        if (x.begin != y.begin) return x.begin < y.begin;
        if (x.end != y.end) return x.end < y.end;
        return pool[a].extra < pool[b].extra;
    });
    std::vector<std::int32_t> place(pool.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::int32_t>(i);
    std::vector<PoolItem> sorted;
    sorted.reserve(pool.size());
    for (const std::size_t i : order) {
        sorted.push_back(std::move(pool[i]));
        std::int32_t& antecedent = sorted.back().at.antecedent;
        if (antecedent >= 0) antecedent = place[static_cast<std::size_t>(antecedent)];
    }
    return sorted;
}

}  // namespace waybill
