#include "language/reader_model.h"

namespace waybill {

namespace {

/// Of a text longer than a window: the pieces that a window reads anew, as a share
/// of its length. The rest is what stands before them.
std::size_t fresh_of(std::size_t length) { return length * 5 / 8; }

std::vector<std::string_view> words_of(std::string_view text, const Analysis& analysis, const Sentence& sentence) {
    std::vector<std::string_view> words;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) words.push_back(analysis.tokens[t].span.of(text));
    return words;
}

}  // namespace

ReaderModel ReaderModel::read(ModelReader& in) {
    ReaderModel model;
    model.fingerprint_ = in.fingerprint();
    model.vocabulary_ = PieceVocabulary::read(in);
    model.encoder_ = Encoder::read(in, model.vocabulary_.size());
    if (in.get<std::uint8_t>() != 0) {
        model.trees_ = TreeReader::read(in, model.encoder_.shape().width);
        model.names_ = NameReader::read(in, model.encoder_.shape().width);
    }
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

PassageReading ReaderModel::read_passages(std::string_view text, const Analysis& analysis, const std::vector<bool>& chosen) const {
    PassageReading reading;
    std::vector<std::size_t> sizes;
    std::size_t whole = 0;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        if (!chosen[s]) continue;
        reading.sentences.push_back(s);
        sizes.push_back(pieces_of(vocabulary_, words_of(text, analysis, analysis.sentences[s])));
        whole += sizes.back();
    }
    const std::size_t length = encoder_.shape().length;
    const std::size_t limit = whole <= length ? length : fresh_of(length);
    const auto count = static_cast<std::uint32_t>(sizes.size());
    for (std::uint32_t done = 0; done < count;) {
        // As much new text as may be, then as much of what stands before it as fits.
        Passage passage{done, done, done, window(), {}};
        std::size_t total = 0;
        while (passage.end < count && (passage.end == done || total + sizes[passage.end] <= limit)) {
            total += sizes[passage.end++];
        }
        while (passage.start > 0 && total + sizes[passage.start - 1] <= length) total += sizes[--passage.start];
        for (std::uint32_t s = passage.start; s < passage.end; ++s) {
            passage.window.add(words_of(text, analysis, analysis.sentences[reading.sentences[s]]));
        }
        passage.vectors = encoder_.encode(passage.window.pieces());
        done = passage.end;
        reading.passages.push_back(std::move(passage));
    }
    return reading;
}

PassageReading ReaderModel::read_passages(std::string_view text, const Analysis& analysis) const {
    std::vector<bool> chosen;
    for (const Sentence& sentence : analysis.sentences) chosen.push_back(sentence.read);
    return read_passages(text, analysis, chosen);
}

std::vector<std::uint32_t> ReaderModel::annotate(const PassageReading& reading, Analysis& analysis) const {
    std::vector<std::uint32_t> too_long;
    for (const Passage& passage : reading.passages) {
        std::vector<Sentence> sentences;
        std::vector<PieceRange> words;
        for (std::uint32_t s = passage.fresh; s < passage.end; ++s) {
            const PieceWindow::Line& line = passage.window.lines()[s - passage.start];
            if (!line.whole) {
                too_long.push_back(reading.sentences[s]);
                continue;
            }
            sentences.push_back(analysis.sentences[reading.sentences[s]]);
            for (std::uint32_t w = line.words.first; w < line.words.last; ++w) words.push_back(passage.window.words()[w]);
        }
        Matrix vectors(words.size(), passage.vectors.columns);
        for (std::size_t w = 0; w < words.size(); ++w) mean_of(passage.vectors, words[w], vectors.row(w));
        trees_->annotate(vectors, sentences, analysis.tokens);
        names_->annotate(vectors, sentences, analysis);
    }
    return too_long;
}

}  // namespace waybill
