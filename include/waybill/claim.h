// A claim: one source's statement that one stage of one arms transfer has taken
// place, has not, or will or may. docs/evidence.md says what that does and does
// not mean; every field follows the claim standard described there.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

enum class Stage : std::uint8_t {
    request, offer, examine, negotiate, approve, agree, produce, deliver, train, use, display, intercept, halt
};

/// Stages that a hurried reader would call the same thing.
enum class Phase : std::uint8_t { seek, commit, move, hold, halt };

enum class Category : std::uint8_t {
    aircraft, helicopter, uav, loitering_munition, ballistic_missile, cruise_missile, missile, air_defence, artillery,
    armoured_vehicle, vehicle, ship, submarine, sensor, engine, satellite, small_arms, ammunition, component, support,
    weapons, other
};

enum class Polarity : std::uint8_t { affirmed, denied };
enum class Certainty : std::uint8_t { certain, probable, possible, planned };

struct Item {
    std::optional<std::string> designation;  ///< usual English designation, "Shahed-136"
    Category category = Category::weapons;
    std::string text;  ///< as written
    friend bool operator==(const Item&, const Item&) = default;
};

/// An interval of counts; an absent end is open.
struct Quantity {
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    std::string unit;  ///< "batteries", "tonnes"; empty for single items
    std::string text;
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

struct Value {
    double amount = 0;
    std::string currency;  ///< ISO 4217
    std::string text;
    friend bool operator==(const Value&, const Value&) = default;
};

/// Inclusive ISO dates; an empty end is open.
struct DateRange {
    std::string from;
    std::string to;
    std::string text;
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

struct Evidence {
    std::string text;  ///< an exact substring of the document: a whole sentence
    Span span;         ///< where it stands; empty when the claim came without spans
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Claim {
    Stage stage = Stage::deliver;
    std::optional<std::string> supplier;   ///< ISO 3166-1 alpha-2 for a state, else the name as written
    std::optional<std::string> recipient;
    Item item;
    std::optional<Quantity> quantity;
    std::optional<Value> value;
    std::optional<DateRange> date;
    std::optional<std::string> place;
    Polarity polarity = Polarity::affirmed;
    Certainty certainty = Certainty::certain;
    std::vector<std::string> sources;  ///< outermost first; empty when the author asserts it
    std::vector<Evidence> evidence;    ///< the fullest first
    std::vector<std::string> rules;    ///< what made it: "en/stages.tsv:41", "claims.model@1.2"
    double confidence = 1;             ///< probability that stage, parties, item and polarity are right
    bool optional = false;             ///< only in references: careful readers differ on it

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// The claims of one document, in text order of their fullest evidence.
struct DocumentClaims {
    std::string doc;  ///< Document::name
    std::string published;
    std::string lang;
    std::vector<Claim> claims;
    friend bool operator==(const DocumentClaims&, const DocumentClaims&) = default;
};

std::string_view to_string(Stage stage);          ///< "deliver"
std::string_view to_string(Category category);    ///< "loitering-munition"
std::string_view to_string(Polarity polarity);    ///< "affirmed"
std::string_view to_string(Certainty certainty);  ///< "probable"
std::optional<Stage> stage_from(std::string_view name);
std::optional<Category> category_from(std::string_view name);
std::optional<Polarity> polarity_from(std::string_view name);
std::optional<Certainty> certainty_from(std::string_view name);
Phase phase_of(Stage stage);

}  // namespace waybill
