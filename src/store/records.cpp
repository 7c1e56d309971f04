#include "store/records.h"

#include <array>
#include <tuple>

#include "base/enum_names.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 3> input_states = {"read", "refused", "known"};

auto key(const Document& d) { return std::tie(d.name, d.url, d.published, d.outlet, d.title, d.lang, d.text); }

}  // namespace

std::string_view to_string(InputState state) { return enum_name(input_states, state); }
std::optional<InputState> input_state_from(std::string_view name) { return enum_from<InputState>(input_states, name); }

std::string document_id(std::string_view sha256) { return std::string(sha256.substr(0, 16)); }

DocumentHead head_of(const StoredDocument& s) {
    const Document& d = s.document;
    return {s.id, d.name, d.url, d.title, d.outlet, d.published, d.lang};
}

bool precedes(const Document& a, const Document& b) { return key(a) < key(b); }

}  // namespace waybill
