// A digest of what is new in a store, as Markdown or HTML.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "cli/case_book.h"

namespace waybill {

struct Brief {
    std::string since;                  ///< as the heading names it
    std::size_t documents = 0;          ///< new ones
    std::size_t documents_with_claims = 0;
    std::size_t claims = 0;
    std::set<std::string> fresh;        ///< ids of the new documents
    std::vector<const CaseView*> made;  ///< cases of which every claim is new
    std::vector<const CaseView*> grown; ///< cases with a new claim among older ones
    std::vector<Alert> alerts;          ///< of watches
};

/// What `book` holds of the documents `heads`.
Brief make_brief(const CaseBook& book, const std::vector<DocumentHead>& heads, std::string since);

std::string brief_markdown(const Brief& brief);
/// One page that needs nothing from elsewhere.
std::string brief_html(const Brief& brief);

}  // namespace waybill
