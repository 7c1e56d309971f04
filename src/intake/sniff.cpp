#include "intake/sniff.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace waybill {
namespace {

struct Magic {
    std::size_t at;
    std::string_view bytes;
    std::string_view reason;
};

using namespace std::string_view_literals;

constexpr std::array magics = {
    Magic{0, "%PDF-"sv, "a PDF file; extract its text first, for example with pdftotext"},
    Magic{0, "\x1F\x8B"sv, "gzip-compressed; decompress it first: gunzip FILE"},
    Magic{0, "\x28\xB5\x2F\xFD"sv, "zstd-compressed; decompress it first: zstd -d FILE"},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          "xz-compressed; decompress it first: unxz FILE"},
    Magic{0, "BZh"sv, "bzip2-compressed; decompress it first: bunzip2 FILE"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive; unpack it and give the folder"},
    Magic{0, "Rar!\x1A"sv, "a RAR archive; unpack it and give the folder"},
    Magic{257, "ustar"sv, "a tar archive; unpack it and give the folder"},
    Magic{0, "PK\x03\x04"sv, "a ZIP archive or an office document; unpack it, or save the document as HTML or text"},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office document; save it as HTML or text"},
    Magic{0, "{\\rtf"sv, "an RTF document; save it as HTML or text"},
    Magic{0, "WARC/1"sv, "a WARC archive, which is not read yet; extract its pages first"},
    Magic{0, "%!PS"sv, "a PostScript file; extract its text first, for example with ps2ascii"},
    Magic{0, "AT&TFORM"sv, "a DjVu document; extract its text first, for example with djvutxt"},
    Magic{0, "SQLite format 3\0"sv, "an SQLite database, not a document"},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, "a PNG image; run text recognition first"},
    Magic{0, "\xFF\xD8\xFF"sv, "a JPEG image; run text recognition first"},
    Magic{0, "GIF87a"sv, "a GIF image; run text recognition first"},
    Magic{0, "GIF89a"sv, "a GIF image; run text recognition first"},
    Magic{0, "II*\0"sv, "a TIFF image; run text recognition first"},
    Magic{0, "MM\0*"sv, "a TIFF image; run text recognition first"},
    Magic{8, "WEBP"sv, "a WebP image; run text recognition first"},
    Magic{4, "ftyp"sv, "a video or audio file, not text"},
    Magic{0, "ID3"sv, "an audio file, not text"},
    Magic{0, "OggS"sv, "an audio or video file, not text"},
    Magic{0, "RIFF"sv, "an audio, video or image file, not text"},
    Magic{0, "\x1A\x45\xDF\xA3"sv, "a video file, not text"},
    Magic{0,
          "\x7F"
          "ELF"sv,
          "a program, not a document"},
    Magic{0, "MZ\x90"sv, "a program, not a document"},
};

bool starts(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// Bytes that no text in any encoding has, UTF-16 and UTF-32 aside.
bool binary(std::string_view bytes) {
    const bool wide = starts(bytes, "\xFF\xFE") || starts(bytes, "\xFE\xFF");
    std::size_t controls = 0;
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == 0)
            ++nuls[i % 2];
        else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B && c != 0x0B && c != 0x1A)
            ++controls;
    }
    // Without a mark, UTF-16 shows by NULs that stand on one side only.
    const std::size_t most = std::max(nuls[0], nuls[1]);
    const std::size_t least = std::min(nuls[0], nuls[1]);
    if (wide || (most * 3 > bytes.size() && least * 20 <= most)) return false;
    return nuls[0] + nuls[1] > bytes.size() / 50 || controls > bytes.size() / 20;
}

/// The beginning as ASCII, NULs of UTF-16 and a byte order mark left out.
std::string skeleton(std::string_view beginning) {
    std::string ascii;
    if (starts(beginning, "\xEF\xBB\xBF")) beginning.remove_prefix(3);
    if (starts(beginning, "\xFF\xFE") || starts(beginning, "\xFE\xFF")) beginning.remove_prefix(2);
    ascii.reserve(beginning.size());
    for (const char c : beginning) {
        if (c != '\0') ascii.push_back(c);
    }
    return ascii;
}

/// The end of the object that begins at `open`, or npos where it is cut off.
std::size_t object_end(std::string_view text, std::size_t open) {
    std::size_t depth = 0;
    bool string = false;
    for (std::size_t at = open; at < text.size(); ++at) {
        const char c = text[at];
        if (string) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                string = false;
        } else if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

bool json_object_start(std::string_view text) {
    if (text.empty() || text[0] != '{') return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    return next == std::string_view::npos || text[next] == '"' || text[next] == '}';
}

}  // namespace

bool has_marked_up_paragraphs(std::string_view text) {
    constexpr std::size_t enough = 65536;
    text = trim(text.substr(0, enough));
    std::size_t marks = 0;
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
        std::string_view rest = text.substr(at + 1, 8);
        if (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
        const std::string name = ascii_lower(rest.substr(0, rest.find_first_of(" >/\t\r\n")));
        for (const std::string_view block : {"p"sv, "div"sv, "h1"sv, "h2"sv, "h3"sv, "li"sv, "br"sv, "td"sv, "body"sv,
                                             "title"sv, "article"sv, "table"sv}) {
            if (name == block && ++marks == 3) return true;
        }
    }
    return marks == 2 && text.front() == '<' && text.back() == '>';
}

bool looks_like_html(std::string_view text) {
    const std::string start = ascii_lower(trim(text).substr(0, 64));
    for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
        if (starts(start, tag)) return true;
    }
    return has_marked_up_paragraphs(text);
}

Sniffed sniff(std::string_view beginning, bool whole) {
    for (const Magic& magic : magics) {
        if (beginning.size() > magic.at && starts(beginning.substr(magic.at), magic.bytes)) {
            return {ContentKind::unsupported, std::string(magic.reason)};
        }
    }
    const std::string text = skeleton(beginning);
    std::size_t start = text.find_first_not_of(" \t\r\n\f\v");
    if (start == std::string::npos) {
        if (!whole) return {ContentKind::text, ""};
        return {ContentKind::empty, ""};
    }
    if (binary(beginning)) return {ContentKind::unsupported, "binary data, not text"};
    const std::string_view content = std::string_view(text).substr(start);
    if (json_object_start(content)) {
        // Objects one a line, or a single one over one or several lines.
        const std::size_t end = object_end(content, 0);
        if (end == std::string_view::npos) {
            const std::string_view line = trim(content.substr(0, content.find('\n')));
            const bool spread = line.size() < content.size() && (line.back() == '{' || line.back() == ',');
            return {spread ? ContentKind::json_object : ContentKind::json_lines, ""};
        }
        const bool more = !whole || content.find_first_not_of(" \t\r\n", end) != std::string_view::npos;
        return {more ? ContentKind::json_lines : ContentKind::json_object, ""};
    }
    if (content[0] == '[') {
        const std::size_t next = content.find_first_not_of(" \t\r\n", 1);
        if (next != std::string_view::npos && json_object_start(content.substr(next))) {
            return {ContentKind::unsupported,
                    "a JSON array; write one object a line, for example with: jq -c '.[]' FILE"};
        }
    }
    if (looks_like_html(content)) return {ContentKind::html, ""};
    return {ContentKind::text, ""};
}

}  // namespace waybill
