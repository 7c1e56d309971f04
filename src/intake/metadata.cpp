#include "intake/metadata.h"

#include <unicode/locid.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "base/utf8.h"
#include "intake/clean.h"
#include "intake/date_text.h"

namespace waybill {
namespace {

using Keys = std::span<const std::string_view>;

/// Keys as compared: lower case, without "_", "-", ":" and ".".
std::string bare(std::string_view key) {
    std::string out = ascii_lower(key);
    std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == ':' || c == '.'; });
    return out;
}

class Fields {
public:
    explicit Fields(std::string_view json) : json_(json), fields_(json_fields(json)) {
        for (JsonField& field : fields_) field.key = bare(field.key);
    }

    std::vector<JsonValue> under(Keys keys) const {
        std::vector<JsonValue> values;
        for (const std::string_view key : keys) {
            for (const JsonField& field : fields_) {
                if (field.key == key && field.value.kind != JsonKind::null) values.push_back(field.value);
            }
        }
        return values;
    }

    /// A string or number as text; of an object its name, of an array its first.
    std::string plain(JsonValue value, int depth = 0) const {
        switch (value.kind) {
            case JsonKind::string: {
                MappedText text = json_string(json_, value);
                if (auto cleaned = clean(text.text)) text = std::move(*cleaned);
                std::string line(trim(text.text));
                std::replace(line.begin(), line.end(), '\n', ' ');
                return line;
            }
            case JsonKind::number:
                return std::string(json_.substr(value.begin, value.end - value.begin));
            case JsonKind::object: {
                if (depth > 2) return "";
                const std::string_view object = json_.substr(value.begin, value.end - value.begin);
                const Fields inner(object);
                constexpr std::array<std::string_view, 5> naming = {"name", "title", "label", "url", "id"};
                for (const JsonValue& named : inner.under(naming)) {
                    if (std::string text = inner.plain(named, depth + 1); !text.empty()) return text;
                }
                return "";
            }
            case JsonKind::array: {
                const auto elements = json_elements(json_, value);
                return elements.empty() || depth > 2 ? "" : plain(elements.front(), depth + 1);
            }
            default:
                return "";
        }
    }

    std::string first(Keys keys) const {
        for (const JsonValue& value : under(keys)) {
            if (std::string text = plain(value); !text.empty()) return text;
        }
        return "";
    }

private:
    std::string_view json_;
    std::vector<JsonField> fields_;
};

constexpr std::array<std::string_view, 8> name_keys = {"id",   "doc",  "docid", "documentid",
                                                       "guid", "uuid", "uid",   "articleid"};
constexpr std::array<std::string_view, 7> url_keys = {"url",      "link", "canonicalurl", "canonical",
                                                      "finalurl", "href", "permalink"};
constexpr std::array<std::string_view, 5> title_keys = {"title", "headline", "ogtitle", "heading", "name"};
constexpr std::array<std::string_view, 13> outlet_keys = {
    "outlet",      "source", "sitename",  "ogsitename",   "publisher", "sourcename", "site",
    "publication", "media",  "newspaper", "sourcedomain", "domain",    "hostname"};
constexpr std::array<std::string_view, 16> date_keys = {
    "published",       "date",    "datepublished", "publishdate",   "publisheddate",        "publishedat",
    "publicationdate", "pubdate", "publishtime",   "publishedtime", "articlepublishedtime", "datetime",
    "timestamp",       "created", "createdat",     "time"};
constexpr std::array<std::string_view, 5> lang_keys = {"lang", "language", "languagecode", "locale",
                                                       "detectedlanguage"};
constexpr std::array<std::string_view, 11> text_keys = {"text",        "content",  "body",        "maintext",
                                                        "articlebody", "fulltext", "articletext", "rawtext",
                                                        "contenthtml", "bodyhtml", "html"};

}  // namespace

std::string host_of(std::string_view url) {
    std::size_t at = url.find("://");
    if (at == std::string_view::npos) return "";
    std::string_view host = url.substr(at + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    if (at = host.find(':'); at != std::string_view::npos) host = host.substr(0, at);
    std::string lower = ascii_lower(host);
    if (lower.rfind("www.", 0) == 0) lower.erase(0, 4);
    return lower.find('.') == std::string::npos ? "" : lower;
}

std::string outlet_from(std::string_view value) {
    constexpr std::size_t longest = 80;
    value = trim(value);
    if (value.find("://") != std::string_view::npos && value.find(' ') == std::string_view::npos) return host_of(value);
    if (value.size() > longest || value.find_first_of("=|{}<>\n") != std::string_view::npos) return "";
    if (value.find("://") != std::string_view::npos) return "";
    return std::string(value);
}

std::string language_tag(std::string_view value) {
    const std::string lower = ascii_lower(trim(value));
    const std::size_t length = std::min(lower.find_first_of("-_ ;,"), lower.size());
    const std::string primary = lower.substr(0, length);
    const bool letters = std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters && (primary.size() == 2 || primary.size() == 3)) {
        if (primary == "und" || primary == "mul" || primary == "zxx") return "";
        return icu::Locale::createCanonical(primary.c_str()).getLanguage();
    }
    static const std::map<std::string, std::string, std::less<>> named = [] {
        std::map<std::string, std::string, std::less<>> names;
        for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
            icu::UnicodeString name;
            icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
            std::string utf8;
            name.toUTF8String(utf8);
            names.emplace(ascii_lower(utf8), *code);
        }
        return names;
    }();
    const auto at = named.find(lower);
    return at == named.end() ? "" : at->second;
}

Metadata read_metadata(std::string_view json) {
    const Fields fields(json);
    Metadata out;
    out.name = fields.first(name_keys);
    out.url = fields.first(url_keys);
    out.title = fields.first(title_keys);
    for (const JsonValue& value : fields.under(outlet_keys)) {
        if (out.outlet = outlet_from(fields.plain(value)); !out.outlet.empty()) break;
    }
    std::string unread;
    for (const JsonValue& value : fields.under(date_keys)) {
        const std::string written = fields.plain(value);
        if (const auto day = day_from_metadata(written)) {
            out.published = iso(*day);
            break;
        }
        if (unread.empty()) unread = written;
    }
    if (out.published.empty() && !unread.empty()) {
        out.notes.push_back(
            {"date-not-read", fmt::format("date of publication not understood: '{}'", unread.substr(0, 60)), {}});
    }
    for (const JsonValue& value : fields.under(lang_keys)) {
        if (out.lang = language_tag(fields.plain(value)); !out.lang.empty()) break;
    }
    for (const JsonValue& value : fields.under(text_keys)) {
        if (value.kind == JsonKind::array || (value.kind == JsonKind::string && value.end - value.begin > 2)) {
            out.text = value;
            break;
        }
    }
    return out;
}

}  // namespace waybill
