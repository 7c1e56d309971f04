// What people decide about claims, cases and sources: kept beside what was
// extracted, never in its place, and undone by a further decision.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/claim.h"

namespace waybill {

enum class DecisionKind : std::uint8_t {
    accept,   ///< the claim is read rightly
    reject,   ///< the document does not say this
    correct,  ///< the document says it otherwise
    merge,    ///< these claims are of one case
    split,    ///< these claims are of another case than those
    rate,     ///< how reliable a source is
    undo      ///< an earlier decision no longer holds
};

/// A claim as it stood when somebody decided on it: by this it is known again
/// after a new extraction.
struct JudgedClaim {
    std::string doc;          ///< document id
    std::uint32_t index = 0;  ///< among the document's claims at that time
    Claim claim;              ///< as extracted
    friend bool operator==(const JudgedClaim&, const JudgedClaim&) = default;
};

/// One decision. Decisions are only ever added.
struct Decision {
    std::int64_t number = 0;  ///< 1, 2, 3 …; the store sets it
    DecisionKind kind = DecisionKind::accept;
    std::string author;
    std::string time;    ///< UTC, ISO 8601
    std::string reason;
    std::vector<JudgedClaim> claims;   ///< accept, reject, correct: one; merge: all; split: those that go
    std::vector<JudgedClaim> others;   ///< split: those that stay
    std::optional<Claim> reading;      ///< accept, correct: how the claim is to be read
    std::vector<std::string> cases;    ///< merge, split: ids of the cases as they were
    std::string source;                ///< rate: an outlet, office or person; "*" for all letters at once
    char letter = 'F';                 ///< rate: A to F; of "*": '-' shows no letters, '+' shows them again
    std::int64_t undoes = 0;           ///< undo: number of the decision
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// What people have made of a claim.
enum class Review : std::uint8_t { none, accepted, corrected, rejected };

/// The state that mark_review() left, from the last of the claim's rules.
Review review_of(const Claim& claim);
/// Notes among the claim's rules that a decision made it what it is: "review#12:accepted".
void mark_review(Claim& claim, Review review, std::int64_t decision);

std::string_view to_string(DecisionKind kind);  ///< "accept"
std::string_view to_string(Review review);      ///< "accepted"
std::optional<DecisionKind> decision_kind_from(std::string_view name);
std::optional<Review> review_from(std::string_view name);

}  // namespace waybill
