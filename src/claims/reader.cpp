#include "claims/reader.h"

#include <algorithm>
#include <array>
#include <map>

namespace waybill {

namespace {

/// Of the best party's probability: how likely another has to be to stand beside it.
constexpr float also = 0.4F;
/// From here on the category is the head's own rather than the word list's.
constexpr float sure_category = 0.6F;
/// Sentences on either side in which a claim's words of action are looked for.
constexpr std::uint32_t reach = 1;

/// The mentions of one kind that a window holds.
struct WindowMentions {
    std::vector<HeadMention> head;
    std::vector<std::uint32_t> from;  ///< indices into the list of the ReaderScene
};

/// One passage, with its places in the document.
class PassageView {
public:
    PassageView(const Passage& passage, const PassageReading& reading, const Analysis& analysis)
        : passage_(&passage), reading_(&reading), pieces_(analysis.tokens.size()) {
        for (std::uint32_t s = passage.start; s < passage.end; ++s) {
            const PieceWindow::Line& line = passage.window.lines()[s - passage.start];
            const Sentence& sentence = analysis.sentences[reading.sentences[s]];
            for (std::uint32_t w = line.words.first; w < line.words.last; ++w) {
                pieces_[sentence.begin + w - line.words.first] = passage.window.words()[w];
            }
        }
    }

    /// The pieces of a mention; empty when it is not wholly in the window.
    PieceRange pieces_of(const MentionPlace& place) const {
        const PieceRange first = pieces_[place.first];
        const PieceRange last = pieces_[place.last - 1];
        if (first.count() == 0 || last.count() == 0) return {};
        return {first.first, last.last};
    }
    const PieceWindow::Line& line(std::uint32_t index) const { return passage_->window.lines()[index]; }
    std::uint32_t first_fresh() const { return passage_->fresh - passage_->start; }
    std::uint32_t lines() const { return passage_->end - passage_->start; }
    std::uint32_t sentence(std::uint32_t index) const { return reading_->sentences[passage_->start + index]; }

    std::vector<std::uint8_t> marks(const std::vector<std::uint8_t>& of_tokens) const {
        std::vector<std::uint8_t> marks(passage_->window.pieces().size(), 0);
        for (std::size_t t = 0; t < pieces_.size(); ++t) {
            for (std::uint32_t p = pieces_[t].first; p < pieces_[t].last; ++p) marks[p] = of_tokens[t];
        }
        return marks;
    }

    WindowMentions mentions(const std::vector<SceneMention>& all) const {
        WindowMentions out;
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            const PieceRange pieces = pieces_of(all[i].place);
            if (pieces.count() == 0) continue;
            out.head.push_back({all[i].place, pieces, all[i].mark});
            out.from.push_back(i);
        }
        return out;
    }

