#include "intake/page_tame.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "base/utf8.h"

namespace waybill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t deepest = 256;
constexpr std::size_t most_tags = 1'000'000;
constexpr std::size_t most_attributes = 64;
constexpr std::size_t longest_attributes = 16384;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements of mere looks.
constexpr std::array looks = {"b"sv,     "i"sv,  "u"sv,    "s"sv,      "em"sv,   "strong"sv, "font"sv, "big"sv,
                              "small"sv, "tt"sv, "code"sv, "strike"sv, "nobr"sv, "wbr"sv,    "math"sv};
/// Elements whose content is no markup.
constexpr std::array raw = {"script"sv,  "style"sv,    "textarea"sv, "title"sv, "iframe"sv,
                            "noembed"sv, "noframes"sv, "xmp"sv,      "svg"sv};
constexpr std::array emptied = {"script"sv, "style"sv, "iframe"sv, "noembed"sv};
/// Elements that do not nest: void ones, and those that the next of their kind ends.
constexpr std::array flat = {"br"sv,    "img"sv,   "hr"sv,    "input"sv,  "meta"sv,   "link"sv,  "area"sv,
                             "base"sv,  "col"sv,   "embed"sv, "param"sv,  "source"sv, "track"sv, "p"sv,
                             "li"sv,    "dt"sv,    "dd"sv,    "option"sv, "tr"sv,     "td"sv,    "th"sv,
                             "thead"sv, "tbody"sv, "tfoot"sv, "html"sv,   "head"sv,   "body"sv,  "a"sv};

