#include "intake/page.h"

#include <gumbo.h>

#include "base/utf8.h"

namespace waybill {
namespace {
void walk(const GumboNode* node, MappedText& out, std::string_view html) {
    if (node->type == GUMBO_NODE_TEXT) {
        const GumboStringPiece raw = node->v.text.original_text;
        const auto begin = static_cast<std::size_t>(raw.data - html.data());
        out.put(trim(node->v.text.text), begin, begin + raw.length);
        out.insert("\n");
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD) return;
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
        walk(static_cast<const GumboNode*>(node->v.element.children.data[i]), out, html);
    }
}
}  // namespace

Page read_page(std::string_view html, const Furniture&) {
    Page page;
    GumboOutput* const tree = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    walk(tree->root, page.text, html);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return page;
}

}  // namespace waybill
