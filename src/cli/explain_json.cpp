#include "cli/explain_json.h"

#include <array>
#include <nlohmann/json.hpp>

#include "claims/claim_json.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(PartyCue cue) {
    constexpr std::array<std::string_view, 5> names = {"name", "demonym", "capital", "person", "body"};
    return names[static_cast<std::size_t>(cue)];
}

std::string_view name_of(NameKind kind) {
    constexpr std::array<std::string_view, 5> names = {"person", "organisation", "place", "nationality", "other"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(CueKind kind) {
    constexpr std::array<std::string_view, 5> names = {"assert", "deny", "hedge", "ask", "promise"};
    return names[static_cast<std::size_t>(kind)];
}

Json at(Span span) { return {{"b", span.begin}, {"e", span.end}}; }

Json pair(Span span) { return Json::array({span.begin, span.end}); }

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <class Number>
Json or_null(const std::optional<Number>& value) {
    return value ? Json(*value) : Json();
}

template <class Mention, class Work>
Json list(const std::vector<Mention>& mentions, const Work& work) {
    Json all = Json::array();
    for (const Mention& mention : mentions) all.push_back(work(mention));
    return all;
}

std::string_view name_of(PoolKind kind) {
    constexpr std::array<std::string_view, 5> names = {"named", "kind", "list", "referring", "stage"};
    return names[static_cast<std::size_t>(kind)];
}

Json party_json(const Tree& tree, const PoolParty& pooled) {
    const PartyAt& p = pooled.at;
    Json object = at(tree.span(p.begin, p.end));
    object["party"] = p.party;
    object["cue"] = pooled.origin ? "origin" : name_of(p.cue);
    object["state"] = p.state;
    object["company"] = p.company;
    object["country"] = or_null(p.country);
    object["aside"] = p.aside;
    object["extra"] = pooled.extra;
    return object;
}

Json item_json(const Tree& tree, const PoolItem& pooled) {
    const ItemAt& i = pooled.at;
    Json object = at(tree.span(i.begin, i.end));
    object["designation"] = or_null(i.designation);
    object["category"] = to_string(i.category);
    object["weak"] = i.weak;
    object["system"] = i.system;
    object["supplier"] = or_null(i.supplier);
    object["supplied"] = i.supplied;
    object["holder"] = or_null(i.holder);
    object["antecedent"] = i.antecedent;
    object["origins"] = i.origins;
    object["how"] = name_of(pooled.kind);
    object["extra"] = pooled.extra;
    return object;
}

void add_layers(Json& object, const Analysis& a, const MentionPool& pool) {
    object["times"] = list(pool.times, [](const PoolTime& t) {
        Json time = at(t.at.span);
        time["from"] = or_null(t.at.from);
        time["to"] = or_null(t.at.to);
        time["extra"] = t.extra;
        return time;
    });
    object["numbers"] = list(pool.numbers, [](const PoolNumber& n) {
        Json number = at(n.at.span);
        number["min"] = or_null(n.at.min);
        number["max"] = or_null(n.at.max);
        number["extra"] = n.extra;
        return number;
    });
    object["money"] = list(a.money, [](const MoneyMention& m) {
        Json money = at(m.span);
        money["amount"] = m.amount;
        money["currency"] = m.currency;
        return money;
    });
    object["attributions"] = list(a.attributions, [](const Attribution& said) {
        return Json{{"content", pair(said.content)}, {"source", pair(said.source)}, {"cue", pair(said.cue)},
                    {"chain", said.chain}, {"kind", name_of(said.kind)}, {"quoted", said.quoted}};
    });
    object["names"] = list(a.names, [](const Name& n) {
        Json name = at(n.span);
        name["kind"] = name_of(n.kind);
        return name;
    });
    object["sources"] = list(pool.sources, [](const PoolSource& s) {
        Json source = at(s.span);
        source["text"] = s.text;
        source["extra"] = s.extra;
        return source;
    });
}

}  // namespace

std::string explain_json(const Document& document, const Analysis& analysis, const Scene& scene, const MentionPool& pool,
                         const DocumentClaims& claims) {
    const Tree& tree = scene.tree();
    Json object;
    object["doc"] = document.name;
    object["published"] = or_null(document.published);
    object["title"] = or_null(document.title);
    object["text"] = document.text;
    object["sentences"] = list(analysis.sentences, [](const Sentence& s) {
        Json sentence = at(s.span);
        sentence["heading"] = s.heading;
        sentence["paragraph"] = s.paragraph;
        return sentence;
    });
    object["tokens"] = list(analysis.tokens, [](const Token& t) { return pair(t.span); });
    object["parties"] = list(pool.parties, [&](const PoolParty& p) { return party_json(tree, p); });
    object["items"] = list(pool.items, [&](const PoolItem& i) { return item_json(tree, i); });
    add_layers(object, analysis, pool);
    object["rules"] = list(claims.claims, [](const Claim& c) { return to_json(c); });
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace waybill
