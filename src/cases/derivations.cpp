#include "cases/derivations.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "cases/matter.h"
#include "cases/shingles.h"

namespace waybill {
namespace {

constexpr int citing_days = 400;   ///< a cited article is looked for so far back
constexpr int rewriting_days = 3;  ///< an uncredited rewrite follows so soon
constexpr std::size_t looked_at = 16;

bool known_day(const DocEntry& doc) { return doc.day != DayRange::open_from; }

/// The documents of each outlet that speak of each case, by day.
class Shelf {
public:
    Shelf(const Batch& batch, const Grouping& grouping, const Knowledge& knowledge) {
        for (std::uint32_t d = 0; d < batch.docs.size(); ++d) {
            const DocEntry& doc = batch.docs[d];
            const std::string key = doc.outlet.empty() ? std::string{} : outlet_key(doc.outlet, knowledge);
            keys_.push_back(key);
            if (key.empty()) continue;
            outlets_.insert(key);
            std::set<int> cases;
            for (std::uint32_t i = doc.begin; i < doc.end; ++i) cases.insert(grouping.case_of[i]);
            for (const int c : cases) docs_[{key, c}].emplace_back(doc.day, d);
        }
        for (auto& [key, docs] : docs_) std::sort(docs.begin(), docs.end());
    }
    const std::string& key(std::uint32_t doc) const { return keys_[doc]; }
    bool has(const std::string& key) const { return outlets_.contains(key); }
    /// The latest documents of the outlet on the case up to `day`, latest first.
    std::vector<std::uint32_t> before(const std::string& key, int in_case, int day) const {
        std::vector<std::uint32_t> found;
        const auto at = docs_.find({key, in_case});
        if (at == docs_.end()) return found;
        auto end = std::upper_bound(at->second.begin(), at->second.end(), std::pair{day, UINT32_MAX});
        while (end != at->second.begin() && found.size() < looked_at) {
            --end;
            if (end->first != DayRange::open_from && day - end->first > citing_days) break;
            found.push_back(end->second);
        }
        return found;
    }

private:
    std::vector<std::string> keys_;
    std::set<std::string> outlets_;
    std::map<std::pair<std::string, int>, std::vector<std::pair<int, std::uint32_t>>> docs_;
};

/// Names of the batch's own outlets, found in texts that cite them.
class OutletNames {
public:
    OutletNames(const Batch& batch, const Shelf& shelf) {
        for (std::uint32_t d = 0; d < batch.docs.size(); ++d) {
            if (shelf.key(d).empty()) continue;
            std::string name = batch.docs[d].outlet;
            if (const auto at = name.find(" ("); at != std::string::npos && at > 0) name.resize(at);
            auto words = words_of(name);
            if (!words.empty() && words.front() == "the") words.erase(words.begin());
            if (words.size() < 2) continue;  // a single word needs the catalogue to be told from the everyday one
            auto& names = by_first_[words.front()];
            if (std::none_of(names.begin(), names.end(), [&](const Name& n) { return n.words == words; })) {
                names.push_back({words, shelf.key(d)});
            }
        }
    }
    void find(const std::vector<std::string>& words, std::set<std::string>& keys) const {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto at = by_first_.find(words[i]);
            if (at == by_first_.end()) continue;
            for (const Name& name : at->second) {
                if (i + name.words.size() > words.size()) continue;
                bool same = true;
                for (std::size_t j = 0; same && j < name.words.size(); ++j) {
                    std::string word = words[i + j];
                    if (j + 1 == name.words.size() && word.ends_with("'s")) word.resize(word.size() - 2);
                    same = word == name.words[j];
                }
                if (same) keys.insert(name.key);
            }
        }
    }

private:
    struct Name {
        std::vector<std::string> words;
        std::string key;
    };
    std::unordered_map<std::string, std::vector<Name>> by_first_;
};

class Finder {
public:
    Finder(const Batch& batch, const Grouping& grouping, const Knowledge& knowledge, SourceReader& sources)
        : batch_(batch), grouping_(grouping), knowledge_(knowledge), sources_(sources), shelf_(batch, grouping, knowledge) {}

