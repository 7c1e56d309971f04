// Grades of cases: counting who affirms and who denies each stage.
#pragma once
#include <vector>

#include "cases/conflicts.h"
#include "cases/grades.h"
#include "cases/stakes.h"

namespace waybill {

/// Adds grades to the cases of a grouping, in its order.
void grade_cases(std::vector<Case>& cases, const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links,
                 const OriginMap& origins, const std::vector<FactConflict>& conflicts, const GradeTable& table,
                 SourceReader& sources, const Knowledge& knowledge, const LinkLexicon& lexicon);

}  // namespace waybill
