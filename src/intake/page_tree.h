// A parsed page as two flat lists: its elements and its blocks of text, with what
// is needed to tell the article from the page.
#pragma once
#include <gumbo.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/page_hints.h"

namespace waybill {

/// An element with text below it. Its blocks are [first, last) of PageTree::blocks.
struct PageElement {
    const GumboNode* node = nullptr;
    std::int32_t parent = -1;  ///< index of the element around it
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    PageRole role = PageRole::none;
    double good = 0;     ///< bytes of running text below it
    bool fixed = false;  ///< html, body, main, article: never furniture by name
};

/// A run of text that the page shows as a paragraph, a heading, a list item, a cell.
struct PageBlock {
    std::int32_t element = -1;            ///< the block element it stands in
    std::vector<const GumboNode*> nodes;  ///< text nodes and br elements
    std::uint32_t chars = 0;              ///< bytes, white space aside
    std::uint32_t link_chars = 0;         ///< of these inside links
    std::uint32_t stops = 0;              ///< full stops, commas and the like
    std::uint8_t heading = 0;             ///< 1-6 for h1-h6
    bool item = false;                    ///< in a list
    bool dropped = false;                 ///< furniture

    double link_share() const { return chars == 0 ? 0 : static_cast<double>(link_chars) / chars; }
    /// Bytes of running text: 0 for headings, menus, buttons.
    double good() const;
};

struct PageTree {
    std::vector<PageElement> elements;
    std::vector<PageBlock> blocks;
    double good = 0;  ///< of the whole page
};

/// Flattens the tree under `root`; what is furniture by its tag or its names is
/// dropped, unless it holds a large part of the page's running text.
PageTree flatten(const GumboNode* root, const PageHints& hints);

/// The value of an attribute, or empty.
std::string_view attribute(const GumboNode* element, const char* name);

}  // namespace waybill
