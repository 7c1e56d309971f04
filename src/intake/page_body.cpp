#include "intake/page_body.h"

#include <algorithm>

#include "base/utf8.h"
#include "intake/page_meta.h"
#include "intake/page_text.h"

namespace waybill {
namespace {

/// How much of an element's running text a child must hold for the article to be
/// sought inside the child.
constexpr double dominant = 0.72;

void add_block(PageText& out, const PageBlock& block) {
    for (const GumboNode* node : block.nodes) {
        if (node->type == GUMBO_NODE_ELEMENT) {
            out.line_end();
        } else {
            const GumboStringPiece raw = node->v.text.original_text;
            out.add({raw.data, raw.length}, node->v.text.text);
        }
    }
    out.paragraph_end();
}

class Finder {
public:
    Finder(const PageTree& tree, std::string_view page, const Lexicons& lexicons,
           const std::vector<std::string_view>& titles)
        : tree_(tree), page_(page), lexicons_(lexicons) {
        for (const std::string_view title : titles) {
            if (std::string letters = letters_of(title); letters.size() >= 8) titles_.push_back(std::move(letters));
        }
    }

    PageBody find() {
        PageBody body;
        if (tree_.elements.empty() || tree_.blocks.empty()) return body;
        const PageElement& article = container();
        body.first = article.first;
        body.last = article.last;
        body.headline = headline(article);
        emit(body);
        return body;
    }

private:
    const PageElement& at(std::int32_t index) const { return tree_.elements[static_cast<std::size_t>(index)]; }

    const PageElement& container() const {
        std::int32_t start = labelled();
        if (start < 0) start = lone_article();
        return at(descend(start < 0 ? 0 : start));
    }

    /// The element that its name calls the article's body. Of several, as on pages
    /// that load the next article below, the first large one.
    std::int32_t labelled() const {
        double most = 0;
        for (const PageElement& element : tree_.elements) {
            if (element.role == PageRole::body) most = std::max(most, element.good);
        }
        if (most < 0.3 * tree_.good || most < 100) return -1;
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
            const PageElement& element = tree_.elements[i];
            if (element.role == PageRole::body && element.good >= 0.5 * most) return static_cast<std::int32_t>(i);
        }
        return -1;
    }

    /// <article> or <main>, where it has most of the running text.
    std::int32_t lone_article() const {
        std::int32_t best = -1;
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
            const GumboTag tag = tree_.elements[i].node->v.element.tag;
            if (tag != GUMBO_TAG_ARTICLE && tag != GUMBO_TAG_MAIN) continue;
            const double least = tag == GUMBO_TAG_ARTICLE ? 0.4 : 0.5;
            if (tree_.elements[i].good < least * tree_.good || tree_.elements[i].good == 0) continue;
            if (best < 0 || tree_.elements[i].good > 0.8 * at(best).good) best = static_cast<std::int32_t>(i);
        }
        return best;
    }

    std::int32_t descend(std::int32_t from) const {
        // Children stand behind their parent; each step looks at the rest of the subtree once.
        std::int32_t current = from;
        for (std::size_t i = static_cast<std::size_t>(from) + 1; i < tree_.elements.size(); ++i) {
            const PageElement& element = tree_.elements[i];
            if (element.first >= at(current).last) break;
            if (element.parent == current && element.good > dominant * at(current).good && element.good > 0 &&
                parts(element))
                current = static_cast<std::int32_t>(i);
        }
        return current;
    }

    /// True for an element that has several blocks, or at least is no paragraph itself.
    static bool parts(const PageElement& element) {
        const GumboTag tag = element.node->v.element.tag;
        return element.last - element.first > 1 ||
               (tag != GUMBO_TAG_P && tag != GUMBO_TAG_SPAN && tag != GUMBO_TAG_LI && tag != GUMBO_TAG_A);
    }

    /// The headline: before the article's running text, the block that the page's
    /// title repeats; else the last h1; else the last h2 shortly before.
    std::int32_t headline(const PageElement& article) const {
        constexpr std::uint32_t reach = 200;  // blocks
        std::uint32_t text = article.first;
        while (text < article.last && (tree_.blocks[text].dropped || tree_.blocks[text].good() == 0)) ++text;
        text = std::min(text, static_cast<std::uint32_t>(tree_.blocks.size()) - 1);
        std::int32_t first = -1;
        std::int32_t second = -1;
        std::int32_t nearest = -1;  // of those like a part of the title; the other part is the outlet
        std::int32_t likest = -1;
        for (std::uint32_t i = text + 1; i-- > 0 && text - i < reach;) {
            const PageBlock& block = tree_.blocks[i];
            if (block.chars < 8 || block.chars > 400) continue;
            const auto index = static_cast<std::int32_t>(i);
            if (block.heading == 1 && first < 0) first = index;
            if (block.heading == 2 && second < 0 && !block.dropped && text - i <= 12) second = index;
            const double like = likeness(block);
            if (like > 0.9 && likest < 0) likest = index;
            if (like > 0.3 && nearest < 0) nearest = index;
        }
        if (likest >= 0) return likest;
        return nearest >= 0 ? nearest : first >= 0 ? first : second;
    }

