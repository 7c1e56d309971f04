#include "intake/reader.h"

#include "intake/assemble.h"
#include "intake/lexicons.h"
#include "waybill/error.h"

namespace waybill {

struct Reader::Parts {
    Lexicons lexicons;
};

Reader::Reader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Reader Reader::load(const std::vector<std::filesystem::path>& data) {
    return Reader(std::make_unique<Parts>(Parts{{Furniture::load(data), PageHints::load(data)}}));
}

Document Reader::read_document(std::string_view bytes, const ReadHints& hints) const {
    return assemble(bytes, hints, &parts_->lexicons);
}

void Reader::read(Arrival& arrival) const {
    if (!arrival.refusal.empty()) return;
    try {
        arrival.document = read_document(arrival.bytes, arrival.hints);
    } catch (const InputError& error) {
        arrival.refusal = error.what();
    }
}

bool Reader::read_input(const std::filesystem::path& input, const ArrivalSink& sink) const {
    return for_each_arrival(input, [&](Arrival&& arrival) {
        read(arrival);
        return sink(std::move(arrival));
    });
}

bool Reader::read_stream(std::istream& in, const std::string& name, const ArrivalSink& sink) const {
    return for_each_arrival(in, name, [&](Arrival&& arrival) {
        read(arrival);
        return sink(std::move(arrival));
    });
}

}  // namespace waybill
