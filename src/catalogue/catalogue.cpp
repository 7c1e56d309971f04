#include "catalogue/catalogue.h"

#include <utility>

#include "catalogue/pieces.h"
#include "catalogue/tables.h"

namespace waybill {
namespace {

template <class T>
const T* by(const NameIndex& index, const std::vector<T>& rows, std::string_view key) {
    const auto at = index.find(key);
    return at == index.end() ? nullptr : &rows[at->second];
}

}  // namespace

Catalogue::Catalogue(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Catalogue Catalogue::load(const std::vector<std::filesystem::path>& data) {
    auto tables = std::make_unique<Tables>();
    tables->rows = read_rows(data);
    index_rows(*tables);
    return Catalogue(std::move(tables));
}

const std::vector<System>& Catalogue::systems() const { return tables_->rows.systems; }
const std::vector<Party>& Catalogue::parties() const { return tables_->rows.parties; }
const std::vector<Outlet>& Catalogue::outlets() const { return tables_->rows.outlets; }

const System* Catalogue::system(std::string_view id) const { return by(tables_->system_ids, systems(), id); }
const Party* Catalogue::party(std::string_view id) const { return by(tables_->party_ids, parties(), id); }
const Outlet* Catalogue::outlet(std::string_view id) const { return by(tables_->outlet_ids, outlets(), id); }

const System* Catalogue::system_named(std::string_view name) const {
    return by(tables_->system_names, systems(), squeeze(name));
}
const Party* Catalogue::party_named(std::string_view name) const {
    return by(tables_->party_names, parties(), squeeze(name));
}
const Outlet* Catalogue::outlet_named(std::string_view name) const {
    return by(tables_->outlet_names, outlets(), squeeze(name));
}

CatalogueMentions Catalogue::find(std::string_view text, std::string_view published) const {
    return find_mentions(*tables_, text, published);
}

CatalogueMentions Catalogue::find_names(std::string_view text, std::string_view published) const {
    return waybill::find_names(*tables_, text, published);
}

std::vector<std::string> Catalogue::check() const { return check_tables(*tables_); }

}  // namespace waybill
