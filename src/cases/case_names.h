// What a case is called: parties, item, and an id made from its content.
#pragma once
#include <vector>

#include "cases/grouping.h"

namespace waybill {

/// The cases of a grouping, in its order, with members but without grades. Ids are
/// "ir-ru-shahed-136-2022-3fa9c1": parties, item, first year, and a hash of the
/// earliest claim; they do not depend on the order of input.
std::vector<Case> make_cases(const Batch& batch, const Grouping& grouping);

}  // namespace waybill
