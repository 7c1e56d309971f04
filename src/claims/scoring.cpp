#include "claims/scoring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

#include "base/file.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;
using Keys = std::set<std::string>;

const Json& member(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto at = object.find(key);
    return at == object.end() ? none : *at;
}

/// A member as text; numbers as JSON writes them, nothing as "".
std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    return value.dump();
}

std::string lowered(std::string_view text) {
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string out;
    wide.toLower(icu::Locale::getRoot()).toUTF8String(out);
    return out;
}

std::string key(std::string_view text) {
    std::string out;
    for (const char c : lowered(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

Keys alternatives(const Json& value) {
    Keys keys;
    const std::string text = text_of(value);
    for (const std::string_view part : split(text, '|')) {
        if (std::string k = key(part); !k.empty()) keys.insert(std::move(k));
    }
    return keys;
}

bool meet(const Keys& a, const Keys& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& k) { return b.contains(k); });
}
/// Two names match when an alternative of the one is one of the other; two absent names match.
bool same(const Keys& a, const Keys& b) { return meet(a, b) || (a.empty() && b.empty()); }

struct EvidenceText {
    std::string text;              ///< white space evened out
    std::set<std::string> words;   ///< lower case
};

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || (c >= 0x1c && c <= 0x1f); }
bool is_word(UChar32 c) {
    const std::uint32_t mask = U_GET_GC_MASK(c);
    return c == '_' || (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

EvidenceText evidence_text(std::string_view text) {
    EvidenceText out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (is_space(static_cast<UChar32>(point.value))) {
            space = true;
        } else {
            if (space && !out.text.empty()) out.text += ' ';
            space = false;
            out.text.append(text, at, point.size);
        }
        at += point.size;
    }
    const std::string lower = lowered(out.text);
    std::string word;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode_utf8(lower, at);
        if (is_word(static_cast<UChar32>(point.value))) {
            word.append(lower, at, point.size);
        } else if (!word.empty()) {
            out.words.insert(std::move(word));
            word.clear();
        }
        at += point.size;
    }
    if (!word.empty()) out.words.insert(std::move(word));
    return out;
}

/// One claim, with what is compared made once.
struct Entry {
    Json raw;
    Keys stage, supplier, recipient, designation, category, polarity, certainty, source;
    std::set<std::string> phases;
    std::string source_key;
    std::vector<EvidenceText> evidence;
    bool optional = false;
};

std::string phase(std::string_view stage) {
    static const std::map<std::string, std::string, std::less<>> phases = {
        {"request", "seek"},   {"offer", "seek"},   {"examine", "seek"}, {"negotiate", "seek"},  {"approve", "commit"},
        {"agree", "commit"},   {"produce", "move"}, {"deliver", "move"}, {"train", "move"},      {"intercept", "move"},
        {"use", "hold"},       {"display", "hold"}, {"halt", "halt"}};
    const auto at = phases.find(stage);
    return at == phases.end() ? std::string{} : at->second;
}

Entry entry_of(const Json& claim) {
    Entry e;
    e.raw = claim;
    e.stage = alternatives(member(claim, "stage"));
    const std::string stages = text_of(member(claim, "stage"));
    for (const std::string_view stage : split(stages, '|')) e.phases.insert(phase(stage));
    e.supplier = alternatives(member(claim, "supplier"));
    e.recipient = alternatives(member(claim, "recipient"));
    const Json& item = member(claim, "item");
    e.designation = alternatives(member(item, "designation"));
    e.category = alternatives(member(item, "category"));
    e.polarity = alternatives(member(claim, "polarity"));
    if (text_of(member(claim, "polarity")).empty()) e.polarity = {"affirmed"};
    e.certainty = alternatives(member(claim, "certainty"));
    const Json& sources = member(claim, "sources");
    if (sources.is_array() && !sources.empty()) {
        e.source = alternatives(sources.back());
        e.source_key = key(text_of(sources.back()));
    }
    for (const Json& text : member(claim, "evidence")) e.evidence.push_back(evidence_text(text_of(text)));
    const Json& optional = member(claim, "optional");
    e.optional = optional.is_boolean() && optional.get<bool>();
    return e;
}

bool same_item(const Entry& r, const Entry& e) {
    if (!r.designation.empty() && !e.designation.empty()) return meet(r.designation, e.designation);
    if (same(r.category, e.category)) return true;
    static const Keys drones = {"uav", "loiteringmunition"};
    return meet(r.category, drones) && meet(e.category, drones);
}

