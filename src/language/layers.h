// The discourse layers: what a document counts, dates, prices and attributes,
// and how surely it puts things. They stand on tokens, trees and names.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// The lexicons of the discourse layers. Immutable once loaded: one serves every
/// thread.
class DiscourseLayers {
public:
    /// `data` holds the data folders in order of precedence (the last wins); each
    /// may hold an `en` folder with the lexicons. Throws DataError.
    static DiscourseLayers load(const std::vector<std::filesystem::path>& data);

    DiscourseLayers(DiscourseLayers&&) noexcept;
    DiscourseLayers& operator=(DiscourseLayers&&) noexcept;
    ~DiscourseLayers();

    /// Fills `times`, `numbers`, `money`, `attributions` and `factuality` of an
    /// analysis that has tokens, sentences and names. Works without trees, less
    /// well. Linear in the length of the text.
    void annotate(const Document& document, Analysis& analysis) const;

private:
    struct Parts;
    explicit DiscourseLayers(std::unique_ptr<const Parts> parts);
    std::unique_ptr<const Parts> parts_;
};

}  // namespace waybill
