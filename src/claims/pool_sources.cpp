// Who may stand behind a statement: what the attributions say, and every noun
// phrase whose place in its sentence allows it.
#include <algorithm>
#include <set>
#include <utility>

#include "claims/pool.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

bool may_speak(const Tree& tree, std::uint32_t t) {
    switch (tree[t].deprel) {
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
        case Deprel::nsubj_outer:
        case Deprel::obl:
        case Deprel::obl_agent:
        case Deprel::obl_unmarked:
        case Deprel::nmod:
        case Deprel::nmod_poss:
        case Deprel::appos:
        case Deprel::root:
        case Deprel::obj:
        case Deprel::vocative:
        case Deprel::parataxis:
        case Deprel::conj:
        case Deprel::dep:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::vector<PoolSource> pool_sources(const Scene& scene) {
    const Tree& tree = scene.tree();
    std::vector<PoolSource> pool;
    std::set<std::pair<Span, std::string>> known;
    const auto add = [&](Span span, std::string text, bool extra) {
        if (text.empty()) return;
        if (known.emplace(span, text).second) pool.push_back({span, std::move(text), extra});
    };
    for (const Attribution& said : tree.analysis().attributions) {
        if (!said.chain.empty()) add(said.source.empty() ? said.cue : said.source, said.chain.back(), false);
    }
    for (const Name& name : tree.analysis().names) {
        if (name.begin >= name.end) continue;
        const Name* full = name.same_as >= 0 ? &tree.analysis().names[static_cast<std::size_t>(name.same_as)] : &name;
        add(name.span, plain_text(tree, full->begin, full->end), true);
    }
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
        if (!noun_like(tree, t) || scene.item_on(t)) continue;
        // "MINISTER: None." gives the speaker before the colon.
        const bool label = t + 1 < tree.size() && tree.word(t + 1) == ":";
        if (!label && !may_speak(tree, t)) continue;
        const std::uint32_t begin = phrase_begin(tree, t);
        const std::uint32_t end = phrase_end(tree, t);
        add(tree.span(begin, t + 1), plain_text(tree, begin, t + 1), true);
        if (end > t + 1) add(tree.span(begin, end), plain_text(tree, begin, end), true);
    }
    std::stable_sort(pool.begin(), pool.end(), [](const PoolSource& a, const PoolSource& b) {
        if (a.span != b.span) return a.span < b.span;
        return a.extra < b.extra;
    });
    return pool;
}

MentionPool pool_mentions(const Scene& scene, const PoolLexicon& lexicon) {
    MentionPool pool;
    pool.parties = pool_parties(scene, lexicon);
    pool.items = pool_items(scene, lexicon, pool.parties);
    add_origins(scene, pool);
    pool.times = pool_times(scene, lexicon);
    pool.numbers = pool_numbers(scene, lexicon);
    pool.sources = pool_sources(scene);
    return pool;
}

}  // namespace waybill