    /// What share of a title's letters the block's first line gives, 0 when it is
    /// not a part of any.
    double likeness(const PageBlock& block) const {
        if (titles_.empty()) return 0;
        const std::string letters = letters_of(block_text(block, page_, true));
        if (letters.size() < 8) return 0;
        double most = 0;
        for (const std::string& title : titles_) {
            if (title.find(letters) == std::string::npos) continue;
            most = std::max(most, static_cast<double>(letters.size()) / static_cast<double>(title.size()));
        }
        return most;
    }

    bool role_around(const PageBlock& block, PageRole role) const {
        int steps = 0;
        for (std::int32_t i = block.element; i >= 0 && steps < 4; i = at(i).parent, ++steps) {
            if (at(i).role == role) return true;
        }
        return false;
    }

    /// The line with the author or the date. It stays in the text, where the date
    /// may be needed.
    bool is_byline(const PageBlock& block) const {
        constexpr std::uint32_t longest = 160;
        constexpr std::uint32_t most_blocks = 4;  // an element of more is the article itself, "post published"
        if (block.chars > longest) return false;
        int steps = 0;
        for (std::int32_t i = block.element; i >= 0 && steps < 3; i = at(i).parent, ++steps) {
            if (at(i).role == PageRole::date) return at(i).last - at(i).first <= most_blocks;
        }
        return false;
    }

    /// Blocks between headline and body that belong to the article: the standfirst
    /// and whatever else is running text.
    bool introduces(const PageBlock& block) const {
        if (block.dropped || block.link_share() > 0.3 || role_around(block, PageRole::caption)) return false;
        return block.good() > 0 || (block.chars >= 25 && role_around(block, PageRole::summary));
    }

    void emit(PageBody& body) {
        PageText out(page_);
        if (body.headline >= 0) {
            add_block(out, tree_.blocks[static_cast<std::size_t>(body.headline)]);
            for (auto i = static_cast<std::uint32_t>(body.headline) + 1; i < body.first; ++i) {
                if (introduces(tree_.blocks[i])) add_block(out, tree_.blocks[i]);
            }
        }
        // What stands above the headline inside the article's element is no part of it.
        body.first = std::max(body.first, static_cast<std::uint32_t>(body.headline + 1));
        double left = 0;  // running text from the block on
        for (std::uint32_t i = body.first; i < body.last; ++i)
            left += tree_.blocks[i].dropped ? 0 : tree_.blocks[i].good();
        const double all = left;
        bool list = false;  // inside a list of links under a heading such as "Related"
        for (std::uint32_t i = body.first; i < body.last; ++i) {
            const PageBlock& block = tree_.blocks[i];
            if (block.dropped) continue;
            left -= block.good();
            if (block.good() > 0 && block.link_share() < 0.2) list = false;
            const std::string line = block.chars <= 400 ? block_text(block, page_) : std::string();
            FurnitureScope scope = FurnitureScope::line;
            if (!line.empty() && !lexicons_.furniture.match(line, &scope).empty()) {
                if (scope == FurnitureScope::rest && left < 0.35 * all) break;
                list = scope != FurnitureScope::line;
                continue;
            }
            if (list || links_only(block)) continue;
            const auto begin = static_cast<std::uint32_t>(out.out().text.size());
            add_block(out, block);
            if (role_around(block, PageRole::caption) || is_byline(block)) mark(body, out.out(), begin);
        }
        body.text = out.take();
    }

    /// A line of links: tags, related articles, "Read more: …".
    static bool links_only(const PageBlock& block) {
        if (block.link_share() <= 0.6) return false;
        return block.heading == 0 && (block.chars < 200 || block.link_share() > 0.9);
    }

    static void mark(PageBody& body, const MappedText& out, std::uint32_t begin) {
        while (begin < out.text.size() && out.text[begin] == '\n') ++begin;
        if (begin < out.text.size()) body.furniture.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
    }

    const PageTree& tree_;
    std::string_view page_;
    const Lexicons& lexicons_;
    std::vector<std::string> titles_;  ///< their letters
};

}  // namespace

std::string block_text(const PageBlock& block, std::string_view page, bool first_line) {
    PageText text(page);
    add_block(text, block);
    std::string line = text.take().text;
    if (first_line) line.resize(std::min(line.find('\n'), line.size()));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

PageBody find_body(const PageTree& tree, std::string_view page, const Lexicons& lexicons,
                   const std::vector<std::string_view>& titles) {
    return Finder(tree, page, lexicons, titles).find();
}

}  // namespace waybill
