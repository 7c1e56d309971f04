#include "cases/origins.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "cases/matter.h"
#include "cases/union_find.h"

namespace waybill {
namespace {

constexpr int occasion_days = 10;  ///< what one speaker says within these is one occasion
constexpr int recall_days = 400;   ///< a statement is recalled so long without further detail
constexpr std::size_t window = 24; ///< neighbours looked at in an index

bool is_official(const Source& s) {
    return s.kind == SourceKind::person || s.kind == SourceKind::body || s.kind == SourceKind::state ||
           s.kind == SourceKind::people || s.kind == SourceKind::individual;
}
/// Names a party, but nobody in it.
bool is_vague(const Source& s) {
    return s.kind == SourceKind::state || (s.kind == SourceKind::people && !s.party.empty()) ||
           (s.kind == SourceKind::body && (s.key == "government" || s.key == "head"));
}
bool is_unnamed(const Source& s) {
    return s.kind == SourceKind::people || s.kind == SourceKind::individual || s.kind == SourceKind::media;
}

class Finder {
public:
    Finder(const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links, const Knowledge& knowledge,
           SourceReader& sources)
        : batch_(batch), grouping_(grouping), sets_(batch.facts.size()) {
        for (const DocEntry& doc : batch.docs) {
            outlets_.push_back(doc.outlet.empty() ? std::string{} : outlet_key(doc.outlet, knowledge));
        }
        chains_.reserve(batch.facts.size());
        for (const Fact& fact : batch.facts) {
            chains_.push_back(&sources.chain(fact));
            days_.push_back(batch.docs[fact.doc].day);
        }
        for (const DocLink& link : links) {
            parents_[link.to].push_back(&link);
        }
    }

    OriginMap run() {
        within_documents();
        along_derivations();
        by_outlet();
        by_person();
        by_office();
        by_record();
        by_side();
        return result();
    }

private:
    const Fact& fact(std::uint32_t f) const { return batch_.facts[f]; }
    const Source& source(std::uint32_t f) const { return chains_[f]->main(); }
    const DocEntry& doc(std::uint32_t f) const { return batch_.docs[fact(f).doc]; }
    Agreement agree(std::uint32_t a, std::uint32_t b) const {
        if (grouping_.case_of[a] != grouping_.case_of[b]) return {};
        return compare(batch_, fact(a), fact(b));
    }
    int gap(std::uint32_t a, std::uint32_t b) const {
        if (days_[a] == DayRange::open_from || days_[b] == DayRange::open_from) return 0;
        return std::abs(days_[a] - days_[b]);
    }
    static bool any_same(const SourceChain& a, const SourceChain& b) {
        return std::any_of(a.innermost.begin(), a.innermost.end(), [&](const Source& x) {
            return std::any_of(b.innermost.begin(), b.innermost.end(), [&](const Source& y) { return same_source(x, y); });
        });
    }

    void join(std::uint32_t a, std::uint32_t b, std::string code, std::string text, bool certain = true) {
        if (a == b) return;
        if (!sets_.join(a, b)) return;
        edges_.push_back({a, b, {std::move(code), std::move(text)}, certain});
    }

    /// One document, one source, one way of coming by it: one origin.
    void within_documents() {
        for (std::uint32_t d = 0; d < batch_.docs.size(); ++d) {
            const DocEntry& entry = batch_.docs[d];
            for (std::uint32_t i = entry.begin; i < entry.end; ++i) {
                if (source(i).kind == SourceKind::author && derived(d)) continue;
                for (std::uint32_t j = entry.begin; j < i; ++j) {
                    if (chains_[i]->outer != chains_[j]->outer || !any_same(*chains_[i], *chains_[j])) continue;
                    if (source(i).kind == SourceKind::record && grouping_.case_of[i] != grouping_.case_of[j]) continue;
                    join(j, i, "same-source", source(i).kind == SourceKind::author ? "the author's own" : fmt::format("{} in the same document", source(i).text));
                    break;
                }
            }
        }
    }

    bool derived(std::uint32_t d) const {
        const auto at = parents_.find(d);
        return at != parents_.end() && std::any_of(at->second.begin(), at->second.end(), [](const DocLink* link) {
                   return link->kind != DerivationKind::citation;
               });
    }

