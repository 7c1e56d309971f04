#include "intake/page_meta.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "intake/date_text.h"
#include "intake/json_text.h"
#include "intake/metadata.h"
#include "intake/page_tree.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using nlohmann::json;

void fill(std::string& field, std::string_view value) {
    if (field.empty()) field = std::string(trim(value));
}

std::string iso_or_empty(std::string_view value) {
    const auto day = day_from_metadata(value);
    return day ? iso(*day) : "";
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class MetaReader {
public:
    void walk(const GumboNode* node) {
        if (node->type != GUMBO_NODE_ELEMENT) return;
        const GumboElement& element = node->v.element;
        switch (element.tag) {
            case GUMBO_TAG_HTML:
                fill(meta.lang, language_tag(attribute(node, "lang")));
                break;
            case GUMBO_TAG_META:
                meta_tag(node);
                break;
            case GUMBO_TAG_TITLE:
                if (meta.title_tag.empty() && element.children.length > 0) {
                    const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
                    if (text->type == GUMBO_NODE_TEXT) fill(meta.title_tag, text->v.text.text);
                }
                break;
            case GUMBO_TAG_LINK:
                if (ascii_lower(attribute(node, "rel")) == "canonical") fill(meta.url, attribute(node, "href"));
                break;
            case GUMBO_TAG_TIME:
                time_tag(node);
                break;
            default:
                break;
        }
        for (unsigned i = 0; i < element.children.length; ++i)
            walk(static_cast<const GumboNode*>(element.children.data[i]));
    }

    void linked_data(std::string text) {
        std::replace_if(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        const json data = json::parse(text, nullptr, false);
        if (!data.is_discarded()) linked(data, 0);
    }

    PageMeta meta;

    void finish() {
        if (meta.published.empty()) meta.published = linked_published_;
        if (meta.published.empty()) meta.published = late_published_;
        if (meta.time_tag.empty()) meta.time_tag = any_time_;
        if (meta.lang.empty()) meta.lang = locale_;
        if (meta.url.empty()) meta.url = og_url_;
    }

private:
    void meta_tag(const GumboNode* node) {
        std::string name = ascii_lower(attribute(node, "property"));
        if (name.empty()) name = ascii_lower(attribute(node, "name"));
        if (name.empty()) name = ascii_lower(attribute(node, "itemprop"));
        if (name.empty()) name = ascii_lower(attribute(node, "http-equiv"));
        const std::string_view content = attribute(node, "content");
        if (content.empty()) return;
        constexpr std::array<std::string_view, 21> dates = {"article:published_time",
                                                            "article:published",
                                                            "og:article:published_time",
                                                            "og:published_time",
                                                            "datepublished",
                                                            "pubdate",
                                                            "publishdate",
                                                            "publish_date",
                                                            "publish-date",
                                                            "published",
                                                            "parsely-pub-date",
                                                            "sailthru.date",
                                                            "article.published",
                                                            "dc.date.issued",
                                                            "dcterms.created",
                                                            "dcterms.date",
                                                            "cxenseparse:recs:publishtime",
                                                            "article_date_original",
                                                            "originalpublicationdate",
                                                            "citation_publication_date",
                                                            "bt:pubdate"};
        constexpr std::array<std::string_view, 6> late = {
            "date", "dc.date", "last-modified", "article:modified_time", "og:updated_time", "revised"};
        if (among(dates, name))
            fill(meta.published, iso_or_empty(content));
        else if (among(late, name))
            fill(late_published_, iso_or_empty(content));
        else if (name == "og:title")
            fill(meta.og_title, content);
        else if (name == "twitter:title" || name == "dc.title" || name == "headline")
            fill(meta.linked_title, content);
        else if (name == "og:site_name" || name == "application-name" || name == "al:ios:app_name")
            fill(meta.site_name, outlet_from(content));
        else if (name == "og:url")
            fill(og_url_, content);
        else if (name == "og:locale" || name == "content-language" || name == "language" || name == "dc.language")
            fill(locale_, language_tag(content));
        else if (name == "dc.publisher" || name == "publisher")
            fill(meta.publisher, outlet_from(content));
    }

    void time_tag(const GumboNode* node) {
        std::string_view value = attribute(node, "datetime");
        if (value.empty()) value = attribute(node, "content");
        if (value.empty() && node->v.element.children.length > 0) {
            const auto* text = static_cast<const GumboNode*>(node->v.element.children.data[0]);
            if (text->type == GUMBO_NODE_TEXT) value = text->v.text.text;
        }
        const std::string day = iso_or_empty(value);
        const std::string names =
            ascii_lower(std::string(attribute(node, "itemprop")) + " " + std::string(attribute(node, "class")));
        const bool said = names.find("publish") != std::string::npos ||
                          gumbo_get_attribute(&node->v.element.attributes, "pubdate") != nullptr;
        fill(said ? meta.time_tag : any_time_, day);
    }

    static std::string plain(const json& value, int depth = 0) {
        if (value.is_string()) return value.get<std::string>();
        if (depth > 3) return "";
        if (value.is_array()) return value.empty() ? "" : plain(value.front(), depth + 1);
        if (value.is_object()) {
            for (const char* key : {"name", "@id", "url"}) {
                if (const auto at = value.find(key); at != value.end()) return plain(*at, depth + 1);
            }
        }
        return "";
    }

    static bool article_type(const json& object) {
        const auto type = object.find("@type");
        if (type == object.end()) return false;
        const auto names = type->is_array() ? *type : json::array({*type});
        return std::any_of(names.begin(), names.end(), [](const json& name) {
            const std::string text = name.is_string() ? name.get<std::string>() : "";
            return text.find("Article") != std::string::npos || text.find("Posting") != std::string::npos ||
                   text == "Report";
        });
    }

    void linked(const json& data, int depth) {
        if (depth > 6) return;
        if (data.is_array()) {
            for (const json& part : data) linked(part, depth + 1);
            return;
        }
        if (!data.is_object()) return;
        if (const auto graph = data.find("@graph"); graph != data.end()) linked(*graph, depth + 1);
        const auto text = [&](const char* key) {
            const auto at = data.find(key);
            return at == data.end() ? std::string() : plain(*at);
        };
        if (article_type(data)) {
            fill(meta.linked_title, text("headline"));
            fill(linked_published_, iso_or_empty(text("datePublished")));
            fill(linked_published_, iso_or_empty(text("dateCreated")));
            fill(meta.publisher, outlet_from(text("publisher")));
            fill(meta.lang, language_tag(text("inLanguage")));
            fill(og_url_, text("mainEntityOfPage"));
        } else if (data.contains("mainEntity")) {
            linked(data["mainEntity"], depth + 1);
        }
        if (text("@type") == "WebPage") fill(linked_published_, iso_or_empty(text("datePublished")));
    }

    std::string linked_published_;
    std::string late_published_;
    std::string any_time_;
    std::string locale_;
    std::string og_url_;
};

/// The articleBody of the linked data in `script`, mapped to `page`.
MappedText article_body(std::string_view page, SourceRange script) {
    constexpr std::string_view key = "\"articleBody\"";
    std::size_t at = page.substr(0, script.end).find(key, script.begin);
    if (at == std::string_view::npos) return {};
    at = page.find_first_not_of(" \t\r\n:", at + key.size());
    if (at >= script.end || page[at] != '"') return {};
    std::size_t end = at + 1;
    while (end < script.end && page[end] != '"') end += page[end] == '\\' ? 2 : 1;
    if (end >= script.end) return {};
    const std::string_view start = page.substr(0, end + 1);
    try {
        return json_string(start, {JsonKind::string, at, end + 1});
    } catch (const InputError&) {
        return {};
    }
}

std::size_t word_count(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        if (c != ' ' && !inside) ++words;
        inside = c != ' ';
    }
    return words;
}

}  // namespace