    std::vector<DocLink> run() {
        by_text();
        by_naming();
        by_facts();
        std::vector<DocLink> links;
        for (auto& [pair, link] : links_) links.push_back(std::move(link));
        std::sort(links.begin(), links.end(), [](const DocLink& a, const DocLink& b) {
            return std::tie(a.to, a.from) < std::tie(b.to, b.from);
        });
        return links;
    }

private:
    const DocEntry& doc(std::uint32_t d) const { return batch_.docs[d]; }

    void link(std::uint32_t from, std::uint32_t to, DerivationKind kind, Reason reason) {
        const auto key = std::minmax(from, to);
        links_.try_emplace({key.first, key.second}, DocLink{from, to, kind, std::move(reason)});
    }

    /// How the facts of `to` meet those of `from`: pairs (index in from, index in to).
    struct Meeting {
        std::size_t matched = 0;
        std::size_t of = 0;        ///< facts of `to`
        std::size_t in_order = 0;  ///< longest run of matched facts in the order of `from`
        int shared = 0;            ///< details given alike
        bool lead = false;         ///< both lead with the same fact
    };

    Meeting meet(std::uint32_t from, std::uint32_t to) {
        Meeting meeting;
        std::vector<std::uint32_t> order;
        for (std::uint32_t j = doc(to).begin; j < doc(to).end; ++j) {
            ++meeting.of;
            std::uint32_t best = UINT32_MAX;
            int most = -1;
            for (std::uint32_t i = doc(from).begin; i < doc(from).end; ++i) {
                if (grouping_.case_of[i] != grouping_.case_of[j]) continue;
                const Agreement agreement = compare(batch_, batch_.facts[i], batch_.facts[j]);
                if (!agreement.compatible) continue;
                const int score = 2 * agreement.shared +
                                  (same_source(sources_.chain(batch_.facts[i]).main(), sources_.chain(batch_.facts[j]).main()) ? 1 : 0);
                if (score > most) {
                    most = score;
                    best = i;
                    
                }
            }
            if (best == UINT32_MAX) continue;
            ++meeting.matched;
            meeting.shared += compare(batch_, batch_.facts[best], batch_.facts[j]).shared;
            if (j == doc(to).begin && best == doc(from).begin) meeting.lead = true;
            order.push_back(best);
        }
        // Longest non-decreasing subsequence.
        std::vector<std::uint32_t> tails;
        for (const std::uint32_t fact : order) {
            const auto at = std::upper_bound(tails.begin(), tails.end(), fact);
            if (at == tails.end()) {
                tails.push_back(fact);
            } else {
                *at = fact;
            }
        }
        meeting.in_order = tails.size();
        return meeting;
    }

    /// Copies and rewrites that kept the words.
    void by_text() {
        for (const TextReuse& reuse : find_reuse(batch_)) {
            std::uint32_t from = reuse.first;
            std::uint32_t to = reuse.second;
            const bool dated = known_day(doc(from)) && known_day(doc(to));
            if (dated && doc(to).day < doc(from).day) std::swap(from, to);
            if (!dated || doc(to).day == doc(from).day) {
                // Same day: the cut one is the copy.
                if (!reuse.first_longer) std::swap(from, to);
            }
            if (reuse.fives >= 0.4) {
                link(from, to, DerivationKind::copy,
                     {"same-text", fmt::format("{:.0f} % of the shorter one's runs of five words stand in the other", 100 * reuse.fives)});
            } else if (reuse.threes >= 0.25) {
                link(from, to, DerivationKind::rewrite,
                     {"shared-wording", fmt::format("{:.0f} % of the shorter one's runs of three words stand in the other", 100 * reuse.threes)});
            }
        }
    }

