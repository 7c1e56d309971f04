#include "intake/page.h"

#include <gumbo.h>

#include <memory>

#include "base/utf8.h"
#include "intake/date_text.h"
#include "intake/metadata.h"
#include "intake/page_body.h"
#include "intake/page_meta.h"
#include "intake/page_tame.h"
#include "intake/page_tree.h"

namespace waybill {
namespace {

struct TreeEnd {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The date line next to the headline: below it first, then shortly above.
std::string visible_date(const PageTree& tree, const PageBody& body, std::string_view html) {
    constexpr std::uint32_t reach = 14;  // blocks
    const auto day_of = [&](std::uint32_t i) -> std::string {
        const PageBlock& block = tree.blocks[i];
        if (block.chars < 6 || block.chars > 160) return "";
        const std::string line = block_text(block, html);
        return is_date_line(line) ? iso(find_day(line)->day) : "";
    };
    const auto size = static_cast<std::uint32_t>(tree.blocks.size());
    const std::uint32_t from = body.headline >= 0 ? static_cast<std::uint32_t>(body.headline) : body.first;
    for (std::uint32_t i = from; i < size && i < std::max(from, body.first) + reach; ++i) {
        if (std::string day = day_of(i); !day.empty()) return day;
    }
    for (std::uint32_t i = from; i-- > 0 && i + reach > from;) {
        if (std::string day = day_of(i); !day.empty()) return day;
    }
    // At the foot of the article, where some put it.
    for (std::uint32_t i = body.last; i < size && i < body.last + 4; ++i) {
        if (std::string day = day_of(i); !day.empty()) return day;
    }
    return "";
}

}  // namespace

Page read_page(std::string_view html, const Lexicons& lexicons) {
    const TamedPage tamed = tame(html);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const std::unique_ptr<GumboOutput, TreeEnd> output(
        gumbo_parse_with_options(&options, tamed.html.data(), tamed.html.size()));
    const PageTree tree = flatten(output->root, lexicons.hints);
    const PageMeta meta = read_page_meta(output->root, html, tamed.linked_data);
    PageBody body = find_body(tree, tamed.html, lexicons, {meta.og_title, meta.linked_title, meta.title_tag});

    Page page;
    const std::string headline =
        body.headline >= 0 ? block_text(tree.blocks[static_cast<std::size_t>(body.headline)], tamed.html, true) : "";
    page.url = meta.url;
    page.lang = meta.lang;
    page.outlet = !meta.site_name.empty() ? meta.site_name : meta.publisher;
    const std::string& shown = !meta.og_title.empty()       ? meta.og_title
                               : !meta.linked_title.empty() ? meta.linked_title
                                                            : headline;
    const TitleParts parts = part_title(meta.title_tag, headline, page.outlet, host_of(meta.url));
    if (page.outlet.empty()) page.outlet = parts.outlet;
    page.title = shown.empty() ? parts.title : part_title(shown, headline, page.outlet, host_of(meta.url)).title;
    page.published = !meta.published.empty() ? meta.published : meta.time_tag;
    if (page.published.empty()) page.published = visible_date(tree, body, tamed.html);
    page.text = std::move(body.text);
    constexpr std::size_t little = 300;  // bytes; below it a page may be an empty frame for scripts
    if (page.text.text.size() < little && meta.article_body.text.size() > 2 * page.text.text.size()) {
        page.text = meta.article_body;
        body.furniture.clear();
        page.notes.push_back(
            {"text-from-linked-data", "the page shows no text without scripts; it was taken from its linked data", {}});
    }
    page.furniture = std::move(body.furniture);
    if (tamed.cut)
        page.notes.push_back(
            {"markup-cut", "the page nests deeper or has more tags than are read; its text is kept", {}});
    return page;
}

}  // namespace waybill
