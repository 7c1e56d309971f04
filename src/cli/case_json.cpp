#include "cli/case_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "claims/claim_json.h"
#include "waybill/decision.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

std::string line(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json head_json(const DocumentHead& d) {
    return {{"document", d.id}, {"doc", d.name}, {"title", d.title}, {"outlet", d.outlet}, {"published", d.published}, {"url", d.url}};
}

Json claim_json(const DocumentHead& document, std::uint32_t index, const Claim& claim) {
    Json object = head_json(document);
    object["index"] = index;
    object.update(to_json(claim));
    if (const Review review = review_of(claim); review != Review::none) object["review"] = to_string(review);
    return object;
}

Json reason_json(const Reason& reason) { return {{"code", reason.code}, {"text", reason.text}}; }

Json ref_json(const ClaimRef& claim) { return {claim.doc, claim.index}; }

Json grades_json(const Case& about) {
    Json grades = Json::array();
    for (const Grade& g : about.grades) {
        Json grounds = Json::array();
        for (const Reason& r : g.grounds) grounds.push_back(reason_json(r));
        grades.push_back({{"stage", to_string(g.stage)}, {"credibility", g.credibility}, {"origins_min", g.origins_min},
                          {"origins_max", g.origins_max}, {"grounds", grounds}, {"would_change", g.would_change}});
    }
    return grades;
}

Json case_object(const CaseView& view) {
    const Case& about = *view.about;
    std::set<Stage> stages;
    for (const CaseClaim& c : view.claims) stages.insert(c.claim.stage);
    Json names = Json::array();
    for (const Stage stage : stages) names.push_back(to_string(stage));
    return {{"id", about.id}, {"supplier", or_null(about.supplier)}, {"recipient", or_null(about.recipient)}, {"item", about.item},
            {"category", to_string(about.category)}, {"stages", names}, {"claims", view.claims.size()},
            {"origins", view.origins.size()}, {"conflicts", view.conflicts.size()}, {"first", view.first_published()},
            {"last", view.last_published()}, {"grades", grades_json(about)}};
}

}  // namespace

std::string claim_line(const DocumentHead& document, std::uint32_t index, const Claim& claim) {
    return line(claim_json(document, index, claim));
}

std::string case_line(const CaseView& view) { return line(case_object(view)); }

std::string full_case_line(const CaseView& view) {
    Json object = case_object(view);
    Json claims = Json::array();
    for (const CaseClaim& c : view.claims) {
        Json claim = claim_json(c.document, c.index, c.claim);
        claim["origin"] = c.origin != nullptr ? Json(c.origin->id) : Json();
        claim["why"] = reason_json(c.membership->reason);
        claims.push_back(std::move(claim));
    }
    object["claims"] = std::move(claims);
    Json origins = Json::array();
    for (const Origin* o : view.origins) {
        Json members = Json::array();
        for (const Membership& m : o->claims) members.push_back({{"claim", ref_json(m.claim)}, {"why", reason_json(m.reason)}});
        Json origin = {{"id", o->id}, {"label", o->label}, {"stake", to_string(o->stake)}};
        if (o->reliability != '-') origin["reliability"] = std::string(1, o->reliability);
        origin["claims"] = std::move(members);
        origins.push_back(std::move(origin));
    }
    object["origins"] = std::move(origins);
    Json conflicts = Json::array();
    for (const Conflict* c : view.conflicts) {
        conflicts.push_back({{"kind", to_string(c->kind)}, {"claims", {ref_json(c->first), ref_json(c->second)}}, {"why", reason_json(c->reason)}});
    }
    object["conflicts"] = std::move(conflicts);
    Json derivations = Json::array();
    for (const Derivation* d : view.derivations) {
        derivations.push_back({{"from", d->from}, {"to", d->to}, {"kind", to_string(d->kind)}, {"why", reason_json(d->reason)}});
    }
    object["derivations"] = std::move(derivations);
    return line(object);
}

std::string event_line(const CaseView& view, const CaseClaim& claim, const TimelineEntry& entry) {
    const std::string when = !entry.from.empty() ? entry.from : !entry.to.empty() ? entry.to : entry.reported;
    Json object = {{"case", view.about->id}, {"when", when}, {"some_day", entry.some_day}, {"first_report", entry.first}, {"new_origin", entry.fresh}};
    object.update(claim_json(claim.document, claim.index, claim.claim));
    return line(object);
}

std::string register_line(const Case& about, const RegisterRow& row) {
    return line({{"case", about.id}, {"supplier", or_null(about.supplier)}, {"recipient", or_null(about.recipient)}, {"item", row.item},
                 {"ordered", row.ordered}, {"year_of_order", row.year_of_order}, {"delivered", row.delivered},
                 {"years_of_delivery", row.years_of_delivery}, {"status", row.status}});
}

std::string search_line(const SearchHit& hit) {
    Json object = head_json(hit.document);
    object["snippet"] = hit.snippet;
    Json marks = Json::array();
    for (const Span& mark : hit.marks) marks.push_back({mark.begin, mark.end});
    object["marks"] = std::move(marks);
    return line(object);
}

}  // namespace waybill
