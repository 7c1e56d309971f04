#include "language/time_parser.h"

#include "language/time_reader.h"

namespace waybill {

TimeParser TimeParser::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    TimeParser parser;
    parser.lexicon_ = TimeLexicon::load(data, words);
    parser.parts_ = TimeParts::load(data);
    return parser;
}

std::optional<ParsedTime> TimeParser::parse(const AtomView& atoms, std::uint32_t at, const TimeContext& context,
                                            const NumberParser& numbers) const {
    const Reader reader{atoms, context, numbers, lexicon_, parts_};
    MaybeTime time = reader.modified(at);
    if (!time) time = reader.range(at);
    if (!time || !atoms.same_sentence(at, time->end)) return std::nullopt;
    return time;
}

}  // namespace waybill
