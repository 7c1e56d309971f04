#include "cases/stakes.h"

#include <charconv>

namespace waybill {
namespace {

int year_of(const std::string& published) {
    int year = 0;
    std::from_chars(published.data(), published.data() + std::min<std::size_t>(4, published.size()), year);
    return year;
}

std::string party_of(const Source& source, const Knowledge& knowledge) {
    if (!source.party.empty()) return source.party;
    if (source.kind != SourceKind::outlet) return {};
    // A state's own agency speaks for the state.
    const auto outlet = knowledge.outlet(source.text);
    return outlet && outlet->state_run ? outlet->country : std::string{};
}

}  // namespace

Stake stake_of(const Batch& batch, const Fact& fact, const Source& source, const Knowledge& knowledge, const LinkLexicon& lexicon) {
    if (source.kind == SourceKind::research) return Stake::independent;
    const std::string party = party_of(source, knowledge);
    if (party.empty()) return source.kind == SourceKind::record ? Stake::independent : Stake::unknown;
    const auto side = [&](int number) { return number == Names::none ? std::string{} : batch.parties.name(number); };
    const std::string supplier = side(fact.supplier);
    const std::string recipient = side(fact.recipient);
    if (party == supplier) return Stake::supplier;
    if (party == recipient) return Stake::recipient;
    const int year = year_of(batch.docs[fact.doc].published);
    for (const std::string& other : {supplier, recipient}) {
        if (!other.empty() && lexicon.rivals(party, other, year)) return Stake::adversary;
    }
    const auto known = knowledge.party(party);
    if (known && known->kind == PartyKind::organisation) return Stake::independent;
    return Stake::third_party;
}

}  // namespace waybill