    /// Where an anchor on a line looks: from the line before to the end of the one after.
    PieceRange look(std::uint32_t index) const {
        const std::uint32_t from = index - std::min(index, reach);
        const std::uint32_t to = std::min(index + reach, lines() - 1);
        return {line(from).first, line(to).mark + 1};
    }

private:
    const Passage* passage_;
    const PassageReading* reading_;
    std::vector<PieceRange> pieces_;  ///< by token
};

struct Anchors {
    std::vector<HeadAnchor> head;
    std::vector<std::int32_t> item;  ///< index into ReaderScene::items; -1 for a sentence
};

/// The items of each fresh sentence, then the sentence itself.
Anchors anchors_of(const PassageView& view, const WindowMentions& items, const Analysis& analysis) {
    Anchors out;
    for (std::uint32_t line = view.first_fresh(); line < view.lines(); ++line) {
        const std::uint32_t sentence = view.sentence(line);
        const std::uint32_t mark = view.line(line).mark;
        for (std::size_t i = 0; i < items.head.size(); ++i) {
            const HeadMention& item = items.head[i];
            if (item.place.sentence != sentence) continue;
            out.head.push_back({item.place, item.pieces, mark, view.look(line)});
            out.item.push_back(static_cast<std::int32_t>(items.from[i]));
        }
        const std::uint32_t end = analysis.sentences[sentence].end;
        out.head.push_back({{sentence, end, end + 1}, {mark, mark + 1}, mark, view.look(line)});
        out.item.push_back(-1);
    }
    return out;
}

/// Parties (none for nobody) with their probabilities: the best one, and those nearly as likely.
std::vector<std::pair<std::optional<std::string>, float>> chosen_parties(const float* p, const std::vector<std::string>& names) {
    std::map<std::string, float> total;  // the empty name for nobody
    total[""] = p[names.size()];
    for (std::size_t i = 0; i < names.size(); ++i) total[names[i]] += p[i];
    std::vector<std::pair<std::string, float>> order(total.begin(), total.end());
    const auto best = *std::max_element(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best.first.empty()) return {{std::nullopt, best.second}};
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::pair<std::optional<std::string>, float>> out;
    for (const auto& [name, probability] : order) {
        if (!name.empty() && probability >= also * best.second) out.emplace_back(name, probability);
    }
    return out;
}

std::size_t best_of(const Matrix& m, std::size_t row) {
    return static_cast<std::size_t>(std::max_element(m.row(row), m.row(row) + m.columns) - m.row(row));
}

/// What a role points at: the likeliest reading of the mention, or nothing.
std::optional<std::uint32_t> pointed(const Matrix& p, std::size_t row, const WindowMentions& there, const std::vector<SceneMention>& all) {
    const std::size_t at = best_of(p, row);
    if (at >= there.from.size()) return std::nullopt;
    return all[there.from[at]].readings.front();
}

void propose_in(const PassageView& view, const Matrix& vectors, const ClaimHead& head, const Tree& tree, const MentionPool& pool,
                const ReaderScene& scene, double least, std::vector<ClaimProposal>& out) {
    const WindowMentions items = view.mentions(scene.items);
    const Anchors anchors = anchors_of(view, items, tree.analysis());
    if (anchors.head.empty()) return;
    const Matrix h = head.enter(vectors, view.marks(scene.marks));
    const Matrix all = head.ask(h, anchors.head);
    const std::vector<float> presence = head.presence(all);
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < presence.size(); ++r) {
        if (static_cast<double>(presence[r]) >= least) rows.push_back(r);
    }
    if (rows.empty()) return;
    Matrix asked(rows.size(), all.columns);
    std::vector<MentionPlace> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::copy_n(all.row(rows[i]), all.columns, asked.row(i));
        places.push_back(anchors.head[rows[i] / ClaimHead::queries].place);
    }
    const WindowMentions parties = view.mentions(scene.parties);
    const WindowMentions times = view.mentions(scene.times);
    const WindowMentions numbers = view.mentions(scene.numbers);
    const WindowMentions sources = view.mentions(scene.sources);
    const auto point = [&](ClaimRole role, const WindowMentions& there) { return head.point(role, asked, places, h, there.head); };
    const Matrix supplier = point(ClaimRole::supplier, parties);
    const Matrix recipient = point(ClaimRole::recipient, parties);
    const Matrix item = point(ClaimRole::item, items);
    const Matrix date = point(ClaimRole::date, times);
    const Matrix quantity = point(ClaimRole::quantity, numbers);
    const Matrix source = point(ClaimRole::source, sources);
    const Matrix certainty = head.certainty(asked);
    const Matrix category = head.category(asked);
    std::vector<std::string> names;
    for (const std::uint32_t from : parties.from) names.push_back(pool.parties[scene.parties[from].readings.front()].at.party);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t anchor = rows[i] / ClaimHead::queries;
        const std::size_t query = rows[i] % ClaimHead::queries;
        ClaimProposal p;
        p.stage = static_cast<Stage>(query / 2);
        p.polarity = static_cast<Polarity>(query % 2);
        p.certainty = static_cast<Certainty>(best_of(certainty, i));
        p.sentence = places[i].sentence;
        p.probability = static_cast<double>(presence[rows[i]]);
        std::optional<std::uint32_t> what = pointed(item, i, items, scene.items);
        if (anchors.item[anchor] >= 0) {
            const SceneMention& own = scene.items[static_cast<std::size_t>(anchors.item[anchor])];
            p.item = tree.span(own.place.first, own.place.last);
            if (!what) what = own.readings.front();
        }
        if (what) {
            p.designation = pool.items[*what].at.designation;
            p.category = pool.items[*what].at.category;
        }
        const std::size_t likely = best_of(category, i);
        if (!p.designation && category.row(i)[likely] >= sure_category) p.category = static_cast<Category>(likely);
        p.time = pointed(date, i, times, scene.times);
        p.number = pointed(quantity, i, numbers, scene.numbers);
        p.source = pointed(source, i, sources, scene.sources);
        const double named = p.probability * static_cast<double>(item.row(i)[best_of(item, i)]);
        for (const auto& [from, surely_from] : chosen_parties(supplier.row(i), names)) {
            for (const auto& [to, surely_to] : chosen_parties(recipient.row(i), names)) {
                if (from == to) continue;
                p.supplier = from;
                p.recipient = to;
                p.confidence = named * static_cast<double>(surely_from) * static_cast<double>(surely_to);
                out.push_back(p);
            }
        }
    }
}

}  // namespace

std::shared_ptr<const ClaimReader> ClaimReader::load(const std::filesystem::path& models,
                                                     std::shared_ptr<const ReaderModel> reader) {
    const auto file = models / "claims.model";
    if (!reader || !std::filesystem::exists(file)) return nullptr;
    ModelReader in = ModelReader::open(file, "claims", ClaimHead::version);
    auto loaded = std::make_shared<ClaimReader>();
    loaded->head_ = ClaimHead::read(in, *reader);
    loaded->reader_ = std::move(reader);
    in.expect_end();
    return loaded;
}

std::vector<ClaimProposal> ClaimReader::propose(const Tree& tree, const MentionPool& pool, const PassageReading& reading,
                                                double least) const {
    const ReaderScene mentions = reader_scene(tree, pool);
    std::vector<ClaimProposal> out;
    for (const Passage& passage : reading.passages) {
        const PassageView view(passage, reading, tree.analysis());
        propose_in(view, passage.vectors, head_, tree, pool, mentions, least, out);
    }
    return out;
}

}  // namespace waybill
