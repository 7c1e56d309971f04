// Who may be a party: what the rules see, names that need the context, places,
// nouns for groups and firms as written, and unknown names.
#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/pieces.h"
#include "claims/pool.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

constexpr std::uint32_t longest_place = 5;  ///< tokens

void sort_parties(std::vector<PoolParty>& pool) {
    std::stable_sort(pool.begin(), pool.end(), [](const PoolParty& a, const PoolParty& b) {
        if (a.at.begin != b.at.begin) return a.at.begin < b.at.begin;
        if (a.at.end != b.at.end) return a.at.end < b.at.end;
        return a.extra < b.extra;
    });
}

class PartyPool {
public:
    PartyPool(const Scene& scene, const PoolLexicon& lexicon) : scene_(scene), tree_(scene.tree()), lexicon_(lexicon) {}

    std::vector<PoolParty> run() {
        for (const PartyAt& at : scene_.parties()) {
            known_.emplace(at.begin, at.end, squeeze(at.party));
            pool_.push_back({at, false, false});
        }
        covered_.assign(tree_.size(), false);
        for (const PartyAt& at : scene_.parties()) {
            if (at.cue != PartyCue::person || at.end > at.begin + 1) cover(at.begin, at.end);
        }
        add_written();
        add_names_of_catalogue();
        add_places();
        add_nouns();
        add_proper_names();
        add_speakers();
        sort_parties(pool_);
        return std::move(pool_);
    }

private:
    void cover(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t t = begin; t < end; ++t) covered_[t] = true;
    }

    PartyAt at(std::uint32_t begin, std::uint32_t end, std::string party, PartyCue cue, bool state) const {
        PartyAt made;
        made.begin = begin;
        made.end = end;
        made.head = tree_.head_of(begin, end);
        made.party = std::move(party);
        made.cue = cue;
        made.state = state;
        if (state) made.country = made.party;
        return made;
    }

    void add(PartyAt made) {
        if (made.party.empty()) return;
        if (known_.emplace(made.begin, made.end, squeeze(made.party)).second) pool_.push_back({std::move(made), true, false});
    }

    /// Groups and firms as each mention writes them: "FMLN" where the document also has the full name.
    void add_written() {
        const std::size_t seen = pool_.size();
        for (std::size_t i = 0; i < seen; ++i) {
            if (pool_[i].at.state) continue;
            PartyAt copy = pool_[i].at;
            const std::uint32_t begin = copy.begin;
            const std::uint32_t end = copy.end;
            copy.party = plain_text(tree_, begin, end);
            add(std::move(copy));
            add_longer(begin, end);
        }
    }

    void add_names_of_catalogue() {
        const CatalogueMentions names = scene_.catalogue().find_names(tree_.text(), scene_.document().published);
        for (const PartyMention& mention : names.parties) {
            const std::uint32_t begin = tree_.token_from(mention.span.begin);
            std::uint32_t end = std::max(begin + 1, tree_.token_from(mention.span.end));
            if (begin >= tree_.size() || end > tree_.size()) continue;
            if (end > begin + 1 && tree_[end - 1].span.begin >= mention.span.end) --end;
            if (tree_.sentence(begin) != tree_.sentence(end - 1)) continue;
            const Party& party = scene_.catalogue().parties()[mention.party];
            const bool state = party.kind == PartyKind::state || (party.kind == PartyKind::force && !party.country.empty()) ||
                               (mention.cue == PartyCue::demonym && !party.country.empty());
            PartyAt made = at(begin, end, state ? (party.kind == PartyKind::state ? party.id : party.country) : plain_text(tree_, begin, end),
                              mention.cue, state);
            made.company = party.kind == PartyKind::company;
            made.country = party.country;
            add(made);
            // A firm or group of a state's own may stand for it.
            if (!state && !party.country.empty() && mention.cue != PartyCue::name) {
                made.party = party.country;
                add(std::move(made));
            }
            // A surname may be a town as well: "Lagos".
            if (mention.cue != PartyCue::person) cover(begin, end);
        }
    }

    void add_places() {
        for (std::uint32_t t = 0; t < tree_.size(); ++t) {
            if (covered_[t] || !capitalised(tree_, t) || calendar_word(t)) continue;
            const std::uint32_t last = std::min(sentence_around(tree_, t).end, t + longest_place);
            for (std::uint32_t end = last; end > t; --end) {
                if (covered_[end - 1]) continue;
                const std::string* country = lexicon_.country_of_place(squeeze(tree_.span(t, end).of(tree_.text())));
                if (!country) continue;
                add(at(t, end, *country, PartyCue::capital, true));
                t = end - 1;
                break;
            }
        }
    }

    bool names_party(std::uint32_t t) const {
        const ClaimLexicon& words = scene_.lexicon();
        const std::string& word = tree_.word(t);
        return words.is("pool_party", tree_.lemma(t)) || words.is("pool_party", word) ||
               (word.size() > 3 && word.ends_with('s') && words.is("pool_party", word.substr(0, word.size() - 1)));
    }

    /// "rebels", "Syrian rebels", "rebels in Homs".
    void add_nouns() {
        for (std::uint32_t t = 0; t < tree_.size(); ++t) {
            if (!names_party(t) || tree_[t].upos == Upos::verb || tree_[t].upos == Upos::aux) continue;
            if (const ItemAt* item = scene_.item_on(t); item && item->designation) continue;
            const std::uint32_t begin = phrase_begin(tree_, t);
            const std::uint32_t end = phrase_end(tree_, t);
            add(at(t, t + 1, plain_text(tree_, t, t + 1), PartyCue::body, false));
            if (begin < t) add(at(begin, t + 1, plain_text(tree_, begin, t + 1), PartyCue::body, false));
            if (end > t + 1) add(at(begin, end, plain_text(tree_, begin, end), PartyCue::body, false));
        }
    }

    /// Whether the rules take the whole stretch for a state or somebody who acts for it.
    bool is_state(std::uint32_t begin, std::uint32_t end) const {
        const PartyAt* at = scene_.party_on(begin);
        return at && at->state && at->begin <= begin && end <= at->end;
    }

    bool calendar_word(std::uint32_t t) const {
        if (in_time(tree_, t)) return true;
        const PoolPeriod* period = lexicon_.period(tree_, t, t + 1);
        return period && period->kind == PoolPeriod::Kind::months && (capitalised(tree_, t));
    }

    /// Names of people and bodies that the name layer has, and runs of proper nouns.
    void add_proper_names() {
        for (const Name& name : tree_.analysis().names) {
            if (name.begin >= name.end || name.kind == NameKind::nationality || is_state(name.begin, name.end)) continue;
            const Name* full = name.same_as >= 0 ? &tree_.analysis().names[static_cast<std::size_t>(name.same_as)] : &name;
            add(at(name.begin, name.end, plain_text(tree_, full->begin, full->end), PartyCue::name, false));
            add_longer(name.begin, name.end);
            if (full != &name) add(at(name.begin, name.end, plain_text(tree_, name.begin, name.end), PartyCue::name, false));
        }
        for (const Sentence& sentence : tree_.analysis().sentences) {
            const bool capitals = in_capitals(tree_, sentence);
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                if (!proper(t, capitals)) continue;
                std::uint32_t end = t + 1;
                while (end < sentence.end && proper(end, capitals)) ++end;
                if (end - t <= 5) add(at(t, end, plain_text(tree_, t, end), PartyCue::name, false));
                add_longer(t, end);
                t = end;
            }
        }
    }

    /// The name with the proper nouns around it, and with what it goes on with.
    void add_longer(std::uint32_t begin, std::uint32_t end) {
        const Sentence& sentence = sentence_around(tree_, begin);
        std::uint32_t first = begin;
        std::uint32_t last = end;
        const auto part = [&](std::uint32_t t) { return tree_[t].upos == Upos::propn && capitalised(tree_, t) && !calendar_word(t); };
        while (first > sentence.begin && part(first - 1)) --first;
        while (last < sentence.end && (part(last) || (tree_.word(last) == "-" && last + 1 < sentence.end && part(last + 1)))) ++last;
        if ((first < begin || last > end) && last - first <= 8) add(at(first, last, plain_text(tree_, first, last), PartyCue::name, false));
        const std::uint32_t longer = longer_name(last, sentence.end);
        if (longer > last && longer - first <= 10) add(at(first, longer, plain_text(tree_, first, longer), PartyCue::name, false));
    }

    /// "Popular Front" goes on "for the Liberation of Oman".
    std::uint32_t longer_name(std::uint32_t end, std::uint32_t sentence_end) const {
        std::uint32_t t = end;
        while (t + 1 < sentence_end) {
            const std::string& word = tree_.word(t);
            if (!scene_.lexicon().is("pool_joint", word)) break;
            std::uint32_t next = t + 1;
            if (next < sentence_end && tree_[next].upos == Upos::det) ++next;
            const std::uint32_t first = next;
            while (next < sentence_end && !calendar_word(next) && (tree_[next].upos == Upos::propn || (covered_[next] && capitalised(tree_, next)))) ++next;
            if (next == first) break;
            end = t = next;
        }
        return end;
    }

    /// "we" and "our" speak for the state whose statement this is, or whose money it counts.
    void add_speakers() {
        std::vector<std::string> states;
        if (!scene_.speaker().empty()) states.push_back(scene_.speaker());
        for (const MoneyMention& money : tree_.analysis().money) {
            const std::string state = money.currency.substr(0, 2);
            const Party* party = scene_.catalogue().party(state);
            if (!party || party->kind != PartyKind::state || states.size() > 2) continue;
            if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
        }
        for (std::uint32_t t = 0; t < tree_.size(); ++t) {
            const std::string& word = tree_.word(t);
            if (!scene_.lexicon().is("first_person", word) && word != "i" && word != "my" && word != "me") continue;
            for (const std::string& state : states) add(at(t, t + 1, state, PartyCue::person, true));
        }
    }

    bool proper(std::uint32_t t, bool capitals) const {
        if (covered_[t] || scene_.item_on(t) || tree_[t].span.size() < 2 || calendar_word(t)) return false;
        if (tree_[t].upos == Upos::propn) return capitals || capitalised(tree_, t);
        if (capitals) return false;
        // An acronym, whatever the tagger takes it for.
        const std::string_view word = tree_[t].span.of(tree_.text());
        return word.size() >= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    const Scene& scene_;
    const Tree& tree_;
    const PoolLexicon& lexicon_;
    std::vector<PoolParty> pool_;
    std::vector<bool> covered_;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> known_;
};

}  // namespace

std::vector<PoolParty> pool_parties(const Scene& scene, const PoolLexicon& lexicon) { return PartyPool(scene, lexicon).run(); }

void add_origins(const Scene& scene, MentionPool& pool) {
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> known;
    for (const PoolItem& item : pool.items) {
        if (!item.at.system || item.at.antecedent >= 0) continue;
        for (const std::string& state : item.at.origins) {
            if (!known.emplace(item.at.begin, item.at.end, state).second) continue;
            PartyAt at;
            at.begin = item.at.begin;
            at.end = item.at.end;
            at.head = scene.tree().head_of(at.begin, at.end);
            at.party = at.country = state;
            pool.parties.push_back({std::move(at), true, true});
        }
    }
    sort_parties(pool.parties);
}

}  // namespace waybill
