#include "support.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace waybill::test {
namespace {

struct Name {
    const char* text;
    const char* party;
    PartyCue cue;
};

constexpr Name names[] = {
    {"Iran", "IR", PartyCue::name},        {"Iranian", "IR", PartyCue::demonym},  {"Tehran", "IR", PartyCue::capital},
    {"Russia", "RU", PartyCue::name},      {"Russian", "RU", PartyCue::demonym},  {"Moscow", "RU", PartyCue::capital},
    {"the Kremlin", "RU", PartyCue::capital}, {"Ukraine", "UA", PartyCue::name},  {"Ukrainian", "UA", PartyCue::demonym},
    {"Kyiv", "UA", PartyCue::capital},     {"India", "IN", PartyCue::name},       {"Indian", "IN", PartyCue::demonym},
    {"Philippines", "PH", PartyCue::name}, {"Philippine", "PH", PartyCue::demonym}, {"Poland", "PL", PartyCue::name},
    {"Polish", "PL", PartyCue::demonym},   {"Egypt", "EG", PartyCue::name},       {"Egyptian", "EG", PartyCue::demonym},
    {"Cairo", "EG", PartyCue::capital},    {"US", "US", PartyCue::demonym},       {"American", "US", PartyCue::demonym},
    {"Washington", "US", PartyCue::capital}, {"White House", "US", PartyCue::body},
};

class SmallKnowledge final : public Knowledge {
public:
    std::string family(std::string_view designation) const override {
        if (designation == "Shahed-136" || designation == "Geran-2") return "shahed";
        return {};
    }
    std::optional<KnownParty> party(std::string_view name) const override {
        for (const Name& known : names) {
            if (name == known.text || name == known.party) return state(known.party);
        }
        if (name == "Hezbollah") return KnownParty{"hezbollah", "", PartyKind::armed_group};
        if (name == "Almaz Works") return KnownParty{"almaz-works", "RU", PartyKind::company};
        return std::nullopt;
    }
    KnownText read(std::string_view text, std::string_view) const override {
        KnownText found;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1]))) continue;
            for (const Name& known : names) {
                const std::string_view name = known.text;
                if (text.substr(at, name.size()) != name) continue;
                const std::size_t end = at + name.size();
                if (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) continue;
                found.parties.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, state(known.party), known.cue});
                break;
            }
        }
        if (const auto at = text.find("Globe Agency"); at != std::string_view::npos) {
            found.outlets.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 12)}, "globe-agency"});
        }
        return found;
    }
    std::optional<KnownOutlet> outlet(std::string_view name) const override {
        if (name == "Globe Agency") return KnownOutlet{"globe-agency", "Globe Agency", "GB", true, false};
        if (name == "State Wire") return KnownOutlet{"state-wire", "State Wire", "RU", true, true};
        return std::nullopt;
    }

private:
    static KnownParty state(const char* code) { return {code, code, PartyKind::state}; }
};

}  // namespace

std::unique_ptr<const Knowledge> small_knowledge() { return std::make_unique<SmallKnowledge>(); }

std::filesystem::path data_folder() { return std::filesystem::path(WAYBILL_SOURCE_DIR) / "data"; }

const Linker& linker() {
    static const Linker linker = Linker::load(small_knowledge(), {data_folder()});
    return linker;
}

