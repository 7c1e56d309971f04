#include "cases/origin_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/tsv.h"

namespace waybill {
namespace {

std::string slug(std::string_view text) {
    std::string out;
    for (const std::string& word : words_of(text)) {
        if (out.size() > 40) break;
        for (const char c : word) {
            if (c != '\'') out += c;
        }
        out += '-';
    }
    if (!out.empty()) out.pop_back();
    return out.empty() ? "x" : out;
}

std::string source_key(std::string_view source, const Knowledge& knowledge) {
    if (const auto outlet = knowledge.outlet(source)) return outlet->id;
    return outlet_key(source, knowledge);
}

}  // namespace

Reliability Reliability::load(const std::vector<std::filesystem::path>& data, const Knowledge& knowledge) {
    Reliability reliability;
    for (const auto& folder : data) {
        const auto file = folder / "reliability.tsv";
        if (!std::filesystem::exists(file)) continue;
        const auto table = TsvTable::read(file, {"source", "letter", "judged", "note"}, "reliability.tsv");
        for (const TsvRow& row : table.rows()) {
            const std::string_view letter = row["letter"];
            if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'F') row.fail("letter is not from A to F");
            reliability.letters_[source_key(row["source"], knowledge)] = letter[0];
        }
    }
    return reliability;
}

Reliability Reliability::with(const std::vector<SourceLetter>& letters, bool off, const Knowledge& knowledge) const {
    Reliability changed = *this;
    for (const SourceLetter& one : letters) changed.letters_[source_key(one.source, knowledge)] = one.letter;
    changed.off_ = off;
    return changed;
}

char Reliability::letter(const std::string& source, const Knowledge& knowledge) const {
    if (off_) return '-';
    if (letters_.empty()) return 'F';
    const auto at = letters_.find(source_key(source, knowledge));
    return at == letters_.end() ? 'F' : at->second;
}

std::vector<Origin> make_origins(const Batch& batch, const OriginMap& map, SourceReader& sources, const Knowledge& knowledge,
                                 const LinkLexicon& lexicon, const Reliability& reliability) {
    const auto size = static_cast<std::size_t>(map.origins);
    std::vector<Origin> origins(size);
    using First = std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>;  // published, document, index, fact
    std::vector<std::optional<First>> firsts(size);
    std::vector<std::map<Stake, int>> stakes(size);
    for (std::uint32_t f = 0; f < batch.facts.size(); ++f) {
        const auto at = static_cast<std::size_t>(map.origin_of[f]);
        const DocEntry& doc = batch.docs[batch.facts[f].doc];
        origins[at].claims.push_back({batch.ref(f), map.reasons[f]});
        First first{doc.published.empty() ? "9999" : doc.published, doc.name, batch.facts[f].index, f};
        if (!firsts[at] || first < *firsts[at]) firsts[at] = std::move(first);
        const Stake stake = stake_of(batch, batch.facts[f], sources.chain(batch.facts[f]).main(), knowledge, lexicon);
        ++stakes[at][stake];
    }
    std::set<std::string> taken;
    for (std::size_t i = 0; i < size; ++i) {
        Origin& origin = origins[i];
        const auto& [published, name, index, f] = *firsts[i];
        const SourceChain& chain = sources.chain(batch.facts[f]);
        const Source& source = chain.main();
        const DocEntry& doc = batch.docs[batch.facts[f].doc];
        const std::string outlet = doc.outlet.empty() ? doc.name : doc.outlet;
        const std::string day = published == "9999" ? "no date" : published;
        const bool author = source.kind == SourceKind::author;
        const auto& named = batch.facts[f].claim->sources;
        const std::string via = named.size() > 1 ? named[named.size() - 2] : outlet;
        origin.label = author ? fmt::format("{}, own assertion, {}", outlet, day) : fmt::format("{}, via {}, {}", source.text, via, day);
        const std::string key = fmt::format("{}|{}|{}", name, index, source.text);
        origin.id = fmt::format("o-{}-{}-{:06x}", slug(author ? outlet : source.text), published == "9999" ? "undated" : published,
                                hash64(key) & 0xffffffU);
        const std::string base = origin.id;
        for (int n = 2; !taken.insert(origin.id).second; ++n) origin.id = fmt::format("{}-{}", base, n);
        // The stake that most of its claims show; a known one before unknown.
        int most = 0;
        for (const auto& [stake, count] : stakes[i]) {
            const int weight = stake == Stake::unknown ? 0 : count;
            if (weight > most) {
                most = weight;
                origin.stake = stake;
            }
        }
        origin.reliability = reliability.letter(author ? outlet : source.text, knowledge);
    }
    return origins;
}

}  // namespace waybill
