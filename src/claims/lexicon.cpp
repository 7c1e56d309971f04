#include "claims/lexicon.h"

#include <algorithm>

#include "base/tsv.h"
#include "waybill/error.h"

namespace waybill {

namespace {

constexpr std::uint32_t widest_gap = 4;  // words between two words of one rule

std::vector<std::string> words_of(std::string_view field) {
    std::vector<std::string> words;
    for (const std::string_view word : split(field, ' ')) words.emplace_back(word);
    return words;
}

bool pos_of(const TsvRow& row) {
    if (row["pos"] == "N") return true;
    if (row["pos"] != "V") row.fail("pos must be V or N");
    return false;
}

Roles roles_or_fail(const TsvRow& row, std::string_view letters) {
    const auto roles = roles_from(letters);
    if (!roles) row.fail("unknown role in '" + std::string(letters) + "'");
    return *roles;
}

StageRule stage_rule(const TsvRow& row) {
    StageRule rule;
    rule.words = words_of(row["words"]);
    rule.noun = pos_of(row);
    const auto stage = stage_from(row["stage"]);
    if (!stage) row.fail("unknown stage '" + std::string(row["stage"]) + "'");
    rule.stage = *stage;
    for (const std::string_view part : split(row["frame"], ' ')) {
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) row.fail("a frame is relation:roles, not '" + std::string(part) + "'");
        rule.frame.emplace_back(part.substr(0, colon), roles_or_fail(row, part.substr(colon + 1)));
    }
    for (const std::string_view flag : split(row["flags"], ' ')) {
        if (flag != "-") rule.flags.emplace(flag);
    }
    rule.where = row.where();
    return rule;
}

OperatorRule operator_rule(const TsvRow& row) {
    static const std::map<std::string_view, Effect> effects = {
        {"agree", Effect::agree},     {"negotiate", Effect::negotiate}, {"request", Effect::request}, {"offer", Effect::offer},
        {"approve", Effect::approve}, {"halt", Effect::halt},           {"planned", Effect::planned}, {"want", Effect::want},
        {"denied", Effect::denied},   {"deny", Effect::deny}};
    OperatorRule rule;
    rule.words = words_of(row["words"]);
    rule.noun = pos_of(row);
    const auto effect = effects.find(row["effect"]);
    if (effect == effects.end()) row.fail("unknown effect '" + std::string(row["effect"]) + "'");
    rule.effect = effect->second;
    rule.subject = roles_or_fail(row, row["subj"]);
    rule.object = roles_or_fail(row, row["obj"]);
    rule.where = row.where();
    return rule;
}

bool fits(const Tree& tree, std::uint32_t token, const std::string& word) {
    return tree.lemma(token) == word || tree.word(token) == word;
}

bool pos_fits(const Tree& tree, std::uint32_t anchor, bool noun, std::size_t words) {
    const Upos upos = tree[anchor].upos;
    if (noun) return upos == Upos::noun || upos == Upos::propn;
    return words > 1 || upos == Upos::verb || upos == Upos::aux || upos == Upos::adj;
}

template <class Rule>
void match_all(const Tree& tree, const std::vector<Rule>& rules, const std::vector<std::uint32_t>& candidates,
               std::uint32_t first, std::uint32_t end, std::vector<Match<Rule>>& found) {
    for (const std::uint32_t index : candidates) {
        const Rule& rule = rules[index];
        Match<Rule> match{&rule, {first}, first};
        std::uint32_t at = first + 1;
        for (std::size_t w = 1; w < rule.words.size(); ++w) {
            const std::uint32_t limit = std::min(end, at + widest_gap + 1);
            while (at < limit && !fits(tree, at, rule.words[w]) && tree[at].upos != Upos::punct) ++at;
            if (at >= limit || !fits(tree, at, rule.words[w])) break;
            match.tokens.push_back(at++);
        }
        if (match.tokens.size() != rule.words.size()) continue;
        for (const std::uint32_t token : match.tokens) {
            const std::int32_t head = tree[token].head;
            const bool inside = head >= 0 && std::find(match.tokens.begin(), match.tokens.end(),
                                                       static_cast<std::uint32_t>(head)) != match.tokens.end();
            if (!inside) {
                match.anchor = token;
                break;
            }
        }
        // "contract for" is a verb only where "contract" is one.
        const Upos front = tree[first].upos;
        if (!rule.noun && rule.words.size() > 1 && (front == Upos::noun || front == Upos::propn)) continue;
        if (pos_fits(tree, match.anchor, rule.noun, rule.words.size())) found.push_back(std::move(match));
    }
}

template <class Rule>
std::vector<Match<Rule>> matches(const Tree& tree, const std::vector<Rule>& rules,
                                 const std::unordered_map<std::string, std::vector<std::uint32_t>>& index,
                                 std::uint32_t first, std::uint32_t end) {
    std::vector<Match<Rule>> found;
    std::vector<std::string> keys{tree.lemma(first)};
    if (tree.word(first) != tree.lemma(first)) keys.push_back(tree.word(first));
    // A participle that the tagger took for an adjective has itself for a lemma.
    const std::string& word = tree.word(first);
    if (tree.lemma(first) == word && word.size() > 4 && word.ends_with("ed")) {
        keys.push_back(word.substr(0, word.size() - 1));
        keys.push_back(word.substr(0, word.size() - 2));
    }
    for (const std::string& key : keys) {
        const auto at = index.find(key);
        if (at != index.end()) match_all(tree, rules, at->second, first, end, found);
    }
    // The longest phrase stands for the shorter ones that begin with it.
    std::size_t longest = 0;
    for (const auto& match : found) longest = std::max(longest, match.tokens.size());
    std::erase_if(found, [longest](const Match<Rule>& match) { return match.tokens.size() < longest; });
    return found;
}

}  // namespace