    /// What a copy or rewrite says goes back to where its original has it from.
    void along_derivations() {
        for (const auto& [to, links] : parents_) {
            const DocEntry& child = batch_.docs[to];
            for (const DocLink* link : links) {
                const DocEntry& parent = batch_.docs[link->from];
                for (std::uint32_t i = child.begin; i < child.end; ++i) {
                    const Source& s = source(i);
                    const bool own = s.kind == SourceKind::author;
                    if (own && link->kind == DerivationKind::citation) continue;
                    std::uint32_t best = UINT32_MAX;
                    int most = -1;
                    for (std::uint32_t j = parent.begin; j < parent.end; ++j) {
                        const Agreement agreement = agree(i, j);
                        if (!agreement.compatible) continue;
                        const bool same = any_same(*chains_[i], *chains_[j]);
                        if (!own && !same) continue;
                        const bool same_item = fact(i).family != Names::none && fact(i).family == fact(j).family;
                        const int score = 4 * agreement.shared + (same_item ? 2 : 0) + (same ? (own ? 1 : 8) : 0);
                        if (score > most) {
                            most = score;
                            best = j;
                        }
                    }
                    if (best == UINT32_MAX) continue;
                    from_parent_.insert(i);
                    join(best, i, "derived", fmt::format("{} of {}", to_string(link->kind), parent.name));
                }
            }
            // The rest of a derived document's own assertions are its author's.
            if (!derived(to)) continue;
            std::uint32_t own = UINT32_MAX;
            for (std::uint32_t i = child.begin; i < child.end; ++i) {
                if (source(i).kind != SourceKind::author || has_parent(i)) continue;
                if (own == UINT32_MAX) {
                    own = i;
                } else {
                    join(own, i, "same-source", "the author's own");
                }
            }
        }
    }

    bool has_parent(std::uint32_t f) const {
        return from_parent_.contains(f);
    }

    /// Facts that name an outlet, and the facts of that outlet's own documents.
    void by_outlet() {
        std::map<std::tuple<std::string, int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> own;
        std::map<std::tuple<std::string, int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> citing;
        const auto key = [&](const std::string& outlet, std::uint32_t f) {
            return std::tuple{outlet, grouping_.case_of[f], fact(f).claim->stage, fact(f).claim->polarity};
        };
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            if (!outlets_[fact(f).doc].empty()) own[key(outlets_[fact(f).doc], f)].emplace_back(days_[f], f);
            std::set<std::string> named(chains_[f]->outer.begin(), chains_[f]->outer.end());
            for (const Source& s : chains_[f]->innermost) {
                if (s.kind == SourceKind::outlet) named.insert(s.key);
            }
            named.erase(outlets_[fact(f).doc]);
            for (const std::string& outlet : named) citing[key(outlet, f)].emplace_back(days_[f], f);
        }
        for (auto& [k, facts] : own) std::sort(facts.begin(), facts.end());
        for (auto& [k, facts] : citing) {
            std::sort(facts.begin(), facts.end());
            const auto at = own.find(k);
            for (std::size_t i = 0; i < facts.size(); ++i) {
                const std::uint32_t f = facts[i].second;
                if (at != own.end()) cite_document(f, at->second);
                for (std::size_t j = i; j-- > 0 && i - j <= window;) {
                    const std::uint32_t other = facts[j].second;
                    const Agreement agreement = agree(f, other);
                    if (!agreement.compatible || (agreement.shared == 0 && gap(f, other) > recall_days)) continue;
                    if (!alike_inside(f, other)) continue;
                    join(other, f, "same-report", fmt::format("both cite {}", std::get<0>(k)), agreement.shared > 0 || gap(f, other) <= occasion_days);
                    break;
                }
            }
        }
    }

    /// Joins `f`, which cites an outlet, to the fact of that outlet's document it goes back to.
    void cite_document(std::uint32_t f, const std::vector<std::pair<int, std::uint32_t>>& own) {
        auto end = std::upper_bound(own.begin(), own.end(), std::pair{days_[f], UINT32_MAX});
        std::uint32_t best = UINT32_MAX;
        int most = -1;
        for (std::size_t n = 0; end != own.begin() && n < window; ++n) {
            --end;
            const std::uint32_t other = end->second;
            const Agreement agreement = agree(f, other);
            if (!agreement.compatible || fact(f).doc == fact(other).doc) continue;
            if (agreement.shared == 0 && gap(f, other) > recall_days) continue;
            int score = 2 * agreement.shared;
            if (any_same(*chains_[f], *chains_[other])) score += 6;
            const bool party = std::any_of(chains_[f]->innermost.begin(), chains_[f]->innermost.end(), [&](const Source& s) {
                return !s.party.empty() && s.party == source(other).party;
            });
            if (party) score += 3;
            const bool whole = std::any_of(chains_[f]->innermost.begin(), chains_[f]->innermost.end(),
                                           [](const Source& s) { return s.kind == SourceKind::outlet; });
            if (!whole && !alike_inside(f, other)) continue;
            if (score > most) {
                most = score;
                best = other;
            }
        }
        if (best == UINT32_MAX) return;
        join(best, f, "credited-outlet", fmt::format("cites {}", doc(best).name));
        days_[f] = days_[best];
    }

