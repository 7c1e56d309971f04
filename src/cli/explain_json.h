// What Waybill saw in a document and why, for programs.
#pragma once
#include <string>

#include "claims/extractor.h"
#include "claims/pool.h"
#include "claims/scene.h"
#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// One line of JSON with its newline: sentences, tokens, the mentions of parties,
/// items, times, numbers, money, names and sources, also those that only a learned
/// reader considers ("extra"), and the claims with the rules that made them. Every
/// "b" and "e" and every pair is a byte range of "text"; "antecedent" is an index
/// into "items", -1 for none.
std::string explain_json(const Document& document, const Analysis& analysis, const Scene& scene, const MentionPool& pool,
                         const DocumentClaims& claims);

}  // namespace waybill
