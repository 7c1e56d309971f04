#include "intake/assemble.h"

#include <unicode/uchar.h>

#include <fmt/format.h>
#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/clean.h"
#include "intake/date_text.h"
#include "intake/decode.h"
#include "intake/language_id.h"
#include "intake/metadata.h"
#include "intake/page.h"
#include "intake/repair.h"
#include "intake/sniff.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// A text on its way through the steps, and its pieces over the archived bytes.
class Way {
public:
    explicit Way(std::string_view bytes) : bytes_(bytes) {}

    std::string_view text() const { return same_ ? bytes_ : std::string_view(now_.text); }

    /// `marked` are spans of the text so far; they go along.
    void step(MappedText&& next, std::vector<Span>& marked) {
        for (Span& span : marked) span = carried(next, span);
        std::erase_if(marked, [](Span span) { return span.empty(); });
        if (!same_) next.pieces = compose(next.pieces, now_.pieces);
        now_ = std::move(next);
        same_ = false;
    }

    void finish(Document& document) {
        if (same_ || now_.identity(bytes_.size())) {
            document.text = std::string(text());
            return;
        }
        document.text = std::move(now_.text);
        document.source = std::move(now_.pieces);
    }

private:
    std::string_view bytes_;
    bool same_ = true;
    MappedText now_;
};

/// A title or name fit to print: repaired, clean, on one line, single blanks.
std::string tidy(std::string value) {
    if (auto repaired = repair_mojibake(value)) value = std::move(repaired->mapped.text);
    if (auto cleaned = clean(value)) value = std::move(cleaned->text);
    std::string line;
    bool blank = false;
    for (std::size_t at = 0; at < value.size();) {
        const CodePoint c = decode_utf8(value, at);
        if (u_isUWhiteSpace(static_cast<UChar32>(c.value)) != 0) {
            blank = !line.empty();
        } else {
            if (blank) line.push_back(' ');
            blank = false;
            line.append(value, at, c.size);
        }
        at += c.size;
    }
    return line;
}

void fill(std::string& field, const std::string& value) {
    if (field.empty()) field = tidy(value);
}

void fill(Document& document, const Metadata& known) {
    fill(document.name, known.name);
    fill(document.url, known.url);
    fill(document.title, known.title);
    fill(document.outlet, known.outlet);
    fill(document.published, known.published);
    fill(document.lang, known.lang);
    document.notes.insert(document.notes.end(), known.notes.begin(), known.notes.end());
}

void read_sidecar(Document& document, const std::string& meta) {
    if (meta.empty()) return;
    try {
        const Decoded decoded = decode(meta, "");
        fill(document, read_metadata(decoded.text(meta)));
    } catch (const InputError& error) {
        document.notes.push_back(
            {"metadata-not-read", fmt::format("the .meta.json beside it is no JSON object: {}", error.what()), {}});
    }
}

/// Reads a page out of `way`. The page's word about itself comes after what is
/// known already. False, and nothing done, when the page shows no text.
bool step_into_page(Way& way, Document& document, const Lexicons& lexicons) {
    Page page = read_page(way.text(), lexicons);
    if (page.text.text.empty()) return false;
    way.step(std::move(page.text), document.furniture);
    document.furniture = std::move(page.furniture);
    fill(document.url, page.url);
    fill(document.title, page.title);
    fill(document.outlet, page.outlet);
    fill(document.published, page.published);
    fill(document.lang, page.lang);
    document.notes.insert(document.notes.end(), page.notes.begin(), page.notes.end());
    return true;
}

/// The text of a JSON object: a string, or the strings of an array as paragraphs.
MappedText json_body(std::string_view json, const JsonValue& value) {
    if (value.kind == JsonKind::string) return json_string(json, value);
    MappedText body;
    for (const JsonValue& element : json_elements(json, value)) {
        if (element.kind != JsonKind::string) continue;
        if (!body.text.empty()) body.insert("\n");
        MappedText paragraph = json_string(json, element);
        const auto offset = static_cast<std::uint32_t>(body.text.size());
        for (SourcePiece& piece : paragraph.pieces) {
            piece.text.begin += offset;
            piece.text.end += offset;
            body.pieces.push_back(piece);
        }
        body.text += paragraph.text;
    }
    return body;
}

bool is_full_sentence(std::string_view line) { return line.ends_with('.'); }

/// A line that may be a title.
struct TopLine {
    std::string_view text;
    bool below_furniture = false;
};