    /// Whether the people behind an outlet's report may be the same.
    bool alike_inside(std::uint32_t a, std::uint32_t b) const {
        for (const Source& x : chains_[a]->innermost) {
            for (const Source& y : chains_[b]->innermost) {
                if (same_source(x, y)) return true;
                if (is_unnamed(x) && is_unnamed(y) && (x.party.empty() || y.party.empty() || x.party == y.party)) return true;
                if (x.kind == SourceKind::outlet && is_unnamed(y)) return true;
                if (y.kind == SourceKind::outlet && is_unnamed(x)) return true;
            }
        }
        return false;
    }

    /// The same person: on one occasion, or saying the same again.
    void by_person() {
        std::map<std::string, std::vector<std::pair<int, std::uint32_t>>> index;
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            for (const Source& s : chains_[f]->innermost) {
                if (s.kind != SourceKind::person || s.name.empty()) continue;
                index[s.name.back()].emplace_back(days_[f], f);
                if (s.name.front() != s.name.back()) index[s.name.front()].emplace_back(days_[f], f);
            }
        }
        for (auto& [name, facts] : index) {
            std::sort(facts.begin(), facts.end());
            for (std::size_t i = 0; i < facts.size(); ++i) {
                for (std::size_t j = i; j-- > 0 && i - j <= window;) pair_of_person(facts[j].second, facts[i].second);
            }
            recall(facts);
        }
    }

    void pair_of_person(std::uint32_t a, std::uint32_t b) {
        if (!any_same(*chains_[a], *chains_[b])) return;
        const Agreement agreement = agree(a, b);
        const bool same_case = grouping_.case_of[a] == grouping_.case_of[b];
        const bool contrary = same_case && !agreement.compatible && fact(a).claim->stage == fact(b).claim->stage &&
                              fact(a).claim->polarity == fact(b).claim->polarity && fact(a).doc != fact(b).doc;
        if (gap(a, b) <= occasion_days && !contrary) {
            join(a, b, "same-speaker", fmt::format("{}, within {} days", source(b).text, occasion_days), fact(a).doc == fact(b).doc || agreement.compatible);
        } else if (agreement.compatible && (agreement.shared > 0 || gap(a, b) <= recall_days)) {
            join(a, b, "same-statement", fmt::format("{} says the same", source(b).text), agreement.shared > 0);
        }
    }

    /// The same, further apart than the window: by matter.
    void recall(const std::vector<std::pair<int, std::uint32_t>>& facts) {
        if (facts.size() <= window) return;
        std::map<std::tuple<int, Stage, Polarity>, std::vector<std::uint32_t>> matters;
        for (const auto& [day, f] : facts) matters[{grouping_.case_of[f], fact(f).claim->stage, fact(f).claim->polarity}].push_back(f);
        for (const auto& [matter, same] : matters) {
            for (std::size_t i = 0; i < same.size(); ++i) {
                for (std::size_t j = i; j-- > 0 && i - j <= window;) pair_of_person(same[j], same[i]);
            }
        }
    }

