// Transfers without a stage word.
#include <fmt/format.h>

#include "claims/frame_reader.h"

namespace waybill {

namespace {

constexpr std::size_t most_a_sentence = 40;  // candidates

}  // namespace

void FrameReader::read_bare_items() {
    for (std::size_t i = 0; i < scene_.items().size(); ++i) {
        const ItemAt& item = scene_.items()[i];
        if (tree_.sentence(item.begin) != sentence_ || candidates_.size() >= most_a_sentence) continue;
        const auto index = static_cast<std::int32_t>(i);
        std::string user;
        bool taken = false;
        for (const Candidate& candidate : candidates_) {
            if (candidate.item.item != index) continue;
            if (candidate.stage == Stage::use || candidate.stage == Stage::display) {
                user = candidate.recipient.value_or("");
            } else {
                taken = true;
            }
        }
        if (taken) continue;
        const bool aid = lexicon_.is("aid", tree_.lemma(item.head));
        if (user.empty() && !item.holder.empty() && !item.supplier.empty()) {
            Candidate held;
            held.stage = Stage::use;
            held.needs_supplier = true;
            held.anchor = item.head;
            held.heading = heading();
            held.sentences.push_back(sentence_);
            held.item = {index, item.head, item.head, false};
            held.item_from = Found::syntax;
            held.supplier = item.supplier;
            held.supplier_from = Found::item;
            held.recipient = item.holder;
            held.recipient_from = Found::item;
            held.designation = item.designation;
            held.category = item.category;
            held.item_text = std::string(tree_.span(item.begin, item.end).of(tree_.text()));
            held.rules.emplace_back("claims/holder");
            note(held.rules.front(), true, fmt::format("{} -> {}", item.supplier, item.holder));
            user = item.holder;
            candidates_.push_back(std::move(held));
        }
        Candidate made;
        made.stage = Stage::deliver;
        made.anchor = item.head;
        made.heading = heading();
        made.sentences.push_back(sentence_);
        made.item = {index, item.head, item.head, false};
        made.item_from = Found::syntax;
        std::string recipient;
        for (const Argument& argument : arguments_of(tree_, lexicon_, item.head, true, {})) {
            const bool to = argument.relation == "to" || argument.relation == "for" || (aid && argument.relation == "gto");
            if (to && recipient.empty()) {
                const std::vector<std::string> parties = scene_.parties_of(argument.head);
                if (!parties.empty() && parties.front() != item.supplier) recipient = parties.front();
            }
        }
        if (item.supplied) {
            if (recipient.empty()) recipient = user;
        } else if (recipient.empty() || (!aid && item.supplier.empty())) {
            continue;
        }
        if (!item.supplier.empty()) made.supplier = item.supplier, made.supplier_from = Found::item;
        if (!recipient.empty()) made.recipient = recipient, made.recipient_from = Found::item;
        made.designation = item.designation;
        made.category = item.category;
        made.item_text = std::string(tree_.span(item.begin, item.end).of(tree_.text()));
        made.rules.push_back(aid ? "claims/aid" : "claims/bare-item");
        note(made.rules.front(), true, fmt::format("{} -> {}", made.supplier.value_or("?"), made.recipient.value_or("?")));
        candidates_.push_back(std::move(made));
    }
}

}  // namespace waybill
