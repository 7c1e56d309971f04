#include "cases/grading.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "cases/matter.h"

namespace waybill {
namespace {

/// Use and display show that what was delivered has come.
std::vector<Stage> shows(Stage stage) {
    if (stage == Stage::use || stage == Stage::display) return {stage, Stage::deliver};
    return {stage};
}

class Grader {
public:
    Grader(const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links, const OriginMap& origins,
           const std::vector<FactConflict>& conflicts, SourceReader& sources, const Knowledge& knowledge, const LinkLexicon& lexicon)
        : batch_(batch), grouping_(grouping), origins_(origins), conflicts_(conflicts), sources_(sources), knowledge_(knowledge), lexicon_(lexicon) {
        for (const DocLink& link : links) {
            if (link.kind != DerivationKind::citation) derived_.insert(link.to);
        }
    }

    void run(std::vector<Case>& cases, const GradeTable& table) {
        std::vector<std::map<Stage, Tally>> tallies(cases.size());
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            auto& of_case = tallies[static_cast<std::size_t>(grouping_.case_of[f])];
            const Claim& c = *batch_.facts[f].claim;
            of_case[c.stage];  // every stage that has claims gets a grade
            if (c.polarity != Polarity::affirmed || !is_done(c)) continue;
            for (const Stage stage : shows(c.stage)) {
                if (stage == c.stage || of_case.contains(stage)) affirm(of_case[stage], f);
            }
        }
        // A stage met after the claims that show it: count these as well.
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            auto& of_case = tallies[static_cast<std::size_t>(grouping_.case_of[f])];
            const Claim& c = *batch_.facts[f].claim;
            if (c.polarity != Polarity::affirmed || !is_done(c)) continue;
            for (const Stage stage : shows(c.stage)) {
                if (stage != c.stage && of_case.contains(stage)) affirm(of_case[stage], f);
            }
        }
        for (const FactConflict& conflict : conflicts_) contradict(tallies, conflict);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            for (const auto& [stage, tally] : tallies[i]) cases[i].grades.push_back(grade(stage, tally, table));
        }
    }

private:
    struct Tally {
        std::set<int> origins;
        std::set<std::string> access;   ///< who affirms with access of their own
        std::set<std::string> deniers;  ///< who denies
        std::map<Stake, std::set<int>> stakes;
        std::set<ConflictKind> disputed;
        bool party = false;
    };

    const Fact& fact(std::uint32_t f) const { return batch_.facts[f]; }

    /// Who would have to know: officials of one party count once, and an author
    /// who names nobody has no access that we know of.
    std::string access(std::uint32_t f) {
        const SourceChain& chain = sources_.chain(fact(f));
        const Source& s = chain.main();
        switch (s.kind) {
            case SourceKind::author:
            case SourceKind::media:
            case SourceKind::outlet: return {};
            case SourceKind::record: return fmt::format("record {}", origins_.origin_of[f]);
            case SourceKind::research: return "research " + s.key;
            default: break;
        }
        if (!s.party.empty()) return "party " + s.party;
        if (s.kind == SourceKind::person) return fmt::format("person {}", origins_.origin_of[f]);
        // Unnamed people stand behind the outlet they spoke to.
        if (!chain.outer.empty()) return "outlet " + chain.outer.back();
        const DocEntry& doc = batch_.docs[fact(f).doc];
        if (derived_.contains(fact(f).doc)) return {};
        return "outlet " + (doc.outlet.empty() ? doc.name : outlet_key(doc.outlet, knowledge_));
    }

    void affirm(Tally& tally, std::uint32_t f) {
        const Source& s = sources_.chain(fact(f)).main();
        // What a copy or rewrite asserts by itself is no further origin.
        if (s.kind == SourceKind::author && derived_.contains(fact(f).doc) && origins_.reasons[f].code != "derived") return;
        tally.origins.insert(origins_.origin_of[f]);
        const Stake stake = stake_of(batch_, fact(f), s, knowledge_, lexicon_);
        tally.stakes[stake].insert(origins_.origin_of[f]);
        if (stake == Stake::supplier || stake == Stake::recipient) tally.party = true;
        if (std::string who = access(f); !who.empty()) tally.access.insert(std::move(who));
    }

    void contradict(std::vector<std::map<Stage, Tally>>& tallies, const FactConflict& conflict) {
        auto& of_case = tallies[static_cast<std::size_t>(grouping_.case_of[conflict.first])];
        const Claim& a = *fact(conflict.first).claim;
        const Claim& b = *fact(conflict.second).claim;
        if (conflict.kind != ConflictKind::polarity) {
            for (const Stage stage : {a.stage, b.stage}) of_case[stage].disputed.insert(conflict.kind);
            return;
        }
        const std::uint32_t denial = a.polarity == Polarity::denied ? conflict.first : conflict.second;
        const std::uint32_t affirmed = denial == conflict.first ? conflict.second : conflict.first;
        std::string who = access(denial);
        if (who.empty()) who = fmt::format("origin {}", origins_.origin_of[denial]);
        for (const Stage stage : shows(fact(affirmed).claim->stage)) {
            if (of_case.contains(stage)) of_case[stage].deniers.insert(who);
        }
        const Stage denied = fact(denial).claim->stage;
        if (of_case.contains(denied)) of_case[denied].deniers.insert(who);
    }

    static Grade grade(Stage stage, const Tally& tally, const GradeTable& table) {
        Support support;
        support.origins = static_cast<std::uint32_t>(tally.origins.size());
        support.independent = std::min(support.origins, static_cast<std::uint32_t>(tally.access.size()));
        support.against = static_cast<std::uint32_t>(tally.deniers.size());
        support.disputed = !tally.disputed.empty();
        support.party = tally.party;
        const GradeRule& rule = table.rule(support);
        Grade grade;
        grade.stage = stage;
        grade.credibility = rule.digit;
        grade.origins_min = support.origins == 0 ? 0 : std::max<std::uint32_t>(1, support.independent);
        grade.origins_max = support.origins;
        grade.grounds.push_back({rule.code, rule.text});
        if (support.origins > 0) {
            std::string stakes;
            for (const auto& [stake, origins] : tally.stakes) {
                stakes += fmt::format("{}{} {}", stakes.empty() ? "" : ", ", origins.size(), to_string(stake));
            }
            grade.grounds.push_back({"affirmed", fmt::format("affirmed by {} origins, {} of them with access of their own; by stake: {}",
                                                             support.origins, support.independent, stakes)});
        }
        if (support.against > 0) grade.grounds.push_back({"denied", fmt::format("denied by {} with access of their own", support.against)});
        for (const ConflictKind kind : tally.disputed) {
            grade.grounds.push_back({fmt::format("{}-disputed", to_string(kind)), fmt::format("origins contradict each other on {}", to_string(kind))});
        }
        grade.would_change = rule.change;
        return grade;
    }

    const Batch& batch_;
    const Grouping& grouping_;
    const OriginMap& origins_;
    const std::vector<FactConflict>& conflicts_;
    SourceReader& sources_;
    const Knowledge& knowledge_;
    const LinkLexicon& lexicon_;
    std::set<std::uint32_t> derived_;
};

}  // namespace

void grade_cases(std::vector<Case>& cases, const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links,
                 const OriginMap& origins, const std::vector<FactConflict>& conflicts, const GradeTable& table,
                 SourceReader& sources, const Knowledge& knowledge, const LinkLexicon& lexicon) {
    Grader(batch, grouping, links, origins, conflicts, sources, knowledge, lexicon).run(cases, table);
}

}  // namespace waybill
