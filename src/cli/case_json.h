// Claims and cases of a store as JSON Lines.
#pragma once
#include <string>

#include "cli/case_book.h"

namespace waybill {

/// One line, without the newline: the claim with the document it stands in.
std::string claim_line(const DocumentHead& document, std::uint32_t index, const Claim& claim);
/// The case in numbers.
std::string case_line(const CaseView& view);
/// The case with claims, origins, conflicts and derivations.
std::string full_case_line(const CaseView& view);
/// One event of a case's timeline.
std::string event_line(const CaseView& view, const CaseClaim& claim, const TimelineEntry& entry);
/// The case as a line of a register.
std::string register_line(const Case& about, const RegisterRow& row);
std::string search_line(const SearchHit& hit);

}  // namespace waybill
