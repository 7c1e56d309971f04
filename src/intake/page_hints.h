// What the names that page makers give to elements (class, id, role, itemprop) say
// about them. The words are data: page_hints.tsv.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

enum class PageRole : std::uint8_t {
    none,
    furniture,  ///< menus, sharing, comments, related links, promotion …
    caption,    ///< of a picture
    body,       ///< the article's text
    summary,    ///< the standfirst above it
    date        ///< the line with the date of publication
};

/// Immutable once loaded.
class PageHints {
public:
    /// Reads page_hints.tsv of every folder in `data` that has one. Throws DataError.
    static PageHints load(const std::vector<std::filesystem::path>& data);

    PageHints(PageHints&&) noexcept;
    PageHints& operator=(PageHints&&) noexcept;
    ~PageHints();

    /// The role that the words of `names` ("post-share sharedBlock c-comments")
    /// point to; furniture wins over body, body over the others.
    PageRole role(std::string_view names) const;

private:
    struct Words;
    explicit PageHints(std::unique_ptr<Words> words);
    std::unique_ptr<Words> words_;
};

}  // namespace waybill
