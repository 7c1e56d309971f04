// What many documents' claims amount to: cases, the origins behind them, how
// documents derive from each other, what contradicts what, and grades.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/claim.h"

namespace waybill {

/// A claim by its document's name and its index in that document's claims.
struct ClaimRef {
    std::string doc;
    std::uint32_t index = 0;
    friend auto operator<=>(const ClaimRef&, const ClaimRef&) = default;
};

/// Why a claim stands in its case or at its origin: a reason code and words.
struct Reason {
    std::string code;  ///< "same-designation", "credited-outlet"
    std::string text;
    friend bool operator==(const Reason&, const Reason&) = default;
};

struct Membership {
    ClaimRef claim;
    Reason reason;
    friend bool operator==(const Membership&, const Membership&) = default;
};

/// Credibility of one stage of a case on the Admiralty scale, 1 (confirmed) to 5
/// (improbable), 6 when it cannot be judged, with its grounds.
struct Grade {
    Stage stage = Stage::deliver;
    int credibility = 6;
    std::uint32_t origins_min = 0;  ///< independent origins that affirm it, at least
    std::uint32_t origins_max = 0;  ///< and at most
    std::vector<Reason> grounds;
    std::vector<std::string> would_change;  ///< what would raise or lower it
    friend bool operator==(const Grade&, const Grade&) = default;
};

struct Case {
    std::string id;  ///< made from what the case is about and its first claim, so it outlives new documents
    std::optional<std::string> supplier;
    std::optional<std::string> recipient;
    std::string item;  ///< designation or family, else the category's name
    Category category = Category::weapons;
    std::vector<Membership> claims;
    std::vector<Grade> grades;  ///< one a stage that has claims, in the order of Stage
    friend bool operator==(const Case&, const Case&) = default;
};

enum class Stake : std::uint8_t { supplier, recipient, adversary, third_party, independent, unknown };

struct Origin {
    std::string id;
    std::string label;  ///< "Iran's foreign minister, 5 November 2022"
    Stake stake = Stake::unknown;
    char reliability = 'F';  ///< A-F, from the user's registry; F when not judged
    std::vector<Membership> claims;
    friend bool operator==(const Origin&, const Origin&) = default;
};

enum class DerivationKind : std::uint8_t { copy, rewrite, citation };

struct Derivation {
    std::string from;  ///< document names
    std::string to;
    DerivationKind kind = DerivationKind::citation;
    Reason reason;
    friend bool operator==(const Derivation&, const Derivation&) = default;
};

enum class ConflictKind : std::uint8_t { polarity, quantity, value, date, place, item, party };

struct Conflict {
    ConflictKind kind = ConflictKind::polarity;
    std::string case_id;
    ClaimRef first;
    ClaimRef second;
    Reason reason;  ///< the two values that cannot both hold
    friend bool operator==(const Conflict&, const Conflict&) = default;
};

struct Ledger {
    std::vector<Case> cases;
    std::vector<Origin> origins;
    std::vector<Derivation> derivations;
    std::vector<Conflict> conflicts;
    friend bool operator==(const Ledger&, const Ledger&) = default;
};

std::string_view to_string(Stake stake);           ///< "third-party"
std::string_view to_string(DerivationKind kind);   ///< "rewrite"
std::string_view to_string(ConflictKind kind);     ///< "quantity"
std::optional<Stake> stake_from(std::string_view name);
std::optional<DerivationKind> derivation_kind_from(std::string_view name);
std::optional<ConflictKind> conflict_kind_from(std::string_view name);

}  // namespace waybill
