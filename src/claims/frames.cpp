#include "claims/frames.h"

#include <algorithm>
#include <fmt/format.h>

#include "claims/frame_reader.h"

namespace waybill {

namespace {

constexpr std::size_t most_a_sentence = 40;  // candidates: keeps the cost linear on pathological text

/// "… for the armed forces of Ukraine:" and the lines of a list below it.
void add_list_lines(const Scene& scene, std::uint32_t sentence, std::vector<Candidate>& found) {
    const Tree& tree = scene.tree();
    const auto& sentences = tree.analysis().sentences;
    const Sentence& lead = sentences[sentence];
    if (found.empty() || tree.word(lead.end - 1) != ":") return;
    const Candidate model = found.back();
    std::vector<Candidate> kinds;
    for (std::uint32_t s = sentence + 1; s < sentences.size() && s <= sentence + 40; ++s) {
        const Sentence& line = sentences[s];
        if (line.begin == line.end || !scene.lexicon().is("bullet", tree.word(line.begin))) break;
        for (std::size_t i = 0; i < scene.items().size(); ++i) {
            const ItemAt& item = scene.items()[i];
            if (tree.sentence(item.begin) != s) continue;
            Candidate made = model;
            made.heading = false;
            made.item = {static_cast<std::int32_t>(i), item.head, item.head, false};
            made.item_from = Found::syntax;
            made.designation = item.designation;
            made.category = item.category;
            made.item_text = std::string(tree.span(item.begin, item.end).of(tree.text()));
            made.sentences = {s, sentence};
            (item.designation ? found : kinds).push_back(std::move(made));
        }
    }
    // A long list of kinds is one item of weapons, unless the sentence above has named it already.
    if (kinds.size() <= 2) {
        found.insert(found.end(), std::make_move_iterator(kinds.begin()), std::make_move_iterator(kinds.end()));
    } else if (model.item.item < 0) {
        kinds.front().category = Category::weapons;
        found.push_back(std::move(kinds.front()));
    }
    if (found.size() > 1 && model.item.item < 0) std::erase_if(found, [](const Candidate& c) { return c.item.item < 0; });
}

}  // namespace

FrameReader::FrameReader(const Scene& scene, std::uint32_t sentence, Trace* trace)
    : scene_(scene), tree_(scene.tree()), lexicon_(scene.lexicon()), sentence_(sentence), trace_(trace),
      span_(tree_.analysis().sentences[sentence]) {}

std::vector<Candidate> FrameReader::read() {
    std::vector<Match<StageRule>> matches;
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
        for (auto& match : lexicon_.stages(tree_, t, span_.end)) matches.push_back(std::move(match));
        for (auto& match : lexicon_.operators(tree_, t, span_.end)) operators_[match.anchor].push_back(std::move(match));
    }
    // A word inside a longer phrase is no stage word of its own.
    for (const auto& match : matches) {
        const bool inside = std::any_of(matches.begin(), matches.end(), [&](const Match<StageRule>& other) {
            return other.tokens.size() > match.tokens.size() &&
                   std::find(other.tokens.begin(), other.tokens.end(), match.anchor) != other.tokens.end();
        });
        if (inside || candidates_.size() >= most_a_sentence) continue;
        anchors_.push_back(match.anchor);
    }
    for (const auto& match : matches) {
        const bool own = std::find(anchors_.begin(), anchors_.end(), match.anchor) != anchors_.end();
        const bool inside = std::any_of(matches.begin(), matches.end(), [&](const Match<StageRule>& other) {
            return other.tokens.size() > match.tokens.size() &&
                   std::find(other.tokens.begin(), other.tokens.end(), match.anchor) != other.tokens.end();
        });
        if (!own || inside) continue;
        if (candidates_.size() < most_a_sentence) read_match(match);
    }
    read_bare_items();
    return std::move(candidates_);
}

void FrameReader::note(const std::string& rule, bool fired, std::string text) {
    if (trace_) trace_->push_back({sentence_, rule, fired, std::move(text)});
}

bool FrameReader::is_anchor(std::uint32_t token) const { return std::find(anchors_.begin(), anchors_.end(), token) != anchors_.end(); }

