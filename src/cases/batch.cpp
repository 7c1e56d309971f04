#include "cases/batch.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/date.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "waybill/decision.h"
#include "waybill/error.h"

namespace waybill {
namespace {

bool is_state_code(std::string_view name) {
    return name.size() == 2 && name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'A' && name[1] <= 'Z';
}

/// What a party is called among linking's keys: companies and forces stand for
/// their state, for which they sell or buy.
std::string party_key(std::string_view name, const Knowledge& knowledge) {
    if (is_state_code(name)) return std::string(name);
    if (const auto party = knowledge.party(name)) {
        const bool of_state = party->kind == PartyKind::state || party->kind == PartyKind::force || party->kind == PartyKind::company;
        return of_state && !party->country.empty() ? party->country : party->id;
    }
    std::string key;
    for (const std::string& word : words_of(name)) {
        if (word == "the" && key.empty()) continue;
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

/// "rsf" for "rapid support forces"; empty for a single word.
std::string initials(std::string_view key) {
    std::string letters;
    bool start = true;
    std::size_t words = 0;
    for (const char c : key) {
        if (start && c != ' ') {
            letters += c;
            ++words;
        }
        start = c == ' ';
    }
    return words < 2 ? std::string{} : letters;
}

/// Resolves the names of parties; the several parties that "CA|TR" allows are
/// settled by what the rest of the batch says.
class PartyResolver {
public:
    PartyResolver(Batch& batch, const Knowledge& knowledge) : batch_(batch), knowledge_(knowledge) {}

    void run() {
        std::vector<std::pair<const std::vector<int>*, const std::vector<int>*>> wanted;
        wanted.reserve(batch_.facts.size());
        for (const Fact& fact : batch_.facts) {
            wanted.emplace_back(keys(fact.claim->supplier), keys(fact.claim->recipient));
        }
        join_acronyms();
        std::map<std::pair<int, int>, int> seen;
        for (const auto& [suppliers, recipients] : wanted) {
            if (states(*suppliers) <= 1 && states(*recipients) <= 1) ++seen[{first(*suppliers), first(*recipients)}];
        }
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto& [suppliers, recipients] = wanted[i];
            int best = -1;
            for (const int supplier : candidates(*suppliers)) {
                for (const int recipient : candidates(*recipients)) {
                    const auto at = seen.find({supplier, recipient});
                    const int count = at == seen.end() ? 0 : at->second;
                    if (count <= best) continue;
                    best = count;
                    batch_.facts[i].supplier = supplier;
                    batch_.facts[i].recipient = recipient;
                }
            }
        }
    }

private:
    const std::vector<int>* keys(const std::optional<std::string>& names) {
        static const std::vector<int> nobody;
        if (!names || names->empty()) return &nobody;
        const auto [at, fresh] = cache_.try_emplace(*names);
        if (fresh) {
            for (const std::string_view name : alternatives(*names)) {
                const std::string key = party_key(name, knowledge_);
                if (key.empty()) continue;
                const int number = batch_.parties.number(key);
                if (std::find(at->second.begin(), at->second.end(), number) == at->second.end()) at->second.push_back(number);
            }
        }
        return &at->second;
    }

    /// A short unknown name that is made of another's initials is that other's.
    void join_acronyms() {
        std::unordered_map<std::string, int> by_initials;
        for (std::size_t i = 0; i < batch_.parties.size(); ++i) {
            const std::string letters = initials(batch_.parties.name(static_cast<int>(i)));
            if (letters.empty()) continue;
            const auto [at, fresh] = by_initials.emplace(letters, static_cast<int>(i));
            if (!fresh) at->second = std::min(at->second, static_cast<int>(i));
        }
        for (auto& [names, numbers] : cache_) {
            for (int& number : numbers) {
                const std::string& name = batch_.parties.name(number);
                if (name.size() < 2 || name.size() > 6 || is_state_code(name)) continue;
                if (const auto at = by_initials.find(name); at != by_initials.end()) number = at->second;
            }
            numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        }
    }

    bool state(int number) const { return is_state_code(batch_.parties.name(number)); }
    std::size_t states(const std::vector<int>& numbers) const {
        return static_cast<std::size_t>(std::count_if(numbers.begin(), numbers.end(), [&](int n) { return state(n); }));
    }
    /// The state before any other name for it.
    int first(const std::vector<int>& numbers) const {
        if (numbers.empty()) return Names::none;
        const auto at = std::find_if(numbers.begin(), numbers.end(), [&](int n) { return state(n); });
        return at == numbers.end() ? numbers.front() : *at;
    }
    std::vector<int> candidates(const std::vector<int>& numbers) const {
        std::vector<int> some = {first(numbers)};
        for (const int number : numbers) {
            if (state(number) && number != some.front()) some.push_back(number);
        }
        return some;
    }

    Batch& batch_;
    const Knowledge& knowledge_;
    std::unordered_map<std::string, std::vector<int>> cache_;
};

void resolve_items(Batch& batch, const Knowledge& knowledge) {
    std::unordered_map<std::string, int> cache;
    for (Fact& fact : batch.facts) {
        const auto& designation = fact.claim->item.designation;
        if (!designation || designation->empty()) continue;
        const auto [at, fresh] = cache.try_emplace(*designation, Names::none);
        if (fresh) {
            for (const std::string_view name : alternatives(*designation)) {
                std::string key = knowledge.family(name);
                if (key.empty()) key = compact(name);
                if (key.empty()) continue;
                const int number = batch.families.number(key);
                if (at->second == Names::none) {
                    at->second = number;
                } else if (number != at->second) {
                    batch.same_family.emplace_back(at->second, number);
                }
            }
        }
        fact.family = at->second;
    }
}

}  // namespace

int Names::number(std::string_view name) {
    const auto [at, fresh] = numbers_.try_emplace(std::string(name), static_cast<int>(names_.size()));
    if (fresh) names_.emplace_back(name);
    return at->second;
}

int Names::find(std::string_view name) const {
    const auto at = numbers_.find(std::string(name));
    return at == numbers_.end() ? none : at->second;
}

std::optional<int> day_number(std::string_view text) {
    const auto day = day_from_iso(text);
    if (!day) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(*day).time_since_epoch().count());
}

std::string compact(std::string_view name) {
    const std::string folded = plain_fold(name);
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode_utf8(folded, at);
        const bool kept = (point.value >= 'a' && point.value <= 'z') || (point.value >= '0' && point.value <= '9') ||
                          (point.value >= 0xC0 && (point.value < 0x2000 || point.value > 0x206F));
        if (kept) key.append(folded, at, point.size);
        at += point.size;
    }
    return key;
}