std::string letters_of(std::string_view text) {
    std::string letters;
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = decode_utf8(folded, at);
        if (u_isalnum(static_cast<UChar32>(c.value)) != 0) letters.append(folded, at, c.size);
        at += c.size;
    }
    return letters;
}

PageMeta read_page_meta(const GumboNode* root, std::string_view page, const std::vector<SourceRange>& scripts) {
    MetaReader reader;
    reader.walk(root);
    for (const SourceRange& script : scripts) {
        reader.linked_data(std::string(page.substr(script.begin, script.end - script.begin)));
        if (reader.meta.article_body.text.empty()) reader.meta.article_body = article_body(page, script);
    }
    reader.finish();
    return std::move(reader.meta);
}

TitleParts part_title(std::string_view title_tag, std::string_view headline, std::string_view site,
                      std::string_view host) {
    constexpr std::array<std::string_view, 9> bars = {" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", ": "};
    constexpr std::size_t most_words = 6;
    TitleParts parts{std::string(title_tag), ""};
    const std::string site_letters = letters_of(site);
    std::string host_letters = letters_of(host.substr(0, host.rfind('.')));
    const std::string headline_letters = letters_of(headline);
    for (const bool at_end : {true, false}) {
        std::size_t best = std::string_view::npos;
        std::size_t bar_size = 0;
        for (const std::string_view bar : bars) {
            const std::size_t at = at_end ? title_tag.rfind(bar) : title_tag.find(bar);
            if (at == std::string_view::npos) continue;
            if (best == std::string_view::npos || (at_end ? at > best : at < best)) {
                best = at;
                bar_size = bar.size();
            }
        }
        if (best == std::string_view::npos) continue;
        const std::string_view head = trim(title_tag.substr(0, best));
        const std::string_view tail = trim(title_tag.substr(best + bar_size));
        const std::string_view name = at_end ? tail : head;
        const std::string_view rest = at_end ? head : tail;
        if (name.empty() || rest.empty()) continue;
        const std::string name_letters = letters_of(name);
        const bool known = (!site_letters.empty() && name_letters == site_letters) ||
                           (host_letters.size() >= 3 && name_letters.size() >= 3 &&
                            (host_letters.find(name_letters) != std::string::npos ||
                             name_letters.find(host_letters) != std::string::npos));
        const bool rest_is_headline = !headline_letters.empty() && letters_of(rest) == headline_letters;
        const bool looks_it = at_end && bar_size > 2 && headline_letters.empty() && word_count(name) <= 4 &&
                              word_count(rest) >= 4 && word_count(rest) > 2 * word_count(name);
        if (word_count(name) <= most_words && (known || rest_is_headline || looks_it)) {
            parts.title = std::string(rest);
            parts.outlet = std::string(name);
            return parts;
        }
    }
    return parts;
}

}  // namespace waybill
