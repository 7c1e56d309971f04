#include "claims/reader_scene.h"

#include <algorithm>
#include <map>
#include <utility>

namespace waybill {

namespace {

/// Classes of words, by the mention that covers them, in the order that the head
/// was trained with.
enum class WordMark : std::uint8_t {
    none, state, demonym, capital, person, body, company, group, weak_party, system, kind, weak_item, time, number, money, pronoun
};
static_assert(static_cast<std::size_t>(WordMark::pronoun) + 1 == ClaimHead::marks);

std::uint8_t code(WordMark mark) { return static_cast<std::uint8_t>(mark); }

WordMark mark_of(const PoolParty& party) {
    if (party.at.company) return WordMark::company;
    if (!party.at.state) return WordMark::group;
    if (party.origin) return WordMark::state;
    switch (party.at.cue) {
        case PartyCue::name: return WordMark::state;
        case PartyCue::demonym: return WordMark::demonym;
        case PartyCue::capital: return WordMark::capital;
        case PartyCue::person: return WordMark::person;
        case PartyCue::body: return WordMark::body;
    }
    return WordMark::state;
}

WordMark mark_of(const PoolItem& item) {
    if (item.at.weak) return WordMark::weak_item;
    return item.at.system ? WordMark::system : WordMark::kind;
}

/// The tokens that overlap a span. False when there are none.
bool place_of(const Tree& tree, Span span, MentionPlace& place) {
    place.first = tree.token_from(span.begin);
    place.last = place.first;
    while (place.last < tree.size() && tree[place.last].span.begin < span.end) ++place.last;
    if (place.first == place.last) return false;
    place.sentence = tree.sentence(place.first);
    return true;
}

/// One mention a place: of those that overlap, the sure before the weak, of weak
/// ones the longer, then the first.
std::vector<SceneMention> distinct(std::vector<SceneMention> mentions, std::size_t tokens) {
    const auto weak = [](const SceneMention& m) { return m.mark == code(WordMark::weak_item); };
    std::vector<std::size_t> order(mentions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const SceneMention& x = mentions[a];
        const SceneMention& y = mentions[b];
        if (weak(x) != weak(y)) return weak(y);
        return weak(x) && x.place.last - x.place.first > y.place.last - y.place.first;
    });
    std::vector<bool> taken(tokens, false);
    std::vector<bool> kept(mentions.size(), false);
    for (const std::size_t i : order) {
        const auto begin = taken.begin() + mentions[i].place.first;
        const auto end = taken.begin() + mentions[i].place.last;
        if (std::find(begin, end, true) != end) continue;
        std::fill(begin, end, true);
        kept[i] = true;
    }
    std::vector<SceneMention> out;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (kept[i]) out.push_back(std::move(mentions[i]));
    }
    return out;
}

/// Mentions of the same words as one of several readings.
template <class Mention>
std::vector<SceneMention> together(const Tree& tree, const std::vector<Mention>& mentions, WordMark mark) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, SceneMention> by_place;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        MentionPlace place;
        if (!place_of(tree, mentions[i].at.span, place)) continue;
        SceneMention& m = by_place[{place.first, place.last}];
        m.place = place;
        m.mark = code(mark);
        m.readings.push_back(i);
    }
    std::vector<SceneMention> out;
    for (auto& [place, mention] : by_place) out.push_back(std::move(mention));
    return out;
}

void cover(ReaderScene& scene, const MentionPlace& place, std::uint8_t mark) {
    std::fill(scene.marks.begin() + place.first, scene.marks.begin() + place.last, mark);
}

}  // namespace

ReaderScene reader_scene(const Tree& tree, const MentionPool& pool) {
    ReaderScene scene;
    scene.marks.assign(tree.size(), code(WordMark::none));
    const auto of_tokens = [&](std::uint32_t begin, std::uint32_t end, WordMark mark, std::uint32_t index) {
        return SceneMention{{tree.sentence(begin), begin, end}, code(mark), {index}};
    };
    for (std::uint32_t i = 0; i < pool.parties.size(); ++i) {
        const PartyAt& at = pool.parties[i].at;
        if (!at.aside && at.begin < at.end) scene.parties.push_back(of_tokens(at.begin, at.end, mark_of(pool.parties[i]), i));
    }
    for (std::uint32_t i = 0; i < pool.items.size(); ++i) {
        const ItemAt& at = pool.items[i].at;
        if (at.begin < at.end) scene.items.push_back(of_tokens(at.begin, at.end, mark_of(pool.items[i]), i));
    }
    scene.parties = distinct(std::move(scene.parties), tree.size());
    scene.items = distinct(std::move(scene.items), tree.size());
    scene.times = together(tree, pool.times, WordMark::time);
    scene.numbers = together(tree, pool.numbers, WordMark::number);
    const Analysis& analysis = tree.analysis();
    for (std::uint32_t i = 0; i < analysis.attributions.size(); ++i) {
        const Attribution& said = analysis.attributions[i];
        MentionPlace place;
        if (said.source.empty() || said.chain.empty() || !place_of(tree, said.source, place)) continue;
        scene.sources.push_back({place, code(WordMark::none), {i}});
    }

    for (const MoneyMention& money : analysis.money) {
        MentionPlace place;
        if (place_of(tree, money.span, place)) cover(scene, place, code(WordMark::money));
    }
    for (const auto* mentions : {&scene.numbers, &scene.times, &scene.parties}) {
        for (const SceneMention& m : *mentions) cover(scene, m.place, m.mark);
    }
    for (const SceneMention& m : scene.items) {
        // A party's word keeps its class, unless the item is a system with a name.
        for (std::uint32_t t = m.place.first; t < m.place.last; ++t) {
            const std::uint8_t before = scene.marks[t];
            const bool free = before == code(WordMark::none) || (before >= code(WordMark::time) && before <= code(WordMark::money));
            if (free || pool.items[m.readings.front()].at.system) scene.marks[t] = m.mark;
        }
    }
    return scene;
}

}  // namespace waybill
