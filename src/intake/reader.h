// Bytes to Documents: what the engine calls. Plain text, HTML, JSON Lines;
// metadata beside a text as NAME.meta.json.
#pragma once
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "intake/arrival.h"
#include "waybill/document.h"

namespace waybill {

/// Reads foreign bytes. Immutable once loaded: one serves every thread.
class Reader {
public:
    /// Reads the lexicons of page furniture in every folder of `data` (the data
    /// folders in order of precedence). Throws DataError.
    static Reader load(const std::vector<std::filesystem::path>& data);

    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    /// A pure function of its arguments and the lexicons. Throws InputError when
    /// the bytes are no document (binary, empty, malformed JSON): the message says
    /// what they are instead.
    Document read_document(std::string_view bytes, const ReadHints& hints) const;

    /// Fills in `document`, or `refusal` where it is none. Leaves alone what is
    /// refused already.
    void read(Arrival& arrival) const;

    /// for_each_arrival, each one read before the sink gets it.
    bool read_input(const std::filesystem::path& input, const ArrivalSink& sink) const;
    bool read_stream(std::istream& in, const std::string& name, const ArrivalSink& sink) const;

private:
    struct Parts;
    explicit Reader(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waybill