bool overlap(const Entry& r, const Entry& e) {
    for (const EvidenceText& a : r.evidence) {
        for (const EvidenceText& b : e.evidence) {
            if (a.text.empty() || b.text.empty()) continue;
            if (a.text.find(b.text) != std::string::npos || b.text.find(a.text) != std::string::npos) return true;
            std::size_t common = 0;
            for (const std::string& word : a.words) common += b.words.contains(word) ? 1 : 0;
            const auto fewer = std::max<std::size_t>(1, std::min(a.words.size(), b.words.size()));
            if (static_cast<double>(common) / static_cast<double>(fewer) >= 0.5) return true;
        }
    }
    return false;
}

int similarity(const Entry& r, const Entry& e) {
    return 3 * same(r.stage, e.stage) + 2 * same(r.supplier, e.supplier) + 2 * same(r.recipient, e.recipient) +
           2 * same_item(r, e) + 1 * same(r.polarity, e.polarity) + 2 * overlap(r, e);
}

/// Maximum-weight assignment (Hungarian algorithm) of rows to columns; a column
/// or -1 for each row. Of equally good assignments the one that the reference
/// implementation finds, so the order of every loop matters.
std::vector<int> assign(const std::vector<std::vector<int>>& weights) {
    const std::size_t n = weights.size();
    const std::size_t m = n == 0 ? 0 : weights[0].size();
    std::vector<int> columns(n, -1);
    if (n == 0 || m == 0) return columns;
    const std::size_t size = std::max(n, m);
    const auto cost = [&](std::size_t i, std::size_t j) { return i < n && j < m ? -static_cast<double>(weights[i][j]) : 0.0; };
    std::vector<double> u(size + 1), v(size + 1);
    std::vector<std::size_t> p(size + 1), way(size + 1);
    constexpr double infinite = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i <= size; ++i) {
        p[0] = i;
        std::size_t j0 = 0;
        std::vector<double> low(size + 1, infinite);
        std::vector<bool> used(size + 1, false);
        do {
            used[j0] = true;
            const std::size_t i0 = p[j0];
            double delta = infinite;
            std::size_t j1 = 0;
            for (std::size_t j = 1; j <= size; ++j) {
                if (used[j]) continue;
                const double c = cost(i0 - 1, j - 1) - u[i0] - v[j];
                if (c < low[j]) {
                    low[j] = c;
                    way[j] = j0;
                }
                if (low[j] < delta) {
                    delta = low[j];
                    j1 = j;
                }
            }
            for (std::size_t j = 0; j <= size; ++j) {
                if (used[j]) {
                    u[p[j]] += delta;
                    v[j] -= delta;
                } else {
                    low[j] -= delta;
                }
            }
            j0 = j1;
        } while (p[j0] != 0);
        while (j0 != 0) {
            p[j0] = p[way[j0]];
            j0 = way[j0];
        }
    }
    for (std::size_t j = 1; j <= size; ++j) {
        if (p[j] <= n && j <= m) columns[p[j] - 1] = static_cast<int>(j) - 1;
    }
    return columns;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs pair_up(const std::vector<const Entry*>& reference, const std::vector<const Entry*>& extracted) {
    std::vector<std::vector<int>> weights;
    for (const Entry* r : reference) {
        auto& row = weights.emplace_back();
        for (const Entry* e : extracted) {
            const int s = similarity(*r, *e);
            row.push_back(s >= 6 ? s : 0);
        }
    }
    Pairs pairs;
    const auto columns = assign(weights);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] >= 0 && weights[i][static_cast<std::size_t>(columns[i])] >= 6) {
            pairs.emplace_back(i, static_cast<std::size_t>(columns[i]));
        }
    }
    return pairs;
}

bool core(const Entry& r, const Entry& e) {
    return same(r.stage, e.stage) && same(r.supplier, e.supplier) && same(r.recipient, e.recipient) && same_item(r, e) &&
           same(r.polarity, e.polarity);
}
bool relaxed(const Entry& r, const Entry& e) {
    return same(r.supplier, e.supplier) && same(r.recipient, e.recipient) && meet(r.phases, e.phases) && same(r.polarity, e.polarity);
}