void FrameReader::read_match(const Match<StageRule>& match) {
    const StageRule& rule = *match.rule;
    Candidate base;
    base.stage = rule.stage;
    base.anchor = match.anchor;
    base.rules.push_back(rule.where);
    base.heading = heading();
    base.weak = rule.has("weak");
    const Roles* subject = rule.roles(rule.noun ? "gsubj" : "subj");
    base.acquiring = subject && (subject->recipient || subject->either);
    base.needs_supplier = rule.stage == Stage::use || rule.stage == Stage::display || rule.stage == Stage::examine;
    base.sentences.push_back(sentence_);
    if (hypothetical(match.anchor)) {
        note(rule.where, false, "nobody claims it");
        return;
    }
    if (rule.has("habit") && present(match.anchor)) base.stage = Stage::deliver;
    if (rule.has("planned")) base.planned = true;
    if (rule.noun && part_of_stage_verb(match.anchor)) {
        note(rule.where, false, "part of what another stage word moves");
        return;
    }
    if (match.anchor > span_.begin && tree_.word(match.anchor - 1) == "-") return;  // "Iranian-made"
    if (governs_stage_word(match)) {
        note(rule.where, false, "governs another stage word");
        return;
    }
    approver_.clear();
    FilledFrame filled = fill(match);
    if (filled.shown) base.stage = Stage::examine;
    climb(match, base, filled);
    // "trainers" that train are no aircraft; "arms sales" are of arms.
    std::erase_if(filled.items, [&](const ItemRef& ref) {
        return ref.item >= 0 && scene_.item_index_on(match.anchor) == ref.item &&
               scene_.items()[static_cast<std::size_t>(ref.item)].begin == match.anchor;
    });
    if (filled.items.empty() && rule.noun) {
        const std::int32_t own = scene_.item_index_on(match.anchor);
        if (own >= 0 && scene_.items()[static_cast<std::size_t>(own)].begin < match.anchor) {
            filled.items.push_back({own, match.anchor, match.anchor, false});
            filled.items_from = Found::syntax;
            filled.moves_other = false;
        }
    }
    if (filled.items.empty() && filled.moves_other) {
        note(rule.where, false, "moves something else");
        return;
    }
    if (filled.items.empty()) nearby_items(match, filled);
    nearby_parties(match, filled);
    if (filled.items.empty() && rule.has("weak") && !leads_list()) {
        note(rule.where, false, "no item of arms");
        return;
    }
    emit(rule, base, filled);
}

bool FrameReader::leads_list() const {
    const auto& sentences = tree_.analysis().sentences;
    if (tree_.word(span_.end - 1) != ":" || sentence_ + 1 >= sentences.size()) return false;
    const Sentence& next = sentences[sentence_ + 1];
    return next.begin < next.end && lexicon_.is("bullet", tree_.word(next.begin));
}

bool FrameReader::heading() const {
    if (!span_.heading || leads_list() || scene_.only_headings()) return false;
    if (sentence_ > 6 && span_.end - span_.begin > 10) return false;
    const std::string_view text = span_.span.of(tree_.text());
    return !(text.ends_with('.') || text.ends_with(".\"") || text.ends_with(".”") || text.ends_with('!'));
}

bool FrameReader::hypothetical(std::uint32_t token) const {
    auto at = static_cast<std::int32_t>(token);
    for (int steps = 0; at >= 0 && steps < 12; ++steps) {
        const auto here = static_cast<std::uint32_t>(at);
        if (here != token && lexicon_.is("hypothetical", tree_.lemma(here)) && tree_.child(here, Deprel::nsubj) < 0) return true;
        at = tree_[here].head;
    }
    return lexicon_.is("hypothetical", tree_.lemma(span_.begin));
}

bool FrameReader::present(std::uint32_t verb) const {
    const Morph& morph = tree_[verb].morph;
    if (tree_.word(verb).ends_with("ing")) return true;
    return morph.tense == Morph::Tense::pres && morph.verb_form == Morph::VerbForm::fin;
}

bool FrameReader::governs_stage_word(const Match<StageRule>& match) const {
    if (!operators_.contains(match.anchor)) return false;
    for (const std::uint32_t anchor : anchors_) {
        if (anchor == match.anchor || tree_[anchor].head < 0) continue;
        auto at = anchor;
        for (int steps = 0; steps < 3; ++steps) {
            const Token& token = tree_[at];
            if (token.head < 0) break;
            const bool link = token.deprel == Deprel::acl || token.deprel == Deprel::nmod || token.deprel == Deprel::obj ||
                              token.deprel == Deprel::xcomp || token.deprel == Deprel::obl || token.deprel == Deprel::ccomp ||
                              token.deprel == Deprel::nsubj_pass || token.deprel == Deprel::advcl;
            if (!link) break;
            if (token.deprel == Deprel::acl && is_passive(tree_, at)) break;
            if (token.deprel == Deprel::advcl && tree_.word(at).ends_with("ed")) break;
            const auto head = static_cast<std::uint32_t>(token.head);
            if (head == match.anchor) return true;
            if (is_anchor(head) || operators_.contains(head) || lexicon_.is("light", tree_.lemma(head)) ||
                lexicon_.is("transparent", tree_.lemma(head))) {
                at = head;
                continue;
            }
            break;
        }
    }
    return false;
}

bool FrameReader::part_of_stage_verb(std::uint32_t noun) const {
    std::uint32_t at = noun;
    for (int steps = 0; steps < 2; ++steps) {
        const Token& token = tree_[at];
        if (token.head < 0) return false;
        const auto head = static_cast<std::uint32_t>(token.head);
        if (token.deprel == Deprel::obj || token.deprel == Deprel::nsubj_pass) {
            return is_anchor(head) && tree_[head].upos == Upos::verb && !operators_.contains(head);
        }
        if (token.deprel != Deprel::nmod || !lexicon_.is("part", tree_.lemma(head))) return false;
        at = head;
    }
    return false;
}

std::vector<Candidate> find_candidates(const Scene& scene, Trace* trace) {
    std::vector<Candidate> all;
    const auto& sentences = scene.tree().analysis().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].begin == sentences[s].end || !sentences[s].read) continue;
        std::vector<Candidate> found = FrameReader(scene, s, trace).read();
        add_list_lines(scene, s, found);
        all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return all;
}

}  // namespace waybill
