#include "language/quotes.h"

#include "base/utf8.h"

namespace waybill {
namespace {

enum class Mark { none, open, close, either };

Mark mark_of(char32_t c) {
    switch (c) {
        case '"':
            return Mark::either;
        case 0x201C:
            return Mark::open;
        case 0x201E:
            return Mark::open;
        case 0x201D:
            return Mark::close;
        case 0xAB:
            return Mark::open;
        case 0xBB:
            return Mark::close;
        default:
            return Mark::none;
    }
}

bool blank_or_opening(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '[' || c == '-' || c == '\'';
}

}  // namespace

std::vector<Quote> find_quotes(std::string_view text) {
    std::vector<Quote> quotes;
    bool open = false;
    bool unclosed = false;  // the paragraph before ended inside a quote
    Quote quote;
    const auto close = [&](std::size_t inner_end, std::size_t outer_end) {
        quote.inner.end = static_cast<std::uint32_t>(inner_end);
        quote.outer.end = static_cast<std::uint32_t>(outer_end);
        if (quote.inner.begin < quote.inner.end) quotes.push_back(quote);
        open = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\n') {
            // A line break alone may be a hard wrap; an empty line or a fresh capital ends the paragraph.
            const bool blank_line = at + 1 < text.size() && text[at + 1] == '\n';
            const bool wide_line = open && at - quote.outer.begin > 600;
            if (open &&
                (blank_line || wide_line || at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '"')) {
                close(at, at);
                unclosed = true;
            }
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        Mark mark = mark_of(point.value);
        const std::size_t end = at + point.size;
        if (mark == Mark::either) {
            const bool before = at == 0 || blank_or_opening(text[at - 1]) ||
                                (at >= 3 && static_cast<unsigned char>(text[at - 3]) == 0xE2 &&
                                 static_cast<unsigned char>(text[at - 2]) == 0x80 &&
                                 (static_cast<unsigned char>(text[at - 1]) == 0x93 ||
                                  static_cast<unsigned char>(text[at - 1]) == 0x94));
            if (open)
                mark = before && end < text.size() && !blank_or_opening(text[end]) && text[at - 1] == ' ' ? Mark::none
                                                                                                          : Mark::close;
            else
                mark = before ? Mark::open : Mark::none;
        }
        if (mark == Mark::open && !open) {
            const std::size_t before = quotes.empty() ? 0 : quotes.back().outer.end;
            const bool continues = unclosed && trim(text.substr(before, at - before)).empty();
            quote = {{static_cast<std::uint32_t>(end), 0}, {static_cast<std::uint32_t>(at), 0}, continues};
            open = true;
            unclosed = false;
        } else if (mark == Mark::close && open) {
            close(at, end);
            unclosed = false;
        }
        at = end;
    }
    if (open) close(text.size(), text.size());
    return quotes;
}

}  // namespace waybill
