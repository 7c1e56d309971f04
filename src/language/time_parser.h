// Reads a time expression and resolves it against the day of publication and
// the times named before it.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "language/atoms.h"
#include "language/number_parser.h"
#include "language/stretch.h"
#include "language/time_lexicon.h"

namespace waybill {

/// What a time expression is resolved against.
struct TimeContext {
    std::optional<Day> published;
    bool future = false;            ///< its clause speaks of what is to come
    bool past = false;              ///< its clause speaks of what has been
    bool capitals = false;          ///< its sentence is all in capitals
    std::optional<Stretch> anchor;  ///< the time named last before it
    bool anchor_near = false;       ///< in the same paragraph
    std::vector<bool> epochs;       ///< which epochs this document can mean
};

struct ParsedTime {
    Stretch stretch;
    std::uint32_t end = 0;  ///< one past its last atom
    bool anchors = true;    ///< later expressions may count from it
};

class TimeParser {
public:
    static TimeParser load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// The time expression that begins at atom `at`, prepositions that change its
    /// meaning included ("since September").
    std::optional<ParsedTime> parse(const AtomView& atoms, std::uint32_t at, const TimeContext& context,
                                    const NumberParser& numbers) const;

    const TimeLexicon& lexicon() const { return lexicon_; }

private:
    struct Reader;
    TimeLexicon lexicon_;
    TimeParts parts_;
};

}  // namespace waybill