/// The first line; but where that is a full sentence, a site's slogan or a lead,
/// rather the last line that stands right below furniture and is none.
std::string_view title_among(const std::vector<TopLine>& lines) {
    constexpr std::ptrdiff_t least_blanks = 3;
    if (lines.empty()) return {};
    if (is_full_sentence(lines.front().text)) {
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            if (line->below_furniture && !is_full_sentence(line->text) &&
                std::count(line->text.begin(), line->text.end(), ' ') >= least_blanks)
                return line->text;
        }
    }
    return lines.front().text;
}

/// The lines at the top of a text that may be its title and date line.
void read_top(Document& document) {
    constexpr std::size_t most_lines = 12;
    constexpr std::size_t longest_title = 200;
    const std::string_view text = document.text;
    std::size_t lines = 0;
    std::vector<TopLine> titles;
    bool body = false;
    bool below_furniture = false;
    auto furniture = document.furniture.begin();
    for (std::size_t at = 0; at < text.size() && lines < most_lines;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        const auto begin = static_cast<std::size_t>(line.data() - text.data());
        at = end + 1;
        if (line.empty()) continue;
        ++lines;
        while (furniture != document.furniture.end() && furniture->end <= begin) ++furniture;
        const bool marked = furniture != document.furniture.end() && furniture->begin <= begin;
        const bool dated = is_date_line(line);
        if (document.published.empty() && dated) {
            document.published = iso(find_day(line)->day);
            document.notes.push_back(
                {"published-from-text",
                 "date of publication taken from a line of the text",
                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + line.size())}});
        }
        body = body || line.size() > longest_title;
        if (!marked && !dated && (!body || (titles.empty() && line.size() <= longest_title))) titles.push_back({line, below_furniture});
        below_furniture = marked;
    }
    if (document.title.empty()) document.title = tidy(std::string(title_among(titles)));
}

}  // namespace

Document assemble(std::string_view bytes, const ReadHints& hints, const Lexicons* lexicons) {
    Format format = hints.format;
    if (format == Format::detect) {
        constexpr std::size_t enough = 65536;
        const Sniffed sniffed = sniff(bytes.substr(0, enough), bytes.size() <= enough);
        if (sniffed.kind == ContentKind::unsupported) throw InputError(sniffed.reason);
        if (sniffed.kind == ContentKind::empty) throw InputError("empty");
        if (sniffed.kind == ContentKind::json_object || sniffed.kind == ContentKind::json_lines)
            format = Format::json;
        else
            format = sniffed.kind == ContentKind::html ? Format::html : Format::text;
    }
    if (bytes.size() > longest_document) throw InputError("longer than any document that is read");
    Document document;
    Decoded decoded = decode(bytes, format == Format::html ? declared_charset(bytes) : "");
    Way way(bytes);
    if (!decoded.same) way.step(std::move(decoded.mapped), document.furniture);
    document.notes = std::move(decoded.notes);
    read_sidecar(document, hints.meta);
    bool page = format == Format::html;
    if (format == Format::json) {
        Metadata known;
        try {
            known = read_metadata(way.text());
        } catch (const InputError& error) {
            throw InputError(std::string("not a JSON object: ") + error.what());
        }
        fill(document, known);
        if (!known.text) throw InputError("a JSON object without text (no text, content, body or maintext)");
        way.step(json_body(way.text(), *known.text), document.furniture);
        page = has_marked_up_paragraphs(way.text());
    }
    if (page && lexicons != nullptr) {
        page = step_into_page(way, document, *lexicons);
        if (!page && format == Format::html) throw InputError("a page that shows no text");
    }
    if (auto repaired = repair_mojibake(way.text())) {
        way.step(std::move(repaired->mapped), document.furniture);
        document.notes.push_back({"mojibake-repaired",
                                  fmt::format("{} doubly encoded character{} put right, such as {}", repaired->count,
                                              repaired->count == 1 ? "" : "s", repaired->example),
                                  {}});
    }
    if (auto cleaned = clean(way.text())) way.step(std::move(*cleaned), document.furniture);
    way.finish(document);
    if (trim(document.text).empty()) throw InputError("no text in it");
    if (lexicons != nullptr && !page) document.furniture = lexicons->furniture.mark(document.text);
    if (document.name.empty()) document.name = hints.name.empty() ? sha256_hex(bytes).substr(0, 12) : hints.name;
    read_top(document);
    if (document.lang.empty()) document.lang = identify_language(document.text);
    if (document.outlet.empty()) document.outlet = host_of(document.url);
    return document;
}

}  // namespace waybill
