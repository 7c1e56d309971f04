// A case's grades as JSON text: no query looks into them.
#pragma once
#include <string>
#include <vector>

#include "waybill/case.h"

namespace waybill {

std::string grades_to_text(const std::vector<Grade>& grades);
/// Throws StoreError.
std::vector<Grade> grades_from_text(const std::string& text);

}  // namespace waybill