    /// The same office of the same party saying the same.
    void by_office() {
        std::map<std::tuple<std::string, std::string, int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> index;
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            for (const Source& s : chains_[f]->innermost) {
                const bool office = s.kind == SourceKind::body && !s.party.empty();
                if (!office && s.kind != SourceKind::research) continue;
                index[{s.party, s.key, grouping_.case_of[f], fact(f).claim->stage, fact(f).claim->polarity}].emplace_back(days_[f], f);
            }
        }
        for (auto& [key, facts] : index) {
            std::sort(facts.begin(), facts.end());
            for (std::size_t i = 0; i < facts.size(); ++i) {
                for (std::size_t j = i; j-- > 0 && i - j <= window;) {
                    const std::uint32_t a = facts[j].second;
                    const std::uint32_t b = facts[i].second;
                    const Agreement agreement = agree(a, b);
                    if (!agreement.compatible || (agreement.shared == 0 && gap(a, b) > occasion_days)) continue;
                    join(a, b, "same-office", fmt::format("{} says the same", source(b).text), agreement.shared > 0);
                }
            }
        }
    }

    /// The same image, video or document.
    void by_record() {
        std::map<std::tuple<std::string, int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> index;
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            for (const Source& s : chains_[f]->innermost) {
                if (s.kind == SourceKind::record) {
                    index[{s.key, grouping_.case_of[f], fact(f).claim->stage, fact(f).claim->polarity}].emplace_back(days_[f], f);
                }
            }
        }
        for (auto& [key, facts] : index) {
            std::sort(facts.begin(), facts.end());
            for (std::size_t i = 0; i < facts.size(); ++i) {
                for (std::size_t j = i; j-- > 0 && i - j <= window;) {
                    const std::uint32_t a = facts[j].second;
                    const std::uint32_t b = facts[i].second;
                    const Agreement agreement = agree(a, b);
                    if (!agreement.compatible || agreement.shared == 0 || !any_same(*chains_[a], *chains_[b])) continue;
                    join(a, b, "same-record", fmt::format("the same {}", std::get<0>(key)));
                }
            }
        }
    }

    /// A party's voice without a name ("Tehran") goes back to whoever of that party
    /// said it, or to its standing position.
    void by_side() {
        std::map<std::tuple<std::string, int, Stage, Polarity>, std::vector<std::pair<int, std::uint32_t>>> index;
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            std::set<std::string> parties;
            for (const Source& s : chains_[f]->innermost) {
                if (is_official(s) && !s.party.empty()) parties.insert(s.party);
            }
            for (const std::string& party : parties) {
                index[{party, grouping_.case_of[f], fact(f).claim->stage, fact(f).claim->polarity}].emplace_back(days_[f], f);
            }
        }
        for (auto& [key, facts] : index) {
            std::sort(facts.begin(), facts.end());
            for (std::size_t i = 0; i < facts.size(); ++i) {
                if (!speaks_vaguely(facts[i].second)) continue;
                attach(facts, i, std::get<0>(key));
            }
        }
    }

    bool speaks_vaguely(std::uint32_t f) const {
        return std::any_of(chains_[f]->innermost.begin(), chains_[f]->innermost.end(), is_vague);
    }

    void attach(const std::vector<std::pair<int, std::uint32_t>>& facts, std::size_t at, const std::string& party) {
        const std::uint32_t f = facts[at].second;
        std::uint32_t best = UINT32_MAX;
        int most = 0;
        const std::size_t from = at > window ? at - window : 0;
        for (std::size_t i = from; i < facts.size() && i <= at + window; ++i) {
            const std::uint32_t other = facts[i].second;
            if (other == f || fact(other).doc == fact(f).doc || sets_.same(f, other)) continue;
            const Agreement agreement = agree(f, other);
            if (!agreement.compatible) continue;
            if (agreement.given > 0 && agreement.shared == 0) continue;
            if (agreement.shared == 0 && gap(f, other) > 2 * recall_days) continue;
            if (shares_document(f, other)) continue;
            int score = 1 + 4 * agreement.shared;
            if (!speaks_vaguely(other)) score += 2;
            if (gap(f, other) <= occasion_days) score += 2;
            if (score > most) {
                most = score;
                best = other;
            }
        }
        if (best == UINT32_MAX) return;
        join(std::min(f, best), std::max(f, best), "same-side", fmt::format("{} says so through {}", party, source(best).text),
             agree(f, best).shared > 0);
    }

    /// A document that tells two sources apart keeps them apart.
    bool shares_document(std::uint32_t a, std::uint32_t b) {
        const std::size_t root = sets_.find(b);
        for (std::uint32_t i = doc(a).begin; i < doc(a).end; ++i) {
            if (i != a && sets_.find(i) == root && source(i).text != source(a).text) return true;
        }
        return false;
    }

    OriginMap result() {
        OriginMap map;
        map.reasons.resize(batch_.facts.size());
        std::unordered_map<std::size_t, int> numbers;
        for (std::size_t f = 0; f < batch_.facts.size(); ++f) {
            const auto [at, fresh] = numbers.try_emplace(sets_.find(f), map.origins);
            if (fresh) ++map.origins;
            map.origin_of.push_back(at->second);
            const Source& s = source(static_cast<std::uint32_t>(f));
            map.reasons[f] = s.kind == SourceKind::author ? Reason{"author", "the document asserts it"} : Reason{"named-source", s.text};
        }
        for (const OriginEdge& edge : edges_) {
            if (edge.reason.code != "same-source") map.reasons[edge.second] = edge.reason;
        }
        map.edges = std::move(edges_);
        return map;
    }

    const Batch& batch_;
    const Grouping& grouping_;
    UnionFind sets_;
    std::vector<std::string> outlets_;           ///< by document
    std::vector<const SourceChain*> chains_;     ///< by fact
    std::vector<int> days_;                      ///< by fact: when it was said, as far as known
    std::map<std::uint32_t, std::vector<const DocLink*>> parents_;
    std::set<std::uint32_t> from_parent_;        ///< facts that go back to one of a document theirs derives from
    std::vector<OriginEdge> edges_;
};

}  // namespace

OriginMap find_origins(const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links,
                       const Knowledge& knowledge, SourceReader& sources) {
    return Finder(batch, grouping, links, knowledge, sources).run();
}

}  // namespace waybill
