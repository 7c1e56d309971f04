// Reads one lexicon from every data folder that has it.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/tsv.h"

namespace waybill {

/// Calls `take` for each row of FOLDER/`name` ("en/units.tsv"), folder by folder,
/// so that a later folder can override an earlier one. Throws DataError when no
/// folder has the file.
void read_lexicon(const std::vector<std::filesystem::path>& data, const std::string& name,
                  const std::vector<std::string>& columns, const std::function<void(const TsvRow&)>& take);

/// The field as a number. Fails the row when it is none.
double number_field(const TsvRow& row, std::string_view column);

}  // namespace waybill
