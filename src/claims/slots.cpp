#include "claims/slots.h"

#include <algorithm>
#include <fmt/format.h>

namespace waybill {

namespace {

const Factuality* factuality_on(const Analysis& analysis, std::uint32_t token) {
    const auto at = std::lower_bound(analysis.factuality.begin(), analysis.factuality.end(), token,
                                     [](const Factuality& f, std::uint32_t t) { return f.token < t; });
    return at != analysis.factuality.end() && at->token == token ? &*at : nullptr;
}

/// The nearest verb at or above a token.
std::int32_t verb_above(const Tree& tree, std::uint32_t token) {
    auto at = static_cast<std::int32_t>(token);
    for (int steps = 0; at >= 0 && steps < 12; ++steps) {
        if (tree[static_cast<std::uint32_t>(at)].upos == Upos::verb) return at;
        at = tree[static_cast<std::uint32_t>(at)].head;
    }
    return -1;
}

std::optional<Quantity> quantity_of(const Scene& scene, const Candidate& candidate) {
    const Tree& tree = scene.tree();
    const Analysis& analysis = tree.analysis();
    // Numbers on the counted word, or before it inside the noun phrase.
    const auto number_on = [&](std::uint32_t token) -> const NumberMention* {
        for (const NumberMention& number : analysis.numbers) {
            if (number.span.overlaps(tree[token].span)) return &number;
        }
        return nullptr;
    };
    const auto number_before = [&](std::uint32_t end) -> const NumberMention* {
        const std::uint32_t first = analysis.sentences[tree.sentence(end)].begin;
        std::uint32_t t = end;
        for (int steps = 0; t > first && steps < 7; ++steps) {
            --t;
            if (const NumberMention* number = number_on(t)) return number;
            const Upos upos = tree[t].upos;
            const bool small = upos == Upos::det || upos == Upos::pron || upos == Upos::adv || upos == Upos::verb;
            if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn && tree.word(t) != "-" && tree.word(t) != "of" && !small) {
                break;
            }
            if (scene.item_on(t) && scene.item_index_on(t) != candidate.item.item) break;
        }
        return nullptr;
    };
    const std::uint32_t counted = candidate.item.counted;
    const NumberMention* number = nullptr;
    for (const std::uint32_t c : tree.children(counted)) {
        if (tree[c].deprel == Deprel::nummod && !number) number = number_on(c);
    }
    if (!number) number = number_on(counted);
    if (!number && candidate.item.item >= 0 && !candidate.item.pronoun) {
        const ItemAt& item = scene.items()[static_cast<std::size_t>(candidate.item.item)];
        if (tree.sentence(item.begin) == candidate.sentences.front()) {
            const std::uint32_t begin = counted >= item.begin && counted < item.end ? item.begin : counted;
            number = number_before(begin);
        }
    } else if (!number) {
        number = number_before(counted);
    }
    if (!number) return std::nullopt;
    // A number that is part of the designation counts nothing.
    if (const std::uint32_t t = tree.token_from(number->span.begin); t < tree.size() && scene.item_on(t)) {
        const ItemAt& item = *scene.item_on(t);
        if (t > item.begin || item.begin + 1 == item.end) {
            if (item.designation) return std::nullopt;
        }
    }
    Quantity quantity;
    quantity.min = number->min;
    quantity.max = number->max;
    quantity.text = std::string(number->span.of(tree.text()));
    if (scene.lexicon().is("unit", tree.lemma(counted))) quantity.unit = tree.word(counted);
    return quantity;
}

std::optional<DateRange> date_of(const Scene& scene, const Candidate& candidate) {
    const Tree& tree = scene.tree();
    const Analysis& analysis = tree.analysis();
    const Sentence& sentence = analysis.sentences[scene.tree().sentence(candidate.anchor)];
    const std::int32_t own = verb_above(tree, candidate.anchor);
    const TimeMention* best = nullptr;
    int best_cost = 0;
    const TimeMention* only = nullptr;
    int found = 0;
    for (const TimeMention& time : analysis.times) {
        if (time.span.begin < sentence.span.begin || time.span.end > sentence.span.end) continue;
        if (tree.token_from(time.span.begin) < scene.body_of(tree.sentence(candidate.anchor))) continue;  // a dateline
        ++found;
        only = &time;
        const std::uint32_t first = tree.token_from(time.span.begin);
        std::uint32_t last = first;
        while (last + 1 < sentence.end && tree[last + 1].span.end <= time.span.end) ++last;
        const std::uint32_t head = tree.head_of(first, last + 1);
        int cost = 100;
        if (tree.below(head, candidate.anchor)) cost = 0;
        const std::int32_t verb = verb_above(tree, head);
        if (verb >= 0 && verb == own) cost = std::min(cost, 1);
        for (const std::uint32_t governor : candidate.governors) {
            if (verb >= 0 && static_cast<std::uint32_t>(verb) == governor) cost = std::min(cost, 2);
        }
        // A verb of its own between the stage word and the time.
        if (cost == 0 && verb >= 0 && verb != own && tree.below(static_cast<std::uint32_t>(verb), candidate.anchor)) cost = 50;
        if (cost >= 50) continue;
        cost = cost * 40 + std::abs(static_cast<int>(head) - static_cast<int>(candidate.anchor));
        if (!best || cost < best_cost) best = &time, best_cost = cost;
    }
    if (!best && found == 1) {
        // The one time of the sentence, unless it is that of the saying.
        const std::uint32_t first = tree.token_from(only->span.begin);
        const std::int32_t verb = verb_above(tree, first);
        const bool said = verb >= 0 && std::any_of(analysis.attributions.begin(), analysis.attributions.end(), [&](const Attribution& a) {
            return a.cue.overlaps(tree[static_cast<std::uint32_t>(verb)].span);
        });
        if (!said && candidate.item_from != Found::memory) best = only;
    }
    if (!best) return std::nullopt;
    return DateRange{best->from, best->to, std::string(best->span.of(tree.text()))};
}

std::optional<Value> value_of(const Scene& scene, const Candidate& candidate) {
    const Analysis& analysis = scene.tree().analysis();
    const Sentence& sentence = analysis.sentences[scene.tree().sentence(candidate.anchor)];
    if (candidate.stage != Stage::agree && candidate.stage != Stage::approve && candidate.stage != Stage::deliver) return std::nullopt;
    for (const MoneyMention& money : analysis.money) {
        if (money.span.begin < sentence.span.begin || money.span.end > sentence.span.end) continue;
        return Value{money.amount, money.currency, std::string(money.span.of(scene.tree().text()))};
    }
    return std::nullopt;
}

std::optional<std::string> place_of(const Scene& scene, const Candidate& candidate) {
    const Tree& tree = scene.tree();
    for (const Name& name : tree.analysis().names) {
        if (name.kind != NameKind::place || tree.sentence(name.begin) != candidate.sentences.front()) continue;
        const std::uint32_t head = tree.head_of(name.begin, name.end);
        if (tree[head].head != static_cast<std::int32_t>(candidate.anchor)) continue;
        const std::string preposition = tree.preposition(head);
        if (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "off" || preposition == "over") {
            return std::string(name.span.of(tree.text()));
        }
    }
    return std::nullopt;
}

/// "no missiles", "none of the jets".
bool negative_item(const Scene& scene, const Candidate& candidate) {
    const Tree& tree = scene.tree();
    const auto negative = [&](std::uint32_t token) {
        if (scene.lexicon().is("negative_determiner", tree.word(token))) return true;
        for (const std::uint32_t c : tree.children(token)) {
            if (scene.lexicon().is("negative_determiner", tree.word(c)) && tree[c].deprel != Deprel::conj) return true;
        }
        return false;
    };
    if (negative(candidate.item.counted)) return true;
    return candidate.item.item >= 0 && !candidate.item.pronoun && negative(candidate.item.token);
}

}  // namespace