    /// Documents that say whose report they follow.
    void by_naming() {
        const OutletNames names(batch_, shelf_);
        for (std::uint32_t to = 0; to < batch_.docs.size(); ++to) {
            std::set<std::string> named;
            std::set<int> cases;
            for (std::uint32_t i = doc(to).begin; i < doc(to).end; ++i) {
                const SourceChain& chain = sources_.chain(batch_.facts[i]);
                for (const std::string& outer : chain.outer) named.insert(outer);
                for (const Source& source : chain.innermost) {
                    if (source.kind == SourceKind::outlet) named.insert(source.key);
                }
                cases.insert(grouping_.case_of[i]);
            }
            if (cases.empty()) continue;
            if (doc(to).document != nullptr) {
                names.find(words_of(doc(to).document->text), named);
                for (const KnownOutletMention& mention : knowledge_.read(doc(to).document->text, doc(to).published).outlets) {
                    named.insert(mention.outlet);
                }
            }
            named.erase(shelf_.key(to));
            for (const std::string& outlet : named) {
                if (!shelf_.has(outlet)) continue;
                std::set<std::uint32_t> candidates;
                for (const int c : cases) {
                    for (const std::uint32_t from : shelf_.before(outlet, c, doc(to).day)) candidates.insert(from);
                }
                std::uint32_t best = UINT32_MAX;
                std::tuple<std::size_t, int, int> most{0, 0, 0};
                for (const std::uint32_t from : candidates) {
                    if (from == to) continue;
                    const Meeting meeting = meet(from, to);
                    const std::tuple<std::size_t, int, int> score{meeting.matched, meeting.shared, doc(from).day};
                    if (best == UINT32_MAX || score > most) {
                        best = from;
                        most = score;
                    }
                }
                if (best == UINT32_MAX) continue;
                link(best, to, DerivationKind::citation, {"names-outlet", fmt::format("names {}", doc(best).outlet)});
            }
        }
    }

    /// Rewrites in other words: the same lead and most of the same facts, in their order, within days.
    void by_facts() {
        std::map<std::tuple<int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> leads;
        for (std::uint32_t d = 0; d < batch_.docs.size(); ++d) {
            if (doc(d).begin == doc(d).end || !known_day(doc(d))) continue;
            const Claim& lead = *batch_.facts[doc(d).begin].claim;
            leads[{grouping_.case_of[doc(d).begin], lead.stage, lead.polarity}].emplace_back(doc(d).day, d);
        }
        std::set<std::uint32_t> made_from;
        for (const auto& [pair, link] : links_) {
            if (link.kind != DerivationKind::citation) made_from.insert(link.to);
        }
        for (auto& [key, docs] : leads) {
            std::sort(docs.begin(), docs.end());
            for (std::size_t at = 0; at < docs.size(); ++at) {
                const std::uint32_t to = docs[at].second;
                if (made_from.contains(to)) continue;
                std::uint32_t best = UINT32_MAX;
                Meeting most;
                for (std::size_t back = 1; back <= std::min(at, looked_at); ++back) {
                    const auto& [day, from] = docs[at - back];
                    if (docs[at].first - day > rewriting_days) break;
                    if (day == docs[at].first || links_.contains(std::minmax(from, to)) || shelf_.key(from) == shelf_.key(to)) continue;
                    const Meeting meeting = meet(from, to);
                    if (!meeting.lead || meeting.matched < 3 || 10 * meeting.matched < 7 * meeting.of ||
                        10 * meeting.in_order < 8 * meeting.matched || meeting.shared == 0) {
                        continue;
                    }
                    if (best == UINT32_MAX || meeting.matched > most.matched) {
                        best = from;
                        most = meeting;
                    }
                }
                if (best == UINT32_MAX) continue;
                link(best, to, DerivationKind::rewrite,
                     {"same-facts", fmt::format("same lead; {} of its {} claims are the other's, {} of them in the same order",
                                                most.matched, most.of, most.in_order)});
            }
        }
    }

    const Batch& batch_;
    const Grouping& grouping_;
    const Knowledge& knowledge_;
    SourceReader& sources_;
    Shelf shelf_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, DocLink> links_;
};

}  // namespace

std::vector<DocLink> find_derivations(const Batch& batch, const Grouping& grouping, const Knowledge& knowledge, SourceReader& sources) {
    return Finder(batch, grouping, knowledge, sources).run();
}

}  // namespace waybill
