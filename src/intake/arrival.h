// What was given: files, folders and streams taken apart into originals, one a
// document, before anything is read out of them.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

#include "waybill/document.h"

namespace waybill {

/// The longest document that is read, in bytes. A longer one is refused.
inline constexpr std::size_t longest_document = std::size_t{64} << 20U;

enum class Format : std::uint8_t { detect, text, html, json };

/// What is known about a document from outside its bytes.
struct ReadHints {
    std::string name = {};  ///< Document::name where the bytes give none; empty: a hash of the bytes
    std::string meta = {};  ///< the bytes of NAME.meta.json, or empty
    Format format = Format::detect;

    friend bool operator==(const ReadHints&, const ReadHints&) = default;
};

/// One thing that was given: a document, or the reason why it is none.
struct Arrival {
    std::string path = {};     ///< as found; "-" for standard input
    std::uint64_t line = 0;    ///< of a JSON Lines file, from 1; 0: the whole file
    std::string bytes = {};    ///< the archived original: the file, or the line without its line end
    ReadHints hints = {};      ///< with these, Reader::read_document(bytes, hints) gives `document` (again)
    Document document = {};    ///< empty until a Reader has read it
    std::string refusal = {};  ///< empty when fine; else why it is no document, one line for people
};

/// Gets each Arrival in turn; false stops the reading.
using ArrivalSink = std::function<bool(Arrival&&)>;

/// A file, or a folder with all below it in the order of their names (hidden files
/// left out, links to folders followed once). Every file that is not metadata of
/// another ends in one Arrival, a JSON Lines file in one a line; what cannot be
/// opened, is too long or is no text has a refusal. The documents are not read yet:
/// Reader::read does that, on any thread. Memory is bounded by the longest document.
/// Returns false when the sink stopped it. Throws nothing of its own.
bool for_each_arrival(const std::filesystem::path& input, const ArrivalSink& sink);

/// The same for a stream, such as standard input; `name` becomes Arrival::path.
bool for_each_arrival(std::istream& in, const std::string& name, const ArrivalSink& sink);

}  // namespace waybill
