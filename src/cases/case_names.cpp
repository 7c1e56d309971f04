#include "cases/case_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"

namespace waybill {
namespace {

std::string slug(std::string_view text) {
    std::string out;
    for (const std::string& word : words_of(text)) {
        for (const char c : word) {
            if (c != '\'') out += c;
        }
        out += '-';
    }
    if (!out.empty()) out.pop_back();
    return out.empty() ? "x" : out;
}

/// The text that most claims give; the smallest of equally frequent ones.
std::string most_frequent(const std::map<std::string, int>& counts) {
    std::string best;
    int most = 0;
    for (const auto& [text, count] : counts) {
        if (count > most) {
            best = text;
            most = count;
        }
    }
    return best;
}

std::optional<std::string> party(const Batch& batch, int number) {
    if (number == Names::none) return std::nullopt;
    return batch.parties.name(number);
}

}  // namespace

std::vector<Case> make_cases(const Batch& batch, const Grouping& grouping) {
    const auto size = static_cast<std::size_t>(grouping.cases);
    std::vector<Case> cases(size);
    std::vector<std::map<std::string, int>> designations(size);
    std::vector<std::map<Category, int>> categories(size);
    std::vector<std::map<std::pair<int, int>, int>> pairs(size);
    std::vector<std::map<std::string, int>> suppliers(size);
    std::vector<std::map<std::string, int>> recipients(size);
    using First = std::tuple<std::string, std::string, std::uint32_t>;
    std::vector<std::optional<First>> firsts(size);
    for (std::uint32_t i = 0; i < batch.facts.size(); ++i) {
        const auto at = static_cast<std::size_t>(grouping.case_of[i]);
        const Fact& fact = batch.facts[i];
        cases[at].claims.push_back({batch.ref(i), grouping.reasons[i]});
        if (fact.claim->item.designation) {
            const auto names = alternatives(*fact.claim->item.designation);
            if (!names.empty()) ++designations[at][std::string(names.front())];
        }
        ++categories[at][fact.claim->item.category];
        ++pairs[at][{fact.supplier, fact.recipient}];
        const DocEntry& doc = batch.docs[fact.doc];
        First first{doc.published.empty() ? "9999" : doc.published, doc.name, fact.index};
        if (!firsts[at] || first < *firsts[at]) firsts[at] = std::move(first);
    }
    for (std::size_t i = 0; i < size; ++i) {
        Case& c = cases[i];
        // Facts that leave a party open joined by what the others say.
        std::pair<int, int> pair{Names::none, Names::none};
        int most = -1;
        for (const auto& [candidate, count] : pairs[i]) {
            const int known = (candidate.first != Names::none ? 1 << 20 : 0) + (candidate.second != Names::none ? 1 << 20 : 0);
            if (count + known > most) {
                most = count + known;
                pair = candidate;
            }
        }
        c.supplier = party(batch, pair.first);
        c.recipient = party(batch, pair.second);
        int frequent = 0;
        for (const auto& [category, count] : categories[i]) {
            if (count > frequent) {
                frequent = count;
                c.category = category;
            }
        }
        c.item = most_frequent(designations[i]);
        if (c.item.empty()) c.item = std::string(to_string(c.category));
        const auto& [published, doc, index] = *firsts[i];
        const std::string key = fmt::format("{}|{}|{}|{}|{}", c.supplier.value_or(""), c.recipient.value_or(""), c.item, doc, index);
        c.id = fmt::format("{}-{}-{}-{}-{:06x}", slug(c.supplier.value_or("x")), slug(c.recipient.value_or("x")), slug(c.item),
                           published == "9999" ? "undated" : published.substr(0, 4), hash64(key) & 0xffffffU);
    }
    // Two cases may share parties, item and hash only by accident; then the later one yields.
    std::set<std::string> taken;
    for (Case& c : cases) {
        const std::string base = c.id;
        for (int n = 2; !taken.insert(c.id).second; ++n) c.id = fmt::format("{}-{}", base, n);
    }
    return cases;
}

}  // namespace waybill