bool given(const Json& value) { return !value.is_null() && !(value.is_structured() && value.empty()); }

/// Whether both give the same interval, or one of them gives none and the other the open one.
bool same_range(const Json& a, const Json& b, const char* low, const char* high) {
    if (given(a) != given(b)) return false;
    return member(a, low) == member(b, low) && member(a, high) == member(b, high);
}

std::map<std::string, bool> slot_checks(const Entry& r, const Entry& e) {
    std::map<std::string, bool> checks;
    checks["certainty"] = same(r.certainty, e.certainty);
    const std::string& a = r.source_key;
    const std::string& b = e.source_key;
    checks["source"] = (a.empty() && b.empty()) ||
                       (!a.empty() && !b.empty() && (a.find(b) != std::string::npos || b.find(a) != std::string::npos)) ||
                       same(r.source, e.source);
    const auto range = [&](const char* slot, const char* low, const char* high) {
        const Json& x = member(r.raw, slot);
        const Json& y = member(e.raw, slot);
        if (given(x) || given(y)) checks[slot] = same_range(x, y, low, high);
    };
    range("quantity", "min", "max");
    range("date", "from", "to");
    return checks;
}

std::string shown(const Json& value) { return value.is_null() ? "None" : text_of(value); }

/// A string in quotes with escapes, as the reference implementation shows lists.
std::string in_quotes(std::string_view text) {
    const bool apostrophe = text.find('\'') != std::string_view::npos;
    const char mark = apostrophe && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, mark);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const char32_t c = point.value;
        const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
        const bool printable = c == ' ' || (mask & (U_GC_C_MASK | U_GC_Z_MASK)) == 0;
        if (c == static_cast<char32_t>(mark) || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (printable) {
            out.append(text, at, point.size);
        } else if (c < 0x100) {
            out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
        } else if (c < 0x10000) {
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        } else {
            out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c));
        }
        at += point.size;
    }
    out += mark;
    return out;
}

std::string brief(const Entry& e) {
    const Json& item = member(e.raw, "item");
    const Json& designation = member(item, "designation");
    const Json& sources = member(e.raw, "sources");
    std::string list = "None";
    if (sources.is_array()) {
        list = "[";
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (i > 0) list += ", ";
            list += in_quotes(text_of(sources[i]));
        }
        list += "]";
    }
    return fmt::format("{} {}->{} {} {}/{} {}", shown(member(e.raw, "stage")), shown(member(e.raw, "supplier")),
                       shown(member(e.raw, "recipient")), text_of(designation).empty() ? shown(member(item, "category")) : text_of(designation),
                       shown(member(e.raw, "polarity")), shown(member(e.raw, "certainty")), list);
}

std::string first_evidence(const Entry& e) {
    const Json& evidence = member(e.raw, "evidence");
    if (!evidence.is_array() || evidence.empty()) return {};
    const std::string text = text_of(evidence[0]);
    std::size_t at = 0;
    for (int n = 0; n < 140 && at < text.size(); ++n) at += decode_utf8(text, at).size;
    return text.substr(0, at);
}

void print_pairing(std::string& out, const std::string& name, const std::vector<const Entry*>& reference,
                   const std::vector<const Entry*>& extracted, const Pairs& pairs) {
    out += fmt::format("== {}\n", name);
    std::set<std::size_t> paired_r, paired_e;
    for (const auto& [i, j] : pairs) {
        paired_r.insert(i);
        paired_e.insert(j);
        const bool right = core(*reference[i], *extracted[j]);
        const char mark = right ? '=' : relaxed(*reference[i], *extracted[j]) ? '~' : '/';
        out += fmt::format(" {} {}", mark, brief(*reference[i]));
        if (!right) out += fmt::format("   <>   {}", brief(*extracted[j]));
        out += '\n';
    }
    for (std::size_t i = 0; i < reference.size(); ++i) {
        if (!paired_r.contains(i)) out += fmt::format(" - {}   | {}\n", brief(*reference[i]), first_evidence(*reference[i]));
    }
    for (std::size_t j = 0; j < extracted.size(); ++j) {
        if (!paired_e.contains(j)) out += fmt::format(" + {}   | {}\n", brief(*extracted[j]), first_evidence(*extracted[j]));
    }
}

using Documents = std::vector<std::pair<std::string, std::vector<Entry>>>;

