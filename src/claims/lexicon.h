// The words of the claim rules: stage words with their frames, operators over
// them, and word classes. All of it comes from data/en/*.tsv.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claims/tree.h"
#include "waybill/claim.h"

namespace waybill {

/// What an argument of a stage word may be; several may be open.
struct Roles {
    bool supplier = false;
    bool recipient = false;
    bool item = false;
    bool either = false;  ///< one of the two parties, which one is not said
    bool other = false;   ///< explicitly neither
    bool place = false;
    friend bool operator==(const Roles&, const Roles&) = default;
};

/// Roles from letters: "SI", "B", "-". Nothing for an unknown letter.
std::optional<Roles> roles_from(std::string_view letters);

/// One line of stages.tsv.
struct StageRule {
    std::vector<std::string> words;
    bool noun = false;
    Stage stage = Stage::deliver;
    std::vector<std::pair<std::string, Roles>> frame;
    std::set<std::string, std::less<>> flags;
    std::string where;

    const Roles* roles(std::string_view relation) const;
    bool has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
};

/// What an operator does to the stage below it.
enum class Effect : std::uint8_t { agree, negotiate, request, offer, approve, halt, planned, want, denied, deny };

/// One line of operators.tsv.
struct OperatorRule {
    std::vector<std::string> words;
    bool noun = false;
    Effect effect = Effect::planned;
    Roles subject;
    Roles object;
    std::string where;
};

/// Where a rule's words stand in a sentence.
template <class Rule>
struct Match {
    const Rule* rule = nullptr;
    std::vector<std::uint32_t> tokens;  ///< one a word of the rule
    std::uint32_t anchor = 0;           ///< the one that the others hang on
};

class ClaimLexicon {
public:
    /// Reads `en/stages.tsv`, `en/operators.tsv` and `en/claims_words.tsv` of every
    /// folder that has them; at least one must. Throws DataError.
    static ClaimLexicon load(const std::vector<std::filesystem::path>& data);

    std::vector<Match<StageRule>> stages(const Tree& tree, std::uint32_t first, std::uint32_t sentence_end) const;
    std::vector<Match<OperatorRule>> operators(const Tree& tree, std::uint32_t first, std::uint32_t sentence_end) const;

    bool is(std::string_view word_class, const std::string& word) const;

private:
    std::vector<StageRule> stage_rules_;
    std::vector<OperatorRule> operator_rules_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> stages_by_word_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> operators_by_word_;
    std::map<std::string, std::set<std::string>, std::less<>> classes_;
};

}  // namespace waybill
