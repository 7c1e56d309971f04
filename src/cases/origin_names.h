// What an origin is called, what it stands to gain, how reliable the user holds it.
#pragma once
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "cases/directions.h"
#include "cases/origins.h"
#include "cases/stakes.h"

namespace waybill {

/// Letters that the user gave to sources. Never read by the grader.
class Reliability {
public:
    /// reliability.tsv of every folder; a later row replaces an earlier one. Throws DataError.
    static Reliability load(const std::vector<std::filesystem::path>& data, const Knowledge& knowledge);
    /// The same with letters that replace those of their sources; `off` shows none.
    Reliability with(const std::vector<SourceLetter>& letters, bool off, const Knowledge& knowledge) const;
    /// 'F' without a row, '-' when letters are off.
    char letter(const std::string& source, const Knowledge& knowledge) const;

private:
    bool off_ = false;
    std::unordered_map<std::string, char> letters_;
};

/// The origins of a map, in its order. Ids are made from the earliest claim.
std::vector<Origin> make_origins(const Batch& batch, const OriginMap& map, SourceReader& sources, const Knowledge& knowledge,
                                 const LinkLexicon& lexicon, const Reliability& reliability);

}  // namespace waybill
