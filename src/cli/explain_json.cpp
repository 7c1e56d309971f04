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

Json party_json(const Tree& tree, const PartyAt& p) {
    Json object = at(tree.span(p.begin, p.end));
    object["party"] = p.party;
    object["cue"] = name_of(p.cue);
    object["state"] = p.state;
    object["company"] = p.company;
    object["country"] = or_null(p.country);
    object["aside"] = p.aside;
    return object;
}

Json item_json(const Tree& tree, const ItemAt& i) {
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
    return object;
}

void add_layers(Json& object, const Analysis& a) {
    object["times"] = list(a.times, [](const TimeMention& t) {
        Json time = at(t.span);
        time["from"] = or_null(t.from);
        time["to"] = or_null(t.to);
        return time;
    });
    object["numbers"] = list(a.numbers, [](const NumberMention& n) {
        Json number = at(n.span);
        number["min"] = or_null(n.min);
        number["max"] = or_null(n.max);
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
}

}  // namespace

std::string explain_json(const Document& document, const Analysis& analysis, const Scene& scene, const DocumentClaims& claims) {
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
    object["parties"] = list(scene.parties(), [&](const PartyAt& p) { return party_json(tree, p); });
    object["items"] = list(scene.items(), [&](const ItemAt& i) { return item_json(tree, i); });
    add_layers(object, analysis);
    object["rules"] = list(claims.claims, [](const Claim& c) { return to_json(c); });
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace waybill
