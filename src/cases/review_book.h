// The decisions of people that are in force, and what they make of claims.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cases/directions.h"
#include "waybill/claim.h"
#include "waybill/decision.h"

namespace waybill {

/// A claim that a decision in force is about and that the present claims lack.
struct LostClaim {
    std::int64_t decision = 0;
    JudgedClaim judged;
};

/// Immutable. All is a function of the decisions and the claims, so documents
/// may come in any order.
class ReviewBook {
public:
    explicit ReviewBook(std::vector<Decision> decisions);

    /// All decisions, by number.
    const std::vector<Decision>& decisions() const { return decisions_; }
    const Decision* decision(std::int64_t number) const;
    /// Not undone. A decision whose undoing was undone is in force again.
    bool in_force(std::int64_t number) const;

    /// Whether a decision in force names a claim of the document.
    bool touches(const std::string& doc) const { return subjects_.contains(doc); }
    /// Makes of a document's extracted claims what people say of them: accepted and
    /// corrected ones read as decided, each marked by mark_review(). No claim goes or
    /// changes its place; rejected ones are only marked.
    void apply(const std::string& doc, std::vector<Claim>& extracted) const;
    /// What decisions say on cases and sources, given the extracted claims of every
    /// document that has any.
    Directions directions(std::span<const DocumentClaims> extracted) const;
    /// By decision; `extracted` as for directions().
    std::vector<LostClaim> lost(std::span<const DocumentClaims> extracted) const;

private:
    /// One claim that decisions are about.
    struct Subject {
        std::string key;
        Claim claim;
        std::vector<Claim> readings;  ///< by which it is known as well
        std::int64_t verdict = 0;     ///< the last accept, reject or correct in force; 0 for none
    };
    using Found = std::map<std::string, std::optional<std::uint32_t>>;  ///< by key

    void note(const JudgedClaim& judged, const Decision& decision);
    /// Where the subjects of a document stand among its extracted claims. Each claim
    /// is one subject at most: the same to the letter first, then the most alike.
    Found find(const std::string& doc, std::span<const Claim> extracted) const;
    std::map<std::string, Found> find_all(std::span<const DocumentClaims> extracted) const;

    std::vector<Decision> decisions_;
    std::vector<bool> in_force_;  ///< by place in decisions_
    std::map<std::string, std::vector<Subject>> subjects_;  ///< by document, in the order of decisions
};

}  // namespace waybill
