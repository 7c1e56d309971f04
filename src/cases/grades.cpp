#include "cases/grades.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/enum_names.h"
#include "base/tsv.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 4> against_names = {"none", "fewer", "equal", "any"};

std::uint32_t number_in(const TsvRow& row, std::string_view column) {
    const std::string_view text = row[column];
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) row.fail("'" + std::string(text) + "' is not a number");
    return number;
}

bool flag_in(const TsvRow& row, std::string_view column, std::string_view set) {
    if (row[column] == set) return true;
    if (row[column] != "any") row.fail(std::string(column) + " must be '" + std::string(set) + "' or 'any'");
    return false;
}

bool holds(const GradeRule& rule, const Support& support) {
    if (support.independent < rule.independent || support.origins < rule.origins) return false;
    if (rule.undisputed && support.disputed) return false;
    if (rule.party && !support.party) return false;
    switch (rule.against) {
        case GradeRule::Against::none: return support.against == 0;
        case GradeRule::Against::fewer: return support.against > 0 && support.against < support.independent;
        case GradeRule::Against::equal: return support.against > 0 && support.against == support.independent;
        case GradeRule::Against::any: break;
    }
    return true;
}

}  // namespace

GradeTable GradeTable::load(const std::vector<std::filesystem::path>& data) {
    GradeTable table;
    for (auto folder = data.rbegin(); folder != data.rend(); ++folder) {
        const auto file = *folder / "grades.tsv";
        if (!std::filesystem::exists(file)) continue;
        const auto rows = TsvTable::read(
            file, {"code", "digit", "independent", "origins", "against", "disputed", "party", "text", "change"}, "grades.tsv");
        for (const TsvRow& row : rows.rows()) {
            GradeRule rule;
            rule.code = std::string(row["code"]);
            rule.digit = static_cast<int>(number_in(row, "digit"));
            if (rule.digit < 1 || rule.digit > 6) row.fail("digit is not from 1 to 6");
            rule.independent = number_in(row, "independent");
            rule.origins = number_in(row, "origins");
            const auto against = enum_from<GradeRule::Against>(against_names, row["against"]);
            if (!against) row.fail("unknown value '" + std::string(row["against"]) + "' of against");
            rule.against = *against;
            rule.undisputed = flag_in(row, "disputed", "no");
            rule.party = flag_in(row, "party", "yes");
            rule.text = std::string(row["text"]);
            for (const std::string_view change : row.list("change")) rule.change.emplace_back(change);
            table.rules_.push_back(std::move(rule));
        }
        break;
    }
    if (table.rules_.empty()) throw DataError("grades.tsv: no rule of credibility in any data folder");
    // Whatever is affirmed must meet a rule, and what nobody affirms the digit 6.
    if (table.rules_.front().origins != 0 || table.rules_.front().digit != 6) {
        throw DataError("grades.tsv: the first rule must give 6 to what nobody affirms");
    }
    const Support worst{.independent = 0, .origins = 1, .against = 1, .disputed = true, .party = false};
    if (std::none_of(table.rules_.begin() + 1, table.rules_.end(), [&](const GradeRule& r) { return holds(r, worst); })) {
        throw DataError("grades.tsv: no rule for a single denied origin");
    }
    return table;
}

const GradeRule& GradeTable::rule(const Support& support) const {
    if (support.origins == 0) return rules_.front();
    const auto at = std::find_if(rules_.begin() + 1, rules_.end(), [&](const GradeRule& r) { return holds(r, support); });
    return at == rules_.end() ? rules_.back() : *at;
}

}  // namespace waybill
