#include "cases/knowledge.h"

namespace waybill {
namespace {

KnownParty known(const Party& party) {
    return {party.id, party.kind == PartyKind::state && party.country.empty() ? party.id : party.country, party.kind};
}

class CatalogueKnowledge final : public Knowledge {
public:
    explicit CatalogueKnowledge(const Catalogue& catalogue) : catalogue_(catalogue) {}

    std::string family(std::string_view designation) const override {
        const System* system = catalogue_.system_named(designation);
        if (system == nullptr) return {};
        return system->family.empty() ? system->id : system->family;
    }
    std::optional<KnownParty> party(std::string_view name) const override {
        const Party* party = catalogue_.party_named(name);
        if (party == nullptr) return std::nullopt;
        return known(*party);
    }
    KnownText read(std::string_view text, std::string_view published) const override {
        KnownText found;
        const CatalogueMentions mentions = catalogue_.find(text, published);
        for (const PartyMention& mention : mentions.parties) {
            found.parties.push_back({mention.span, known(catalogue_.parties()[mention.party]), mention.cue});
        }
        for (const OutletMention& mention : mentions.outlets) {
            found.outlets.push_back({mention.span, catalogue_.outlets()[mention.outlet].id});
        }
        return found;
    }
    std::optional<KnownOutlet> outlet(std::string_view name) const override {
        const Outlet* outlet = catalogue_.outlet_named(name);
        if (outlet == nullptr) return std::nullopt;
        return KnownOutlet{outlet->id, outlet->name, outlet->country, outlet->agency, outlet->state_run};
    }

private:
    const Catalogue& catalogue_;
};

}  // namespace

Knowledge::~Knowledge() = default;

std::unique_ptr<const Knowledge> knowledge_of(const Catalogue& catalogue) {
    return std::make_unique<CatalogueKnowledge>(catalogue);
}

}  // namespace waybill
