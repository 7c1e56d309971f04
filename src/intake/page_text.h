// Text as a page shows it: entities decoded, white space collapsed, each character
// with its way back to the page's bytes.
#pragma once
#include <string_view>

#include "intake/mapped_text.h"

namespace waybill {

/// Puts paragraphs together out of a page's text nodes.
class PageText {
public:
    explicit PageText(std::string_view page) : page_(page) {}

    /// Adds a text node: `raw` are its bytes in the page, `text` what the parser
    /// made of them. REQUIRES: raw lies inside the page.
    void add(std::string_view raw, std::string_view text);
    /// A line end inside a paragraph (br).
    void line_end();
    /// Ends the paragraph; empty ones are nothing.
    void paragraph_end();

    const MappedText& out() const { return out_; }
    MappedText take() { return std::move(out_); }

private:
    void blank(std::size_t begin, std::size_t end);
    void before_character();

    std::string_view page_;
    MappedText out_;
    enum class Break : std::uint8_t { none, blank, line, paragraph } pending_ = Break::none;
    std::size_t blank_begin_ = 0;
    std::size_t blank_end_ = 0;
};

}  // namespace waybill
