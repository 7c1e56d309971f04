// Lines that belong to the page and not to the article: cookie notices, share
// buttons, newsletter prompts, related links, comments. Which words make them is
// data: */furniture.tsv.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

/// How far a line of furniture reaches.
enum class FurnitureScope : std::uint8_t {
    line,   ///< itself
    block,  ///< and the short lines below it, up to a blank line or a paragraph
    rest    ///< and all that follows, where most of the text stands before it
};

/// The lexicons of furniture. Immutable once loaded.
class Furniture {
public:
    /// Reads furniture.tsv in every folder of `data` and in the folders right
    /// below. Throws DataError.
    static Furniture load(const std::vector<std::filesystem::path>& data);

    Furniture(Furniture&&) noexcept;
    Furniture& operator=(Furniture&&) noexcept;
    ~Furniture();

    /// The row that calls `line` furniture ("en/furniture.tsv:12"), or empty.
    /// `scope` gets how far it reaches.
    std::string_view match(std::string_view line, FurnitureScope* scope = nullptr) const;

    /// The lines of `text` that are furniture, whole lines without their line ends,
    /// neighbours joined.
    std::vector<Span> mark(std::string_view text) const;

private:
    struct Patterns;
    explicit Furniture(std::unique_ptr<Patterns> patterns);
    std::unique_ptr<Patterns> patterns_;
};

}  // namespace waybill
