#include "language/reader_model.h"

#include <algorithm>

namespace waybill {

void PieceWindow::add(std::span<const std::string_view> words) {
    const bool loud = shouts(words);
    const auto last_place = static_cast<std::uint32_t>(length_ - 1);
    const auto here = [&] { return std::min(static_cast<std::uint32_t>(pieces_.size()), last_place); };
    const std::uint32_t begin = here();
    const auto first_word = static_cast<std::uint32_t>(words_.size());
    std::vector<std::uint32_t> pieces;
    for (std::size_t i = 0; i < words.size(); ++i) {
        pieces.clear();
        vocabulary_->append(words[i], pieces);
        if (pieces_.size() + pieces.size() >= length_) break;
        const WordCase word_case = loud ? WordCase::unknown : case_of(words[i]);
        const auto first = static_cast<std::uint32_t>(pieces_.size());
        for (const std::uint32_t piece : pieces) pieces_.push_back({piece, static_cast<std::uint8_t>(word_case)});
        words_.push_back({first, static_cast<std::uint32_t>(pieces_.size())});
    }
    sentences_.push_back({first_word, static_cast<std::uint32_t>(words_.size())});
    bounds_.push_back({begin, here()});
    if (pieces_.size() < length_) pieces_.push_back({PieceVocabulary::separator, 0});
}

std::size_t PieceWindow::size_of(const PieceVocabulary& vocabulary, std::span<const std::string_view> words) {
    std::vector<std::uint32_t> pieces;
    for (const std::string_view word : words) vocabulary.append(word, pieces);
    return pieces.size() + 1;
}

ReaderModel ReaderModel::read(ModelReader& in) {
    ReaderModel model;
    model.vocabulary_ = PieceVocabulary::read(in);
    model.encoder_ = Encoder::read(in, model.vocabulary_.size());
    return model;
}

std::shared_ptr<const ReaderModel> ReaderModel::load(const std::filesystem::path& models) {
    const auto file = models / "reader.model";
    if (!std::filesystem::exists(file)) return nullptr;
    ModelReader in = ModelReader::open(file, "reader", version);
    auto model = std::make_shared<const ReaderModel>(read(in));
    in.expect_end();
    return model;
}

}  // namespace waybill
