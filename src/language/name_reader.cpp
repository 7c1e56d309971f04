#include "language/name_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "language/name_tagger.h"

namespace waybill {

namespace {

constexpr std::uint32_t max_sets = 16;

/// "B-PER" to a label of NameLabel.
std::optional<std::uint32_t> label_from(std::string_view name) {
    constexpr std::array<std::string_view, NameLabel::kinds> kinds{"PER", "ORG", "LOC", "NAT", "MISC"};
    if (name == "O") return NameLabel::outside;
    if (name.size() < 3 || name[1] != '-') return std::nullopt;
    const auto found = std::find(kinds.begin(), kinds.end(), name.substr(2));
    if (found == kinds.end()) return std::nullopt;
    const auto kind = static_cast<NameKind>(found - kinds.begin());
    if (name[0] == 'B') return NameLabel::begin(kind);
    if (name[0] == 'I') return NameLabel::inside(kind);
    return std::nullopt;
}

}  // namespace

NameReader NameReader::read(ModelReader& in, std::size_t width) {
    NameReader r;
    std::vector<bool> had(NameLabel::kinds, false);
    const auto count = in.get<std::uint32_t>();
    if (count == 0 || count > max_sets) in.fail("damaged: an impossible number of sets of names");
    for (std::uint32_t i = 0; i < count; ++i) {
        LabelSet set;
        const auto labels = in.get<std::uint32_t>();
        if (labels == 0 || labels > NameLabel::count) in.fail("damaged: an impossible number of labels");
        set.wanted.assign(NameLabel::kinds, false);
        for (std::uint32_t l = 0; l < labels; ++l) {
            const auto label = label_from(in.get_string());
            if (!label) in.fail("damaged: no such label of names");
            set.labels.push_back(*label);
            if (*label == NameLabel::outside) continue;
            const auto kind = static_cast<std::size_t>(NameLabel::kind(*label));
            set.wanted[kind] = !had[kind];
        }
        if (set.labels.front() != NameLabel::outside) in.fail("damaged: the first label is not the one of no name");
        for (std::size_t k = 0; k < had.size(); ++k) had[k] = had[k] || set.wanted[k];
        set.scores = WholeLayer::read(in, labels, width);
        r.sets_.push_back(std::move(set));
    }
    return r;
}

std::vector<std::uint32_t> best_labels(const float* scores, std::size_t stride, std::size_t words,
                                       const std::vector<std::uint32_t>& labels) {
    const std::size_t count = labels.size();
    std::vector<float> best(count, 0.0F);
    std::vector<std::uint32_t> from(words * count, 0);
    for (std::size_t i = 0; i < words; ++i) {
        std::vector<float> next(count);
        for (std::size_t c = 0; c < count; ++c) {
            // Nothing stands before the first word, and outside may follow anything.
            std::size_t chosen = count;
            for (std::size_t b = 0; b < count; ++b) {
                if (!NameLabel::follows(i == 0 ? NameLabel::outside : labels[b], labels[c])) continue;
                if (chosen == count || best[b] > best[chosen]) chosen = b;
            }
            const bool possible = chosen < count;
            from[i * count + c] = possible ? static_cast<std::uint32_t>(chosen) : 0;
            next[c] = (possible ? best[chosen] : -1e30F) + scores[i * stride + c];
        }
        best = std::move(next);
    }
    std::vector<std::uint32_t> out(words);
    auto at = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = words; i-- > 0;) {
        out[i] = labels[at];
        at = from[i * count + at];
    }
    return out;
}

void NameReader::annotate(const Matrix& words, std::span<const Sentence> sentences, Analysis& analysis) const {
    if (words.rows == 0) return;
    std::vector<Matrix> scores(sets_.size());
    for (std::size_t s = 0; s < sets_.size(); ++s) sets_[s].scores.apply(words, scores[s]);
    std::size_t first = 0;
    for (const Sentence& sentence : sentences) {
        const std::size_t count = sentence.end - sentence.begin;
        std::vector<std::uint32_t> labels(count, NameLabel::outside);
        for (std::size_t s = 0; s < sets_.size(); ++s) {
            const std::vector<std::uint32_t> found =
                best_labels(scores[s].row(first), scores[s].columns, count, sets_[s].labels);
            for (std::size_t i = 0; i < count;) {
                std::size_t end = i + 1;
                while (found[i] != NameLabel::outside && end < count && NameLabel::is_inside(found[end])) ++end;
                const bool fits = found[i] != NameLabel::outside &&
                                  sets_[s].wanted[static_cast<std::size_t>(NameLabel::kind(found[i]))] &&
                                  std::all_of(labels.begin() + static_cast<std::ptrdiff_t>(i),
                                              labels.begin() + static_cast<std::ptrdiff_t>(end),
                                              [](std::uint32_t l) { return l == NameLabel::outside; });
                if (fits) std::copy(found.begin() + static_cast<std::ptrdiff_t>(i),
                                    found.begin() + static_cast<std::ptrdiff_t>(end),
                                    labels.begin() + static_cast<std::ptrdiff_t>(i));
                i = end;
            }
        }
        add_names(labels, sentence.begin, analysis);
        first += count;
    }
}

}  // namespace waybill
