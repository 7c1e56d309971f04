// What a page says about itself: meta tags, linked data, title, times.
#pragma once
#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "intake/mapped_text.h"

namespace waybill {

/// Candidates as found; empty where the page is silent.
struct PageMeta {
    std::string og_title;
    std::string linked_title;  ///< JSON-LD headline
    std::string title_tag;
    std::string site_name;  ///< og:site_name, application-name
    std::string publisher;  ///< JSON-LD publisher
    std::string published;  ///< ISO, from meta tags or linked data
    std::string time_tag;   ///< ISO, from the first <time> that says it is the publication, else the first
    std::string lang;
    std::string url;          ///< canonical
    MappedText article_body;  ///< JSON-LD articleBody over the page: for pages whose text only scripts would show
};

/// Reads the tree under `root` and the linked data at `scripts` in `page`.
PageMeta read_page_meta(const GumboNode* root, std::string_view page, const std::vector<SourceRange>& scripts);

struct TitleParts {
    std::string title;
    std::string outlet;  ///< from the end or beginning of the title tag
};

/// Letters and digits, without case and accents: what titles and names are compared by.
std::string letters_of(std::string_view text);

/// Parts "Tanks arrive in Poland | The Example" by the headline, the site's name and
/// host where they are known, else by the form.
TitleParts part_title(std::string_view title_tag, std::string_view headline, std::string_view site,
                      std::string_view host);

}  // namespace waybill