Make::Make(Stage stage, std::string supplier, std::string recipient, std::string designation, Category category) {
    claim_.stage = stage;
    if (!supplier.empty()) claim_.supplier = std::move(supplier);
    if (!recipient.empty()) claim_.recipient = std::move(recipient);
    if (!designation.empty()) claim_.item.designation = designation;
    claim_.item.category = category;
    claim_.item.text = designation.empty() ? std::string(to_string(category)) : designation;
}
Make& Make::denied() {
    claim_.polarity = Polarity::denied;
    return *this;
}
Make& Make::certainty(Certainty certainty) {
    claim_.certainty = certainty;
    return *this;
}
Make& Make::by(std::vector<std::string> sources) {
    claim_.sources = std::move(sources);
    return *this;
}
Make& Make::count(std::int64_t min, std::int64_t max, std::string unit) {
    claim_.quantity = Quantity{.min = min, .max = max, .unit = std::move(unit), .text = fmt::format("{}", min)};
    return *this;
}
Make& Make::on(std::string from, std::string to) {
    const std::string text = from.empty() ? to : from;
    claim_.date = DateRange{.from = std::move(from), .to = std::move(to), .text = text};
    return *this;
}
Make& Make::at(std::string place) {
    claim_.place = std::move(place);
    return *this;
}
Make& Make::worth(double amount, std::string currency) {
    claim_.value = Value{.amount = amount, .currency = std::move(currency), .text = fmt::format("{}", amount)};
    return *this;
}
Make& Make::text(std::string item, std::string evidence) {
    claim_.item.text = std::move(item);
    if (!evidence.empty()) claim_.evidence = {{std::move(evidence), {}}};
    return *this;
}

void Story::add(std::string name, std::string outlet, std::string published, std::vector<Claim> document_claims, std::string text) {
    if (!text.empty()) {
        documents.push_back({.name = name, .url = "", .title = "", .outlet = outlet, .published = published, .lang = "en",
                             .text = std::move(text), .source = {}, .notes = {}});
    } else {
        // Linking knows the outlet from the document only.
        documents.push_back({.name = name, .url = "", .title = "", .outlet = outlet, .published = published, .lang = "en",
                             .text = "", .source = {}, .notes = {}});
    }
    claims.push_back({.doc = std::move(name), .published = std::move(published), .lang = "en", .claims = std::move(document_claims)});
}

void Story::remove(const std::string& name) {
    std::erase_if(documents, [&](const Document& d) { return d.name == name; });
    std::erase_if(claims, [&](const DocumentClaims& c) { return c.doc == name; });
}

namespace {

template <class Group>
const Group& group_of(const std::vector<Group>& groups, const std::string& doc, std::uint32_t index) {
    for (const Group& group : groups) {
        for (const Membership& member : group.claims) {
            if (member.claim == ClaimRef{doc, index}) return group;
        }
    }
    ADD_FAILURE() << doc << ":" << index << " is in no group";
    static const Group none;
    return none;
}

}  // namespace

const Case& case_of(const Ledger& ledger, const std::string& doc, std::uint32_t index) { return group_of(ledger.cases, doc, index); }
const Origin& origin_of(const Ledger& ledger, const std::string& doc, std::uint32_t index) { return group_of(ledger.origins, doc, index); }
bool same_case(const Ledger& ledger, const std::string& a, std::uint32_t i, const std::string& b, std::uint32_t j) {
    return case_of(ledger, a, i).id == case_of(ledger, b, j).id;
}
bool same_origin(const Ledger& ledger, const std::string& a, std::uint32_t i, const std::string& b, std::uint32_t j) {
    return origin_of(ledger, a, i).id == origin_of(ledger, b, j).id;
}
std::vector<std::string> conflicts_of(const Ledger& ledger) {
    std::vector<std::string> out;
    for (const Conflict& c : ledger.conflicts) {
        out.push_back(fmt::format("{} {}:{} {}:{}", to_string(c.kind), c.first.doc, c.first.index, c.second.doc, c.second.index));
    }
    std::sort(out.begin(), out.end());
    return out;
}
std::vector<std::string> derivations_of(const Ledger& ledger) {
    std::vector<std::string> out;
    for (const Derivation& d : ledger.derivations) out.push_back(fmt::format("{} > {} {}", d.from, d.to, to_string(d.kind)));
    return out;
}
int grade_of(const Ledger& ledger, const std::string& doc, std::uint32_t index, Stage stage) {
    for (const Grade& grade : case_of(ledger, doc, index).grades) {
        if (grade.stage == stage) return grade.credibility;
    }
    return 0;
}

}  // namespace waybill::test
