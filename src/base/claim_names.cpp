#include "waybill/claim.h"

#include "base/enum_names.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 13> stages = {"request", "offer",   "examine", "negotiate", "approve",
                                                     "agree",   "produce", "deliver", "train",     "use",
                                                     "display", "intercept", "halt"};
constexpr std::array<std::string_view, 22> categories = {
    "aircraft",    "helicopter",       "uav",         "loitering-munition", "ballistic-missile", "cruise-missile",
    "missile",     "air-defence",      "artillery",   "armoured-vehicle",   "vehicle",           "ship",
    "submarine",   "sensor",           "engine",      "satellite",          "small-arms",        "ammunition",
    "component",   "support",          "weapons",     "other"};
constexpr std::array<std::string_view, 2> polarities = {"affirmed", "denied"};
constexpr std::array<std::string_view, 4> certainties = {"certain", "probable", "possible", "planned"};

}  // namespace

std::string_view to_string(Stage stage) { return enum_name(stages, stage); }
std::string_view to_string(Category category) { return enum_name(categories, category); }
std::string_view to_string(Polarity polarity) { return enum_name(polarities, polarity); }
std::string_view to_string(Certainty certainty) { return enum_name(certainties, certainty); }
std::optional<Stage> stage_from(std::string_view name) { return enum_from<Stage>(stages, name); }
std::optional<Category> category_from(std::string_view name) { return enum_from<Category>(categories, name); }
std::optional<Polarity> polarity_from(std::string_view name) { return enum_from<Polarity>(polarities, name); }
std::optional<Certainty> certainty_from(std::string_view name) { return enum_from<Certainty>(certainties, name); }

Phase phase_of(Stage stage) {
    switch (stage) {
        case Stage::request:
        case Stage::offer:
        case Stage::examine:
        case Stage::negotiate: return Phase::seek;
        case Stage::approve:
        case Stage::agree: return Phase::commit;
        case Stage::produce:
        case Stage::deliver:
        case Stage::train:
        case Stage::intercept: return Phase::move;
        case Stage::use:
        case Stage::display: return Phase::hold;
        case Stage::halt: break;
    }
    return Phase::halt;
}

}  // namespace waybill