const Attribution* attribution_of(const Analysis& analysis, Span token) {
    const Attribution* best = nullptr;
    for (const Attribution& attribution : analysis.attributions) {
        if (attribution.content.begin > token.begin) continue;
        if (!attribution.content.contains(token) || attribution.chain.empty()) continue;
        if (!best || attribution.content.size() <= best->content.size()) best = &attribution;
    }
    return best;
}

std::string support_of(const Candidate& candidate) {
    static constexpr std::string_view names[] = {"none", "syntax", "shared", "item", "nearby", "origin", "memory"};
    const auto name = [](Found found) { return names[static_cast<std::size_t>(found)]; };
    return fmt::format("roles:{}/{}/{}", name(candidate.supplier_from), name(candidate.recipient_from), name(candidate.item_from));
}

Claim claim_of(const Scene& scene, const Candidate& candidate) {
    const Tree& tree = scene.tree();
    const Analysis& analysis = tree.analysis();
    Claim claim;
    claim.stage = candidate.stage;
    claim.supplier = candidate.supplier;
    claim.recipient = candidate.recipient;
    claim.item = {candidate.designation, candidate.category, candidate.item_text};
    claim.rules = candidate.rules;
    claim.rules.push_back(support_of(candidate));

    bool denied = candidate.denied;
    Modality modality = Modality::fact;
    const auto weigh = [&](std::uint32_t token) {
        if (const Factuality* factuality = factuality_on(analysis, token)) {
            if (factuality->negated) denied = !denied;
            if (factuality->modality != Modality::fact && modality == Modality::fact) modality = factuality->modality;
        }
    };
    const bool lifted = !candidate.governors.empty() && candidate.rules.size() > 1;
    if (!lifted || candidate.planned) weigh(candidate.anchor);
    for (const std::uint32_t governor : candidate.governors) weigh(governor);
    if (negative_item(scene, candidate)) denied = !denied;
    if (candidate.planned && modality == Modality::fact) modality = Modality::planned;

    const Attribution* attribution = attribution_of(analysis, tree[candidate.anchor].span);
    if (attribution && attribution->kind != CueKind::deny) {
        // "concluded a contract" is no speech, whatever else "conclude" is; "announced that it had concluded" is.
        bool speech = true;
        for (const std::uint32_t governor : candidate.governors) {
            if (attribution->cue.overlaps(tree[governor].span)) speech = false;
        }
        for (const std::uint32_t governor : candidate.governors) {
            if (attribution->content.contains(tree[governor].span) && tree[governor].upos == Upos::verb) speech = true;
        }
        if (!speech) attribution = nullptr;
    }
    if (attribution) {
        claim.sources = attribution->chain;
        if (attribution->kind == CueKind::deny && !candidate.denied) denied = !denied;
        if (attribution->kind == CueKind::hedge && modality == Modality::fact) modality = Modality::probable;
    }
    claim.polarity = denied ? Polarity::denied : Polarity::affirmed;
    switch (modality) {
        case Modality::fact: claim.certainty = Certainty::certain; break;
        case Modality::probable: claim.certainty = Certainty::probable; break;
        case Modality::possible:
        case Modality::counterfactual: claim.certainty = Certainty::possible; break;
        case Modality::planned: claim.certainty = Certainty::planned; break;
    }
    claim.quantity = quantity_of(scene, candidate);
    claim.date = date_of(scene, candidate);
    // What is dated after the day of publication has not happened yet.
    if (claim.date && claim.certainty == Certainty::certain && !scene.document().published.empty() &&
        claim.date->from > scene.document().published && claim.stage != Stage::agree) {
        claim.certainty = Certainty::planned;
    }
    claim.value = value_of(scene, candidate);
    claim.place = place_of(scene, candidate);
    for (const std::uint32_t s : candidate.sentences) {
        const Span span = analysis.sentences[s].span;
        const bool known = std::any_of(claim.evidence.begin(), claim.evidence.end(), [&](const Evidence& e) { return e.span == span; });
        if (!known) claim.evidence.push_back({std::string(span.of(tree.text())), span});
    }
    return claim;
}

}  // namespace waybill