std::string document_name(const std::string& doc) {
    std::string name = doc;
    while (name.size() > 1 && name.back() == '/') name.pop_back();
    if (const std::size_t slash = name.rfind('/'); slash != std::string::npos) name = name.substr(slash + 1);
    for (const std::string_view suffix : {".claims.json", ".txt"}) {
        if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
    }
    return name;
}

Json parsed(std::string_view text, const std::string& where) {
    Json object = Json::parse(text, nullptr, false);
    if (!object.is_object()) throw DataError(where + ": not a JSON object");
    return object;
}

Documents load(const std::filesystem::path& path) {
    std::vector<Json> objects;
    if (std::filesystem::is_directory(path)) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().filename().string().ends_with(".claims.json")) files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) objects.push_back(parsed(read_file(file), file.string()));
    } else {
        const std::string text = read_file(path);
        std::size_t number = 0;
        for (const std::string_view line : split(text, '\n')) {
            ++number;
            if (!trim(line).empty()) objects.push_back(parsed(line, fmt::format("{}:{}", path.string(), number)));
        }
    }
    Documents documents;
    std::set<std::string> seen;
    for (const Json& object : objects) {
        if (!member(object, "doc").is_string()) throw DataError(path.string() + ": an entry without \"doc\"");
        std::string name = document_name(object["doc"].get<std::string>());
        if (!seen.insert(name).second) throw DataError(fmt::format("{}: document {} stands twice", path.string(), name));
        std::vector<Entry> entries;
        for (const Json& claim : member(object, "claims")) entries.push_back(entry_of(claim));
        documents.emplace_back(std::move(name), std::move(entries));
    }
    return documents;
}

struct Totals {
    std::size_t documents = 0, reference = 0, extracted = 0, core = 0, relaxed = 0;
    std::size_t pairs_reference = 0, pairs_extracted = 0, pairs_matched = 0;
    std::map<std::string, std::pair<std::size_t, std::size_t>> slots;  ///< right, of
    std::size_t empty = 0, alarms = 0;
};

/// Supplier and recipient as they stand, for the set of pairs of a document.
using Parties = std::map<std::string, std::pair<Keys, Keys>>;

Parties parties(const std::vector<const Entry*>& entries) {
    Parties found;
    for (const Entry* e : entries) {
        const std::string as_written = member(e->raw, "supplier").dump() + '\n' + member(e->raw, "recipient").dump();
        found.try_emplace(as_written, e->supplier, e->recipient);
    }
    return found;
}

std::vector<const Entry*> pointers(const std::vector<Entry>& entries) {
    std::vector<const Entry*> out;
    for (const Entry& entry : entries) out.push_back(&entry);
    return out;
}

void score_document(Totals& total, const std::string& name, std::vector<const Entry*> reference,
                    std::vector<const Entry*> extracted, const ScoringOptions& options, std::string& out) {
    if (reference.empty()) {
        ++total.empty;
        total.alarms += extracted.size();
    }
    Pairs pairs = pair_up(reference, extracted);
    if (std::any_of(reference.begin(), reference.end(), [](const Entry* r) { return r->optional; })) {
        // Neither earns nor costs: left out, with what was paired to it.
        std::set<std::size_t> free;
        for (const auto& [i, j] : pairs) {
            if (reference[i]->optional) free.insert(j);
        }
        std::vector<const Entry*> kept;
        for (std::size_t j = 0; j < extracted.size(); ++j) {
            if (!free.contains(j)) kept.push_back(extracted[j]);
        }
        extracted = std::move(kept);
        std::erase_if(reference, [](const Entry* r) { return r->optional; });
        pairs = pair_up(reference, extracted);
    }
    total.reference += reference.size();
    total.extracted += extracted.size();
    for (const auto& [i, j] : pairs) {
        if (core(*reference[i], *extracted[j])) {
            ++total.core;
            for (const auto& [slot, right] : slot_checks(*reference[i], *extracted[j])) {
                auto& [hits, of] = total.slots[slot];
                hits += right ? 1 : 0;
                ++of;
            }
        }
        total.relaxed += relaxed(*reference[i], *extracted[j]) ? 1 : 0;
    }
    const Parties wanted = parties(reference);
    const Parties found = parties(extracted);
    total.pairs_reference += wanted.size();
    total.pairs_extracted += found.size();
    for (const auto& [written, w] : wanted) {
        total.pairs_matched += std::any_of(found.begin(), found.end(), [&w = w](const auto& f) {
            return same(w.first, f.second.first) && same(w.second, f.second.second);
        });
    }
    if (options.show == name || options.show == "all") print_pairing(out, name, reference, extracted, pairs);
}

