#include "waybill/decision.h"

#include "base/enum_names.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 7> kinds = {"accept", "reject", "correct", "merge", "split", "rate", "undo"};
constexpr std::array<std::string_view, 4> reviews = {"none", "accepted", "corrected", "rejected"};
constexpr std::string_view mark = "review#";

}  // namespace

std::string_view to_string(DecisionKind kind) { return enum_name(kinds, kind); }
std::string_view to_string(Review review) { return enum_name(reviews, review); }
std::optional<DecisionKind> decision_kind_from(std::string_view name) { return enum_from<DecisionKind>(kinds, name); }
std::optional<Review> review_from(std::string_view name) { return enum_from<Review>(reviews, name); }

Review review_of(const Claim& claim) {
    if (claim.rules.empty()) return Review::none;
    const std::string_view last = claim.rules.back();
    const auto colon = last.rfind(':');
    if (!last.starts_with(mark) || colon == std::string_view::npos) return Review::none;
    return review_from(last.substr(colon + 1)).value_or(Review::none);
}

void mark_review(Claim& claim, Review review, std::int64_t decision) {
    claim.rules.push_back(std::string(mark) + std::to_string(decision) + ":" + std::string(to_string(review)));
}

}  // namespace waybill