struct Tag {
    std::string name;  ///< lower case
    bool closing = false;
    std::size_t end = 0;         ///< past ">"
    std::size_t attributes = 0;  ///< their number
    std::size_t name_end = 0;
};

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Tamer {
public:
    explicit Tamer(std::string_view page) : page_(page) { out_.html.assign(page); }

    TamedPage run() {
        for (std::size_t at = page_.find('<'); at < page_.size(); at = page_.find('<', at)) at = markup(at);
        return std::move(out_);
    }

private:
    /// Handles what begins at the "<" at `at`; returns where to go on.
    std::size_t markup(std::size_t at) {
        if (page_.substr(at, 4) == "<!--") {
            const std::size_t end = find_from("-->", at + 2);
            return end == std::string_view::npos ? page_.size() : end + 3;
        }
        const char next = at + 1 < page_.size() ? page_[at + 1] : ' ';
        if (next == '!' || next == '?') return past('>', at);
        const bool closing = next == '/';
        if (!letter(closing ? (at + 2 < page_.size() ? page_[at + 2] : ' ') : next)) return at + 1;
        Tag tag = read_tag(at + (closing ? 2 : 1));
        tag.closing = closing;
        if (tag.end > page_.size()) return page_.size();  // cut off inside the tag: parsers drop it
        return handle(at, tag);
    }

    std::size_t past(char c, std::size_t at) const {
        const std::size_t end = page_.find(c, at);
        return end == std::string_view::npos ? page_.size() : end + 1;
    }

    Tag read_tag(std::size_t at) const {
        Tag tag;
        const std::size_t begin = at;
        while (at < page_.size() && !blank(page_[at]) && page_[at] != '/' && page_[at] != '>') ++at;
        tag.name = ascii_lower(page_.substr(begin, std::min<std::size_t>(at - begin, 24)));
        tag.name_end = at;
        bool value = false;   // behind "="
        bool inside = false;  // in a name or an unquoted value
        while (at < page_.size() && page_[at] != '>') {
            const char c = page_[at];
            if (value && !inside && (c == '"' || c == '\'')) {
                at = past(c, at + 1);
                value = false;
                continue;
            }
            if (blank(c) || (c == '/' && !value)) {
                inside = false;
            } else if (c == '=' && !value) {
                value = true;
                inside = false;
            } else {
                if (!inside && !value) ++tag.attributes;
                inside = true;
            }
            if (inside && value && (at + 1 >= page_.size() || blank(page_[at + 1]))) value = false;
            ++at;
        }
        tag.end = at + 1;
        return tag;
    }

    std::size_t handle(std::size_t at, const Tag& tag) {
        if (++tags_ > most_tags) {
            out_.cut = true;
            erase(at, tag.end);
            return tag.end;
        }
        if (!tag.closing && (tag.attributes > most_attributes || tag.end - at > longest_attributes)) {
            std::fill(out_.html.begin() + static_cast<std::ptrdiff_t>(tag.name_end),
                      out_.html.begin() + static_cast<std::ptrdiff_t>(tag.end - 1), ' ');
        }
        if (among(looks, tag.name)) {
            erase(at, tag.end);
            return tag.end;
        }
        if (!tag.closing && among(raw, tag.name)) return raw_content(at, tag);
        if (tag.name == "plaintext")
            erase(at, tag.end);
        else if (!among(flat, tag.name))
            nest(at, tag);
        return tag.end;
    }

    void nest(std::size_t at, const Tag& tag) {
        Depth& depth = depths_[tag.name];
        if (!tag.closing) {
            if (open_ >= deepest) {
                out_.cut = true;
                ++depth.erased;
                erase(at, tag.end);
            } else {
                ++open_;
                ++depth.open;
            }
        } else if (depth.erased > 0) {
            --depth.erased;
            erase(at, tag.end);
        } else if (depth.open > 0) {
            --depth.open;
            --open_;
        } else {
            erase(at, tag.end);  // closes nothing
        }
    }

    std::size_t raw_content(std::size_t at, const Tag& tag) {
        if (tag.name == "svg" && page_[tag.end - 2] == '/') {
            erase(at, tag.end);
            return tag.end;
        }
        const std::size_t close = find_close(tag.name, tag.end);
        if (close == std::string_view::npos) {  // never closed: as if it were not there
            erase(at, tag.end);
            return tag.end;
        }
        if (tag.name == "svg") {
            const std::size_t end = past('>', close);
            erase(at, end);
            return end;
        }
        if (tag.name == "script" && ascii_lower(page_.substr(at, tag.end - at)).find("ld+json") != std::string::npos) {
            out_.linked_data.push_back({tag.end, close});
        }
        if (among(emptied, tag.name))
            std::fill(out_.html.begin() + static_cast<std::ptrdiff_t>(tag.end),
                      out_.html.begin() + static_cast<std::ptrdiff_t>(close), ' ');
        return past('>', close);
    }

    /// The "</NAME" at or after `from`. Looks only once to the end for each name.
    std::size_t find_close(const std::string& name, std::size_t from) {
        std::size_t& none_from = no_close_[name];
        if (none_from != 0 && from >= none_from) return std::string_view::npos;
        for (std::size_t at = page_.find("</", from); at != std::string_view::npos; at = page_.find("</", at + 2)) {
            if (ascii_lower(page_.substr(at + 2, name.size())) == name) return at;
        }
        none_from = std::max<std::size_t>(from, 1);
        return std::string_view::npos;
    }

    /// The same for the end of comments.
    std::size_t find_from(std::string_view end, std::size_t from) {
        if (no_comment_end_) return std::string_view::npos;
        const std::size_t at = page_.find(end, from);
        no_comment_end_ = at == std::string_view::npos;
        return at;
    }

    void erase(std::size_t begin, std::size_t end) { std::memset(out_.html.data() + begin, 0, end - begin); }

    struct Depth {
        std::size_t open = 0;
        std::size_t erased = 0;
    };

    std::string_view page_;
    TamedPage out_;
    std::size_t tags_ = 0;
    std::size_t open_ = 0;
    std::map<std::string, Depth> depths_;
    std::map<std::string, std::size_t> no_close_;
    bool no_comment_end_ = false;
};

}  // namespace

TamedPage tame(std::string_view page) {
    return Tamer(page).run();
}

}  // namespace waybill
