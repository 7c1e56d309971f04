#include "engine/passages.h"

#include <algorithm>
#include <cstddef>

namespace waybill {
namespace {

// All in sentences. How far back an item is taken up is what the claim rules
// look back for one.
constexpr std::size_t party_reach = 2;
constexpr std::size_t force_reach = 0;
constexpr std::size_t arms_reach = 6;

/// Sentences with a mark; says whether one stands near.
class Marks {
public:
    explicit Marks(std::size_t sentences) : up_to_(sentences + 1, 0) {}

    void set(std::size_t sentence) { up_to_[sentence + 1] = 1; }
    /// After the last set().
    void close() {
        for (std::size_t i = 1; i < up_to_.size(); ++i) up_to_[i] += up_to_[i - 1];
    }
    bool near(std::size_t sentence, std::size_t reach) const {
        const std::size_t from = sentence - std::min(sentence, reach);
        const std::size_t to = std::min(sentence + reach + 1, up_to_.size() - 1);
        return up_to_[to] > up_to_[from];
    }

private:
    std::vector<std::size_t> up_to_;  ///< marks before each sentence, once closed
};

/// How many sentences go with a kernel, and of the beginning.
struct Reach {
    std::size_t before;
    std::size_t after;
    std::size_t beginning;
};
constexpr Reach wide{3, 6, 3};
constexpr Reach close{2, 2, 0};
constexpr std::size_t dense = 8;  // a document with a kernel in every eighth sentence is about arms

/// The sentences that name arms with a party near.
std::vector<std::size_t> kernels_of(const Analysis& split, const CatalogueMentions& mentions, const Catalogue& catalogue) {
    const std::size_t count = split.sentences.size();
    Marks arms(count);     // that mean arms by themselves
    Marks weak(count);     // that mean arms in a military context
    Marks parties(count);
    Marks forces(count);
    const auto mark = [&](Span span, Marks& marks) {
        const std::int32_t sentence = split.sentence_at(span.begin);
        if (sentence >= 0) marks.set(static_cast<std::size_t>(sentence));
    };
    for (const SystemMention& mention : mentions.systems) mark(mention.span, arms);
    for (const DesignationMention& mention : mentions.designations) mark(mention.span, arms);
    for (const KindMention& mention : mentions.kinds) mark(mention.span, mention.weak ? weak : arms);
    for (const PartyMention& mention : mentions.parties) {
        mark(mention.span, parties);
        const PartyKind kind = catalogue.parties()[mention.party].kind;
        if (mention.cue == PartyCue::body || kind == PartyKind::force || kind == PartyKind::armed_group) mark(mention.span, forces);
    }
    for (Marks* marks : {&arms, &weak, &parties, &forces}) marks->close();

    std::vector<std::size_t> kernels;
    for (std::size_t s = 0; s < count; ++s) {
        const bool military = arms.near(s, arms_reach) || forces.near(s, force_reach);
        if ((arms.near(s, 0) || (weak.near(s, 0) && military)) && parties.near(s, party_reach)) kernels.push_back(s);
    }
    return kernels;
}

/// The kernels and what goes with them.
std::vector<bool> around(const std::vector<std::size_t>& kernels, const Reach& reach, std::size_t count) {
    std::vector<bool> read(count, false);
    for (const std::size_t s : kernels) {
        const std::size_t from = s - std::min(s, reach.before);
        const std::size_t to = std::min(count, s + reach.after + 1);
        std::fill(read.begin() + static_cast<std::ptrdiff_t>(from), read.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    if (!kernels.empty()) std::fill_n(read.begin(), std::min(count, reach.beginning), true);
    return read;
}

}  // namespace

Passages passages_to_read(const Analysis& split, const CatalogueMentions& mentions, const Catalogue& catalogue) {
    const std::size_t count = split.sentences.size();
    const std::vector<std::size_t> kernels = kernels_of(split, mentions, catalogue);
    const bool sparse = kernels.size() * dense < count;
    return {around(kernels, wide, count), around(kernels, sparse ? close : wide, count)};
}

}  // namespace waybill
