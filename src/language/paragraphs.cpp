#include "language/paragraphs.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {

namespace {

// Wire copy was set in lines of 60 to 80 characters; wider text is no hard wrap.
constexpr std::uint32_t min_wrap = 50;
constexpr std::uint32_t max_wrap = 90;
constexpr std::size_t min_lines = 3;

std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        const std::string_view line = text.substr(begin, end - begin);
        const std::string_view core = trim(line);
        const std::size_t at = core.empty() ? begin : begin + static_cast<std::size_t>(core.data() - line.data());
        lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + core.size())});
        begin = end + 1;
    }
    return lines;
}

std::uint32_t first_word(std::string_view text, Span line) {
    const std::string_view core = line.of(text);
    const std::size_t space = core.find_first_of(" \t");
    return static_cast<std::uint32_t>(space == std::string_view::npos ? core.size() : space);
}

/// Would the next line's first word not have fitted on this line?
bool full(std::string_view text, Span line, Span next, std::uint32_t width) {
    return line.size() + 1 + first_word(text, next) > width;
}

bool ends_sentence(std::string_view text, Span line) {
    const std::string_view core = line.of(text);
    std::size_t end = core.size();
    while (end > 0 && (core[end - 1] == '"' || core[end - 1] == '\'' || core[end - 1] == ')')) --end;
    return end > 0 && (core[end - 1] == '.' || core[end - 1] == '!' || core[end - 1] == '?');
}

/// Which lines of [begin, end), a run without blank or overlong lines, go on in the next one.
void join_run(std::string_view text, const std::vector<Span>& lines, std::size_t begin, std::size_t end,
              std::vector<bool>& goes_on) {
    if (end - begin < min_lines) return;
    std::uint32_t width = 0;
    for (std::size_t i = begin; i < end; ++i) width = std::max(width, lines[i].size());
    if (width < min_wrap) return;
    std::size_t open = 0;
    std::size_t filled = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (ends_sentence(text, lines[i])) continue;
        ++open;
        filled += full(text, lines[i], lines[i + 1], width) ? 1 : 0;
    }
    if (open < 2 || filled * 4 < open * 3) return;
    for (std::size_t i = begin; i + 1 < end; ++i) goes_on[i] = full(text, lines[i], lines[i + 1], width);
}

}  // namespace

std::vector<Span> paragraphs(std::string_view text) {
    const std::vector<Span> lines = lines_of(text);
    std::vector<bool> goes_on(lines.size(), false);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
        if (i < lines.size() && !lines[i].empty() && lines[i].size() <= max_wrap) continue;
        join_run(text, lines, begin, i, goes_on);
        begin = i + 1;
    }
    std::vector<Span> found;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        if (open) {
            found.back().end = lines[i].end;
        } else {
            found.push_back(lines[i]);
        }
        open = goes_on[i];
    }
    return found;
}

}  // namespace waybill
