#include "store/grade_json.h"

#include <nlohmann/json.hpp>

#include "waybill/error.h"

namespace waybill {

using nlohmann::json;

std::string grades_to_text(const std::vector<Grade>& grades) {
    json list = json::array();
    for (const Grade& g : grades) {
        json grounds = json::array();
        for (const Reason& r : g.grounds) grounds.push_back({r.code, r.text});
        list.push_back({{"stage", to_string(g.stage)}, {"credibility", g.credibility}, {"min", g.origins_min},
                        {"max", g.origins_max}, {"grounds", grounds}, {"would_change", g.would_change}});
    }
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Grade> grades_from_text(const std::string& text) {
    std::vector<Grade> grades;
    try {
        for (const json& g : json::parse(text)) {
            Grade grade;
            grade.stage = stage_from(g.at("stage").get<std::string>()).value_or(Stage::deliver);
            grade.credibility = g.at("credibility").get<int>();
            grade.origins_min = g.at("min").get<std::uint32_t>();
            grade.origins_max = g.at("max").get<std::uint32_t>();
            for (const json& r : g.at("grounds")) grade.grounds.push_back({r.at(0).get<std::string>(), r.at(1).get<std::string>()});
            grade.would_change = g.at("would_change").get<std::vector<std::string>>();
            grades.push_back(std::move(grade));
        }
    } catch (const json::exception& error) {
        throw StoreError(std::string("the store is damaged: grades of a case cannot be read: ") + error.what());
    }
    return grades;
}

}  // namespace waybill
