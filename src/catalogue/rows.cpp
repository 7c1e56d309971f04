#include "catalogue/rows.h"

#include <array>
#include <functional>

#include "base/date.h"
#include "base/enum_names.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Index = std::map<std::string, std::size_t, std::less<>>;
using Reader = std::function<void(const TsvRow&)>;

constexpr std::array<std::string_view, 6> party_kinds = {"state", "force", "armed-group", "company", "organisation",
                                                         "bloc"};
constexpr std::array<std::string_view, 6> outlet_kinds = {"newspaper", "agency", "broadcaster", "magazine", "site",
                                                          "blog"};
constexpr std::array<std::string_view, 4> mask_kinds = {"phrase", "given", "former", "title"};
constexpr std::array<std::string_view, 11> sipri_categories = {
    "aircraft", "air-defence systems", "armoured vehicles", "artillery", "engines", "missiles", "naval weapons",
    "satellites", "sensors", "ships", "other"};
constexpr std::array<std::string_view, 9> unroca_categories = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"};

template <std::size_t N>
bool known(const std::array<std::string_view, N>& names, std::string_view name) {
    for (const std::string_view each : names) {
        if (each == name) return true;
    }
    return false;
}

std::vector<std::string> strings(const TsvRow& row, std::string_view column) {
    std::vector<std::string> out;
    for (const std::string_view part : row.list(column)) out.emplace_back(part);
    return out;
}

bool flagged(const TsvRow& row, std::string_view flag) {
    for (const std::string_view part : row.list("flags")) {
        if (part == flag) return true;
    }
    return false;
}

void allow_flags(const TsvRow& row, std::initializer_list<std::string_view> allowed) {
    for (const std::string_view part : row.list("flags")) {
        bool found = false;
        for (const std::string_view flag : allowed) found = found || flag == part;
        if (!found) row.fail("unknown flag '" + std::string(part) + "'");
    }
}

std::string required(const TsvRow& row, std::string_view column) {
    const std::string_view value = row[column];
    if (value.empty()) row.fail("'" + std::string(column) + "' is empty");
    return std::string(value);
}

/// The row's place: the known one of the same key, or a new one at the end.
template <class T>
T& place(std::vector<T>& rows, Index& index, const std::string& key) {
    const auto [at, fresh] = index.try_emplace(key, rows.size());
    if (fresh) rows.emplace_back();
    return rows[at->second];
}

/// A year stands for its first or last day.
std::string office_date(const TsvRow& row, std::string_view column, std::string_view month_day) {
    const std::string_view value = row[column];
    if (value.empty()) return {};
    std::string date(value);
    if (value.size() == 4) date += month_day;
    if (value.size() == 7) {
        const auto first = day_from_iso(date + "-01");
        if (!first) row.fail("'" + std::string(value) + "' is no ISO date or year");
        return iso(column == "from" ? *first : last_of_month(first->year() / first->month()));
    }
    if (date.size() != 10 || !day_from_iso(date)) row.fail("'" + std::string(value) + "' is no ISO date or year");
    return date;
}

class RowReader {
public:
    explicit RowReader(const std::vector<std::filesystem::path>& folders) : folders_(folders) {}

    Rows read() {
        table("systems.tsv",
              {"id", "designation", "aliases", "category", "family", "origins", "maker", "sipri", "unroca", "flags"},
              [&](const TsvRow& row) { add_system(row); });
        table("parties.tsv", {"id", "name", "kind", "country", "aliases", "demonyms", "seats", "bodies", "flags"},
              [&](const TsvRow& row) { add_party(row); });
        table("leaders.tsv", {"party", "name", "aliases", "role", "from", "to"},
              [&](const TsvRow& row) { add_leader(row); });
        table("outlets.tsv", {"id", "name", "aliases", "country", "kind", "flags"},
              [&](const TsvRow& row) { add_outlet(row); });
        table("en/kinds.tsv", {"phrase", "plural", "category", "flags"}, [&](const TsvRow& row) { add_kind(row); });
        table("en/masks.tsv", {"phrase", "kind"}, [&](const TsvRow& row) { add_mask(row); });
        table("en/everyday.tsv", {"word"}, [&](const TsvRow& row) { rows_.everyday.insert(fold(row["word"])); });
        return std::move(rows_);
    }

private:
    void table(const std::string& name, const std::vector<std::string>& columns, const Reader& reader) {
        bool found = false;
        for (const auto& folder : folders_) {
            const auto file = folder / name;
            if (!std::filesystem::exists(file)) continue;
            found = true;
            const TsvTable rows = TsvTable::read(file, columns, name);
            for (const TsvRow& row : rows.rows()) reader(row);
        }
        if (!found) throw DataError(name + ": no data folder has this file");
    }

