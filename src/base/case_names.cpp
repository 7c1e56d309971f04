#include "waybill/case.h"

#include "base/enum_names.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 6> stakes = {"supplier",    "recipient",   "adversary",
                                                    "third-party", "independent", "unknown"};
constexpr std::array<std::string_view, 3> derivation_kinds = {"copy", "rewrite", "citation"};
constexpr std::array<std::string_view, 7> conflict_kinds = {"polarity", "quantity", "value", "date",
                                                            "place",    "item",     "party"};

}  // namespace

std::string_view to_string(Stake stake) { return enum_name(stakes, stake); }
std::string_view to_string(DerivationKind kind) { return enum_name(derivation_kinds, kind); }
std::string_view to_string(ConflictKind kind) { return enum_name(conflict_kinds, kind); }
std::optional<Stake> stake_from(std::string_view name) { return enum_from<Stake>(stakes, name); }
std::optional<DerivationKind> derivation_kind_from(std::string_view name) {
    return enum_from<DerivationKind>(derivation_kinds, name);
}
std::optional<ConflictKind> conflict_kind_from(std::string_view name) {
    return enum_from<ConflictKind>(conflict_kinds, name);
}

}  // namespace waybill
