// Credibility of each stage of a case, by a rule table.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "waybill/case.h"

namespace waybill {

/// What a grade is made from. Reliability of sources is not among it.
struct Support {
    std::uint32_t independent = 0;  ///< origins with access of their own that affirm
    std::uint32_t origins = 0;      ///< origins that affirm, at most
    std::uint32_t against = 0;      ///< origins with access of their own that deny
    bool disputed = false;          ///< two origins contradict each other on details
    bool party = false;             ///< supplier or recipient affirms
};

struct GradeRule {
    enum class Against : std::uint8_t { none, fewer, equal, any };
    std::string code;
    int digit = 6;
    std::uint32_t independent = 0;
    std::uint32_t origins = 0;
    Against against = Against::any;
    bool undisputed = false;  ///< holds only without contradictions on details
    bool party = false;       ///< holds only when a party affirms
    std::string text;
    std::vector<std::string> change;
};

class GradeTable {
public:
    /// Reads grades.tsv of the last folder that has one. Throws DataError when it
    /// is malformed or its last row does not hold for everything.
    static GradeTable load(const std::vector<std::filesystem::path>& data);
    /// The first rule that holds.
    const GradeRule& rule(const Support& support) const;

private:
    std::vector<GradeRule> rules_;
};

}  // namespace waybill
