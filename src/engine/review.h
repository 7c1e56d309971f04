// Decisions of people: made from what a store holds, checked, and put into it.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cases/review_book.h"
#include "engine/engine.h"
#include "store/store.h"

namespace waybill {

/// Who decides, when and why.
struct Signature {
    std::string author;
    std::string time;  ///< UTC, ISO 8601
    std::string reason;
};

/// A claim of the store as it now stands, with what was extracted.
struct ReviewedClaim {
    DocumentHead document;
    std::uint32_t index = 0;
    Claim extracted;
    Claim standing;  ///< review_of() says what people have made of it
};

/// The claim called "DOCUMENT#INDEX", the document by its name or id or the
/// beginning of its id. Throws UsageError when there is none, or several such documents.
ReviewedClaim claim_named(const Store& store, const std::string& name);

/// All of these add decisions and return the number of the first. Each throws
/// UsageError, before anything is written, for what cannot be decided.

std::int64_t accept_claims(Store& store, std::span<const ReviewedClaim> claims, const Signature& by);
std::int64_t reject_claims(Store& store, std::span<const ReviewedClaim> claims, const Signature& by);
/// `reading` is what the document says; its evidence and rules do not matter.
std::int64_t correct_claim(Store& store, const ReviewedClaim& claim, const Claim& reading, const Signature& by);
/// Makes one case of several.
std::int64_t merge_cases(const Engine& engine, Store& store, const std::vector<std::string>& ids, const Signature& by);
/// Makes a case of its own of some claims of a case.
std::int64_t split_case(const Engine& engine, Store& store, const std::string& id, std::span<const ReviewedClaim> claims, const Signature& by);
/// `letter` from A to F; '-' and '+' with source "*" switch letters off and on.
std::int64_t rate_source(Store& store, const std::string& source, char letter, const Signature& by);
/// Undoes decision `number`, the last one in force when it is 0.
std::int64_t undo_decision(Store& store, std::int64_t number, const Signature& by);

/// Claims that decisions in force are about and that the documents' present claims lack.
std::vector<LostClaim> lost_claims(const Store& store);

/// The reviewed documents as references: claims that people accepted or corrected,
/// without rules. `partial` takes documents of which some claims are not yet
/// reviewed, too, with those that are. `visit` gets the document and its reference.
/// Returns how many documents were left out for that reason.
std::size_t each_reference(const Store& store, bool partial, const std::function<void(const StoredDocument&, const DocumentClaims&)>& visit);

/// The id of the case called so, whole or by its beginning. Throws UsageError.
const Case& case_named(const Ledger& ledger, const std::string& id);

}  // namespace waybill