    void add_system(const TsvRow& row) {
        allow_flags(row, {"common", "acronym", "civil"});
        System system;
        system.id = required(row, "id");
        system.designation = required(row, "designation");
        system.aliases = strings(row, "aliases");
        const auto category = category_from(row["category"]);
        if (!category) row.fail("unknown category '" + std::string(row["category"]) + "'");
        system.category = *category;
        system.family = row["family"];
        system.origins = strings(row, "origins");
        system.maker = row["maker"];
        system.sipri = row["sipri"];
        if (!known(sipri_categories, system.sipri)) row.fail("unknown SIPRI category '" + system.sipri + "'");
        system.unroca = row["unroca"];
        if (!known(unroca_categories, system.unroca)) row.fail("unknown UNROCA category '" + system.unroca + "'");
        system.common_word = flagged(row, "common");
        const auto [at, fresh] = system_index_.try_emplace(system.id, rows_.systems.size());
        if (fresh) {
            rows_.systems.emplace_back();
            rows_.system_where.emplace_back();
            rows_.system_acronym.push_back(false);
            rows_.system_civil.push_back(false);
        }
        rows_.system_where[at->second] = row.where();
        rows_.system_acronym[at->second] = flagged(row, "acronym");
        rows_.system_civil[at->second] = flagged(row, "civil");
        rows_.systems[at->second] = std::move(system);
    }

    void add_party(const TsvRow& row) {
        Party party;
        party.id = required(row, "id");
        party.name = required(row, "name");
        const auto kind = enum_from<PartyKind>(party_kinds, row["kind"]);
        if (!kind) row.fail("unknown kind '" + std::string(row["kind"]) + "'");
        party.kind = *kind;
        party.country = row["country"];
        party.demonyms = strings(row, "demonyms");
        PartyNames names{strings(row, "aliases"), strings(row, "seats"), strings(row, "bodies"), false, "", row.where()};
        for (const std::string_view flag : row.list("flags")) {
            if (flag == "common-word") {
                names.common_word = true;
            } else if (flag.starts_with("until:") && day_from_iso(flag.substr(6))) {
                names.until = flag.substr(6);
            } else {
                row.fail("unknown flag '" + std::string(flag) + "'");
            }
        }
        place(rows_.party_names, names_index_, party.id) = std::move(names);
        place(rows_.parties, party_index_, party.id) = party;
    }

    void add_leader(const TsvRow& row) {
        const auto party = party_index_.find(row["party"]);
        if (party == party_index_.end()) row.fail("unknown party '" + std::string(row["party"]) + "'");
        Leader leader;
        leader.party = static_cast<std::uint32_t>(party->second);
        leader.name = required(row, "name");
        leader.aliases = strings(row, "aliases");
        leader.role = row["role"];
        leader.from = office_date(row, "from", "-01-01");
        leader.to = office_date(row, "to", "-12-31");
        leader.where = row.where();
        if (!leader.to.empty() && leader.to < leader.from) row.fail("the term ends before it begins");
        const std::string key = std::string(row["party"]) + '\t' + leader.name + '\t' + leader.role + '\t' + leader.from;
        place(rows_.leaders, leader_index_, key) = std::move(leader);
    }

    void add_outlet(const TsvRow& row) {
        allow_flags(row, {"state-run", "common-word"});
        Outlet outlet;
        outlet.id = required(row, "id");
        outlet.name = required(row, "name");
        outlet.aliases = strings(row, "aliases");
        outlet.country = row["country"];
        if (!known(outlet_kinds, row["kind"])) row.fail("unknown kind '" + std::string(row["kind"]) + "'");
        outlet.agency = row["kind"] == "agency";
        outlet.state_run = flagged(row, "state-run");
        const auto [at, fresh] = outlet_index_.try_emplace(outlet.id, rows_.outlets.size());
        if (fresh) {
            rows_.outlets.emplace_back();
            rows_.outlet_where.emplace_back();
            rows_.outlet_common.push_back(false);
        }
        rows_.outlet_where[at->second] = row.where();
        rows_.outlet_common[at->second] = flagged(row, "common-word");
        rows_.outlets[at->second] = std::move(outlet);
    }

    void add_kind(const TsvRow& row) {
        allow_flags(row, {"weak", "head"});
        Kind kind;
        kind.phrase = required(row, "phrase");
        kind.plural = row["plural"];
        const auto category = category_from(row["category"]);
        if (!category) row.fail("unknown category '" + std::string(row["category"]) + "'");
        kind.category = *category;
        kind.weak = flagged(row, "weak");
        kind.head = flagged(row, "head");
        kind.where = row.where();
        place(rows_.kinds, kind_index_, kind.phrase) = kind;
    }

    void add_mask(const TsvRow& row) {
        const auto kind = enum_from<MaskKind>(mask_kinds, row["kind"]);
        if (!kind) row.fail("unknown kind '" + std::string(row["kind"]) + "'");
        const std::string phrase = required(row, "phrase");
        place(rows_.masks, mask_index_, phrase + '\t' + std::string(row["kind"])) = {phrase, *kind, row.where()};
    }

    const std::vector<std::filesystem::path>& folders_;
    Rows rows_;
    Index system_index_;
    Index party_index_;
    Index names_index_;
    Index leader_index_;
    Index outlet_index_;
    Index kind_index_;
    Index mask_index_;
};

}  // namespace

Rows read_rows(const std::vector<std::filesystem::path>& folders) { return RowReader(folders).read(); }

}  // namespace waybill
