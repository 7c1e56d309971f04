#include "intake/page_text.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace waybill {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Could the bytes behind an entity be where the text goes on?
bool in_step(std::string_view raw, std::string_view text) {
    if (raw.empty() || text.empty())
        return raw.empty() == text.empty() || raw.empty() || raw[0] == '<' || raw[0] == '\0';
    return raw[0] == text[0] || raw[0] == '&' || raw[0] == '<' || raw[0] == '\0' || raw[0] == '\r';
}

struct Entity {
    std::size_t raw = 0;   ///< bytes of the entity
    std::size_t text = 0;  ///< bytes it became
};

/// The entity at the "&" that `raw` begins with, given what it became; nothing
/// when it is just an "&".
std::optional<Entity> entity_at(std::string_view raw, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const std::size_t first = decode_utf8(text, 0).size;
    const auto semicolon = [&](std::size_t at) { return at < raw.size() && raw[at] == ';' ? at + 1 : at; };
    if (raw.size() > 2 && raw[1] == '#') {
        const bool hex = raw[2] == 'x' || raw[2] == 'X';
        std::size_t at = hex ? 3 : 2;
        const std::size_t digits = at;
        while (at < raw.size() &&
               ((raw[at] >= '0' && raw[at] <= '9') || (hex && alnum(raw[at]) && (raw[at] | 0x20) <= 'f')))
            ++at;
        return at == digits ? std::nullopt : std::optional(Entity{semicolon(at), first});
    }
    std::size_t name = 1;
    while (name < raw.size() && name < 40 && alnum(raw[name])) ++name;
    if (name == 1) return std::nullopt;
    if (text[0] == '&') {
        const std::string_view start = raw.substr(0, 4);
        return start == "&amp" || start == "&AMP" ? std::optional(Entity{semicolon(4), 1}) : std::nullopt;
    }
    // With a semicolon the whole name counts, and may stand for two characters;
    // old names also end without one, so shorter ones are tried.
    if (name < raw.size() && raw[name] == ';') {
        const std::size_t end = name + 1;
        if (in_step(raw.substr(end), text.substr(first))) return Entity{end, first};
        if (first < text.size()) {
            const std::size_t two = first + decode_utf8(text, first).size;
            if (in_step(raw.substr(end), text.substr(two))) return Entity{end, two};
        }
    }
    for (std::size_t end = name; end >= 3; --end) {
        if (in_step(raw.substr(end), text.substr(first))) return Entity{end, first};
    }
    return Entity{semicolon(name), first};
}

}  // namespace

void PageText::blank(std::size_t begin, std::size_t end) {
    if (pending_ == Break::none) {
        pending_ = Break::blank;
        blank_begin_ = begin;
    }
    blank_end_ = end;
}

void PageText::line_end() {
    if (pending_ == Break::none || pending_ == Break::blank)
        pending_ = Break::line;
    else if (pending_ == Break::line)
        pending_ = Break::paragraph;  // two in a row part paragraphs
}

void PageText::paragraph_end() {
    pending_ = Break::paragraph;
}

void PageText::before_character() {
    if (!out_.text.empty()) {
        switch (pending_) {
            case Break::none:
                break;
            case Break::blank:
                if (blank_end_ - blank_begin_ == 1 && page_[blank_begin_] == ' ')
                    out_.keep(" ", blank_begin_);
                else
                    out_.put(" ", blank_begin_, blank_end_);
                break;
            case Break::line:
                out_.insert("\n");
                break;
            case Break::paragraph:
                out_.insert("\n\n");
                break;
        }
    }
    pending_ = Break::none;
}

void PageText::add(std::string_view raw, std::string_view text) {
    const auto offset = static_cast<std::size_t>(raw.data() - page_.data());
    std::size_t r = 0;
    std::size_t t = 0;
    while (r < raw.size() && t < text.size()) {
        const char c = raw[r];
        if (c == '\0') {  // a tag taken out
            ++r;
        } else if (c == '\r' && text[t] != '\r') {
            if (r + 1 >= raw.size() || raw[r + 1] != '\n') ++t;
            blank(offset + r, offset + r + 1);
            ++r;
        } else if (c == '&') {
            if (const auto entity = entity_at(raw.substr(r), text.substr(t))) {
                const std::string_view made = text.substr(t, entity->text);
                if (made.size() == 1 && is_blank(made[0])) {
                    blank(offset + r, offset + r + entity->raw);
                } else {
                    before_character();
                    out_.put(made, offset + r, offset + r + entity->raw);
                }
                r += entity->raw;
                t += entity->text;
            } else {
                before_character();
                out_.keep(raw.substr(r, 1), offset + r);
                ++r;
                ++t;
            }
        } else if (c == '<' && text[t] != '<') {  // a tag or comment that the parser passed over
            const bool comment = raw.substr(r, 4) == "<!--";
            const std::size_t end = comment ? raw.find("-->", r) : raw.find('>', r);
            r = end == std::string_view::npos ? raw.size() : end + (comment ? 3 : 1);
        } else if (c != text[t]) {  // out of step: the rest as a whole
            break;
        } else if (is_blank(c)) {
            blank(offset + r, offset + r + 1);
            ++r;
            ++t;
        } else {
            std::size_t run = 1;
            while (r + run < raw.size() && t + run < text.size() && raw[r + run] == text[t + run] &&
                   !is_blank(raw[r + run]) && raw[r + run] != '&' && raw[r + run] != '<' && raw[r + run] != '\0')
                ++run;
            before_character();
            out_.keep(raw.substr(r, run), offset + r);
            r += run;
            t += run;
        }
    }
    const std::string_view left = trim(text.substr(std::min(t, text.size())));
    if (left.empty() || r >= raw.size()) return;
    before_character();
    out_.put(left, offset + r, offset + raw.size());
}

}  // namespace waybill