Json to_json(const Rates& r) { return {{"precision", r.precision}, {"recall", r.recall}, {"f1", r.f1}}; }

Rates rates_of(std::size_t right, std::size_t extracted, std::size_t reference) {
    const auto d = [](std::size_t n) { return static_cast<double>(n); };
    return rates(d(right), d(extracted), d(right), d(reference));
}

}  // namespace

double rounded(double value, int decimals) { return std::strtod(fmt::format("{:.{}f}", value, decimals).c_str(), nullptr); }

std::string number_text(double value) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
    return text;
}

Rates rates(double right_extracted, double extracted, double right_reference, double reference) {
    const double p = extracted > 0 ? right_extracted / extracted : 0.0;
    const double r = reference > 0 ? right_reference / reference : 0.0;
    return {rounded(p, 4), rounded(r, 4), p + r > 0 ? rounded(2 * p * r / (p + r), 4) : 0.0};
}

std::string rates_text(const Rates& r) { return fmt::format("P {:.3f}  R {:.3f}  F1 {:.3f}", r.precision, r.recall, r.f1); }

ScoringReport score_claims(const std::filesystem::path& reference_path, const std::filesystem::path& extraction_path,
                           const ScoringOptions& options) {
    const Documents references = load(reference_path);
    const Documents extractions = load(extraction_path);
    ScoringReport report;
    std::map<std::string, const std::vector<Entry>*> by_name;
    for (const auto& [name, entries] : extractions) by_name[name] = &entries;
    std::size_t unknown = extractions.size();
    Totals total;
    total.documents = references.size();
    for (const auto& [name, entries] : references) {
        const auto at = by_name.find(name);
        if (at != by_name.end()) --unknown;
        score_document(total, name, pointers(entries), at == by_name.end() ? std::vector<const Entry*>{} : pointers(*at->second),
                       options, report.text);
    }
    if (unknown > 0) report.note = fmt::format("note: {} extracted documents have no reference and are left out\n", unknown);
    const Rates core_rates = rates_of(total.core, total.extracted, total.reference);
    const Rates relaxed_rates = rates_of(total.relaxed, total.extracted, total.reference);
    const Rates pair_rates =
        rates_of(std::min(total.pairs_matched, total.pairs_extracted), total.pairs_extracted, total.pairs_reference);
    const auto ratio = [](std::size_t a, std::size_t b) { return static_cast<double>(a) / static_cast<double>(b); };
    std::optional<double> alarms;
    if (total.empty > 0) alarms = rounded(ratio(total.alarms, total.empty), 3);
    if (options.json) {
        Json slots = Json::object();
        for (const auto& [slot, hits] : total.slots) {
            slots[slot] = {{"accuracy", rounded(ratio(hits.first, hits.second), 4)}, {"of", hits.second}};
        }
        const Json all = {{"documents", total.documents},
                          {"reference_claims", total.reference},
                          {"extracted_claims", total.extracted},
                          {"core", to_json(core_rates)},
                          {"relaxed", to_json(relaxed_rates)},
                          {"pair", to_json(pair_rates)},
                          {"slots", std::move(slots)},
                          {"empty_documents", total.empty},
                          {"false_alarms_per_empty_document", alarms ? Json(*alarms) : Json()}};
        report.text += all.dump(1) + "\n";
        return report;
    }
    report.text += fmt::format("{} documents, {} reference claims, {} extracted\n", total.documents, total.reference, total.extracted);
    const std::array<std::pair<const char*, Rates>, 3> measures = {
        {{"core", core_rates}, {"relaxed", relaxed_rates}, {"pair", pair_rates}}};
    for (const auto& [name, r] : measures) report.text += fmt::format("{:8} {}\n", name, rates_text(r));
    for (const auto& [slot, hits] : total.slots) {
        report.text += fmt::format("{:9} {:.3f} of {}\n", slot, rounded(ratio(hits.first, hits.second), 4), hits.second);
    }
    if (alarms) {
        report.text += fmt::format("false alarms {} a document, over {} without claims\n", number_text(*alarms), total.empty);
    }
    return report;
}

}  // namespace waybill
