#include "intake/page_tree.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace waybill {
namespace {

bool is_block(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_DIR:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HGROUP:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_P:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_TFOOT:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_OPTION:
        case GUMBO_TAG_LEGEND:
            return true;
        default:
            return false;
    }
}

bool is_skipped(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_NOEMBED:
        case GUMBO_TAG_NOFRAMES:
            return true;
        default:
            return false;
    }
}

bool furniture_by_tag(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_DIR:
            return true;
        default:
            return false;
    }
}

bool fixed_by_tag(GumboTag tag) {
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE ||
           tag == GUMBO_TAG_P || tag == GUMBO_TAG_H1;
}

bool hidden(const GumboNode* node) {
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
    std::string style = ascii_lower(attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

std::uint8_t heading_level(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_H1:
            return 1;
        case GUMBO_TAG_H2:
            return 2;
        case GUMBO_TAG_H3:
            return 3;
        case GUMBO_TAG_H4:
            return 4;
        case GUMBO_TAG_H5:
            return 5;
        case GUMBO_TAG_H6:
            return 6;
        default:
            return 0;
    }
}

class Flattener {
public:
    Flattener(PageTree& tree, const PageHints& hints) : tree_(tree), hints_(hints) {}

    void walk(const GumboNode* node, std::int32_t around, bool link) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
            text(node, around, link);
            return;
        }
        if (node->type != GUMBO_NODE_ELEMENT) return;
        const GumboTag tag = node->v.element.tag;
        if (is_skipped(tag)) return;
        if (tag == GUMBO_TAG_BR) {
            if (open_) tree_.blocks.back().nodes.push_back(node);
            return;
        }
        const std::uint8_t heading = heading_level(tag);
        const bool block = is_block(tag);
        if (block) open_ = false;
        const std::int32_t element = enter(node, around);
        const std::uint8_t heading_before = heading_;
        if (heading != 0) heading_ = heading;
        if (tag == GUMBO_TAG_LI) ++items_;
        const GumboVector& children = node->v.element.children;
        for (unsigned i = 0; i < children.length; ++i)
            walk(static_cast<const GumboNode*>(children.data[i]), element, link || tag == GUMBO_TAG_A);
        if (tag == GUMBO_TAG_LI) --items_;
        heading_ = heading_before;
        if (block) open_ = false;
        tree_.elements[static_cast<std::size_t>(element)].last = static_cast<std::uint32_t>(tree_.blocks.size());
    }

private:
    std::int32_t enter(const GumboNode* node, std::int32_t around) {
        const GumboTag tag = node->v.element.tag;
        PageElement element;
        element.node = node;
        element.parent = around;
        element.first = static_cast<std::uint32_t>(tree_.blocks.size());
        element.fixed = fixed_by_tag(tag);
        if (tag == GUMBO_TAG_FIGCAPTION)
            element.role = PageRole::caption;
        else if (furniture_by_tag(tag) || hidden(node))
            element.role = PageRole::furniture;
        else
            element.role = named_role(node);
        if (element.fixed && element.role == PageRole::furniture && tag != GUMBO_TAG_P) element.role = PageRole::none;
        // Inline elements share their block: only block elements get a list of their own.
        if (!is_block(tag) && element.role != PageRole::furniture) element.role = PageRole::none;
        tree_.elements.push_back(element);
        return static_cast<std::int32_t>(tree_.elements.size()) - 1;
    }

    PageRole named_role(const GumboNode* node) const {
        const GumboVector& attributes = node->v.element.attributes;
        std::string names;
        for (unsigned i = 0; i < attributes.length; ++i) {
            const auto* a = static_cast<const GumboAttribute*>(attributes.data[i]);
            if (std::strcmp(a->name, "class") == 0 || std::strcmp(a->name, "id") == 0 ||
                std::strcmp(a->name, "role") == 0 || std::strcmp(a->name, "itemprop") == 0) {
                names.append(a->value).push_back(' ');
            }
        }
        return hints_.role(names);
    }

    void text(const GumboNode* node, std::int32_t around, bool link) {
        const std::string_view text = node->v.text.text;
        std::uint32_t chars = 0;
        std::uint32_t stops = 0;
        for (const char c : text) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') continue;
            ++chars;
            if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?') ++stops;
        }
        if (chars == 0 && !open_) return;
        if (!open_) {
            PageBlock block;
            block.element = around;
            block.heading = heading_;
            block.item = items_ > 0;
            tree_.blocks.push_back(std::move(block));
            open_ = true;
        }
        PageBlock& block = tree_.blocks.back();
        block.nodes.push_back(node);
        block.chars += chars;
        block.stops += stops;
        if (link) block.link_chars += chars;
    }

    PageTree& tree_;
    const PageHints& hints_;
    bool open_ = false;  ///< the last block takes more text
    std::uint8_t heading_ = 0;
    int items_ = 0;
};

void weigh(PageTree& tree) {
    tree.good = 0;
    for (PageElement& element : tree.elements) element.good = 0;
    for (const PageBlock& block : tree.blocks) {
        if (block.dropped || block.element < 0) continue;
        tree.elements[static_cast<std::size_t>(block.element)].good += block.good();
        tree.good += block.good();
    }
    // Children stand behind their parents, so one pass from the end sums up.
    for (std::size_t i = tree.elements.size(); i-- > 1;) {
        const PageElement& element = tree.elements[i];
        if (element.parent >= 0) tree.elements[static_cast<std::size_t>(element.parent)].good += element.good;
    }
}

}  // namespace

std::string_view attribute(const GumboNode* element, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&element->v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

double PageBlock::good() const {
    constexpr std::uint32_t shortest = 40;   // bytes; below it, even a sentence may be a button
    constexpr std::uint32_t plain = 120;     // a text this long is one even without marks
    constexpr std::uint32_t longest = 1500;  // more in one block does not make it better
    if (heading != 0 || chars < shortest || link_share() > 0.4) return 0;
    if (stops == 0 && chars < plain) return 0;
    return std::min(chars, longest);
}

PageTree flatten(const GumboNode* root, const PageHints& hints) {
    constexpr double large_part = 0.4;
    PageTree tree;
    Flattener(tree, hints).walk(root, -1, false);
    weigh(tree);
    std::uint32_t dropped_to = 0;  // blocks before it are settled
    for (const PageElement& element : tree.elements) {
        if (element.role != PageRole::furniture || element.last <= dropped_to || element.good > large_part * tree.good)
            continue;
        if (!is_block(element.node->v.element.tag)) continue;
        for (std::uint32_t i = element.first; i < element.last; ++i) tree.blocks[i].dropped = true;
        dropped_to = std::max(dropped_to, element.last);
    }
    weigh(tree);
    return tree;
}

}  // namespace waybill