std::optional<Roles> roles_from(std::string_view letters) {
    Roles roles;
    for (const char letter : letters) {
        switch (letter) {
            case 'S': roles.supplier = true; break;
            case 'R': roles.recipient = true; break;
            case 'I': roles.item = true; break;
            case 'B': roles.either = true; break;
            case 'X': roles.other = true; break;
            case 'P': roles.place = true; break;
            case '-': break;
            default: return std::nullopt;
        }
    }
    return roles;
}

const Roles* StageRule::roles(std::string_view relation) const {
    for (const auto& [name, roles] : frame) {
        if (name == relation) return &roles;
    }
    return nullptr;
}

ClaimLexicon ClaimLexicon::load(const std::vector<std::filesystem::path>& data) {
    ClaimLexicon lexicon;
    for (const auto& folder : data) {
        if (const auto file = folder / "en/stages.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"words", "pos", "stage", "frame", "flags"}, "en/stages.tsv");
            for (const TsvRow& row : table.rows()) lexicon.stage_rules_.push_back(stage_rule(row));
        }
        if (const auto file = folder / "en/operators.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"words", "pos", "effect", "subj", "obj"}, "en/operators.tsv");
            for (const TsvRow& row : table.rows()) lexicon.operator_rules_.push_back(operator_rule(row));
        }
        if (const auto file = folder / "en/claims_words.tsv"; std::filesystem::exists(file)) {
            const TsvTable table = TsvTable::read(file, {"class", "word"}, "en/claims_words.tsv");
            for (const TsvRow& row : table.rows()) lexicon.classes_[std::string(row["class"])].emplace(row["word"]);
        }
    }
    if (lexicon.stage_rules_.empty()) throw DataError("no data folder holds en/stages.tsv");
    for (std::uint32_t i = 0; i < lexicon.stage_rules_.size(); ++i) {
        lexicon.stages_by_word_[lexicon.stage_rules_[i].words.front()].push_back(i);
    }
    for (std::uint32_t i = 0; i < lexicon.operator_rules_.size(); ++i) {
        lexicon.operators_by_word_[lexicon.operator_rules_[i].words.front()].push_back(i);
    }
    return lexicon;
}

std::vector<Match<StageRule>> ClaimLexicon::stages(const Tree& tree, std::uint32_t first, std::uint32_t sentence_end) const {
    return matches(tree, stage_rules_, stages_by_word_, first, sentence_end);
}

std::vector<Match<OperatorRule>> ClaimLexicon::operators(const Tree& tree, std::uint32_t first,
                                                         std::uint32_t sentence_end) const {
    return matches(tree, operator_rules_, operators_by_word_, first, sentence_end);
}

bool ClaimLexicon::is(std::string_view word_class, const std::string& word) const {
    const auto found = classes_.find(word_class);
    return found != classes_.end() && found->second.contains(word);
}

}  // namespace waybill