std::vector<std::string_view> alternatives(std::string_view text) {
    auto parts = split(text, '|');
    for (std::string_view& part : parts) part = trim(part);
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

Batch make_batch(std::span<const Document> documents, std::span<const DocumentClaims> claims, const Knowledge& knowledge) {
    Batch batch;
    std::unordered_map<std::string_view, const Document*> texts;
    for (const Document& document : documents) {
        if (!texts.emplace(document.name, &document).second) throw UsageError("document '" + document.name + "' stands twice");
    }
    std::vector<const DocumentClaims*> order;
    order.reserve(claims.size());
    for (const DocumentClaims& entry : claims) order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->doc < b->doc; });
    for (const DocumentClaims* entry : order) {
        if (!batch.docs.empty() && batch.docs.back().name == entry->doc) {
            throw UsageError("the claims of document '" + entry->doc + "' stand twice");
        }
        DocEntry doc;
        doc.claims = entry;
        doc.name = entry->doc;
        if (const auto at = texts.find(entry->doc); at != texts.end()) doc.document = at->second;
        if (doc.document != nullptr) {
            doc.outlet = doc.document->outlet;
            doc.published = doc.document->published;
        }
        if (doc.published.empty()) doc.published = entry->published;
        if (const auto day = day_number(doc.published)) doc.day = *day;
        doc.begin = static_cast<std::uint32_t>(batch.facts.size());
        for (std::uint32_t i = 0; i < entry->claims.size(); ++i) {
            if (review_of(entry->claims[i]) == Review::rejected) continue;
            Fact fact;
            fact.claim = &entry->claims[i];
            fact.doc = static_cast<std::uint32_t>(batch.docs.size());
            fact.index = i;
            if (fact.claim->date) {
                if (const auto day = day_number(fact.claim->date->from)) fact.when.from = *day;
                if (const auto day = day_number(fact.claim->date->to)) fact.when.to = *day;
            }
            batch.facts.push_back(fact);
        }
        doc.end = static_cast<std::uint32_t>(batch.facts.size());
        batch.docs.push_back(std::move(doc));
    }
    PartyResolver(batch, knowledge).run();
    resolve_items(batch, knowledge);
    return batch;
}

}  // namespace waybill
