#include "claims/arguments.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr int deepest = 5;  // how far up the tree a missing subject is looked for

bool verbal(const Tree& tree, std::uint32_t token) { return tree[token].upos == Upos::verb || tree[token].upos == Upos::aux; }

bool ends_in_ing(const Tree& tree, std::uint32_t token) { return tree.word(token).ends_with("ing"); }

bool has_infinitive_mark(const Tree& tree, std::uint32_t verb) {
    for (const std::uint32_t c : tree.children(verb)) {
        if (tree[c].deprel == Deprel::mark && tree.word(c) == "to") return true;
    }
    return false;
}

class Collector {
public:
    Collector(const Tree& tree, const ClaimLexicon& lexicon, const std::vector<std::uint32_t>& own)
        : tree_(tree), lexicon_(lexicon), own_(own) {}

    void of_verb(std::uint32_t verb, int depth, bool shared, const std::string& prefix) {
        const bool passive = is_passive(tree_, verb);
        for (const std::uint32_t c : tree_.children(verb)) own_argument(verb, c, passive, shared, prefix);
        const Token& token = tree_[verb];
        if (token.head < 0 || depth <= 0) return;
        const auto head = static_cast<std::uint32_t>(token.head);
        if (token.deprel == Deprel::acl_relcl) {
            relative(verb, head, passive, prefix);
        } else if (token.deprel == Deprel::acl && !has_infinitive_mark(tree_, verb)) {
            add(prefix, ends_in_ing(tree_, verb) ? "subj" : "obj", head, false);
        } else if (token.deprel == Deprel::acl && passive) {
            add(prefix, "obj", head, false);  // "weapons to be provided"
        } else if (token.deprel == Deprel::acl) {
            owner_of_noun(head, depth, prefix);
        }
        if (has(prefix + "subj") || has(prefix + "by") || (passive && has(prefix + "obj"))) return;
        switch (token.deprel) {
            case Deprel::conj:
                if (verbal(tree_, head)) share_conjunct(verb, head, depth, prefix);
                break;
            case Deprel::xcomp:
            case Deprel::ccomp:
            case Deprel::advcl:
            case Deprel::parataxis:
                if (verbal(tree_, head) || tree_[head].upos == Upos::adj || tree_[head].upos == Upos::noun) {
                    controlled(verb, head, depth, prefix);
                }
                break;
            default: break;
        }
    }

    void of_noun(std::uint32_t noun, int depth) {
        for (const std::uint32_t c : tree_.children(noun)) {
            if (is_own(c)) continue;
            switch (tree_[c].deprel) {
                case Deprel::nmod:
                case Deprel::obl: {
                    const std::string preposition = tree_.preposition(c);
                    if (!preposition.empty()) add("", preposition, c, false);
                    break;
                }
                case Deprel::nmod_poss: add("", "poss", c, false); break;
                case Deprel::amod:
                case Deprel::compound:
                case Deprel::nmod_desc:
                case Deprel::nmod_unmarked: add("", "mod", c, false); break;
                case Deprel::nsubj: add("", "subj", c, false); break;
                case Deprel::acl:
                    if (tree_.word(c) == "covering" || tree_.word(c) == "including" || tree_.word(c) == "involving") {
                        if (const std::int32_t object = tree_.child(c, Deprel::obj); object >= 0) {
                            add("", "of", static_cast<std::uint32_t>(object), false);
                        }
                    }
                    break;
                default: break;
            }
        }
        // "the transfer and use of these weapons": the first shares what hangs on the last.
        if (!has("of")) {
            for (const std::uint32_t c : tree_.children(noun)) {
                if (tree_[c].deprel != Deprel::conj) continue;
                for (const std::uint32_t n : tree_.children(c)) {
                    if (tree_[n].deprel == Deprel::nmod && tree_.preposition(n) == "of") add("", "of", n, true);
                }
            }
        }
        const Token& token = tree_[noun];
        if (token.head < 0 || depth <= 0) return;
        auto head = static_cast<std::uint32_t>(token.head);
        if (token.deprel == Deprel::conj) {
            for (const std::uint32_t n : tree_.children(head)) {
                if (tree_[n].deprel == Deprel::nmod_poss) add("", "poss", n, true);
            }
            if (tree_[head].head >= 0) head = static_cast<std::uint32_t>(tree_[head].head);
        }
        const bool argument = token.deprel == Deprel::obj || token.deprel == Deprel::nsubj_pass || token.deprel == Deprel::obl ||
                              token.deprel == Deprel::conj || token.deprel == Deprel::nsubj;
        if (token.deprel == Deprel::nsubj && lexicon_.is("contain", tree_.lemma(head))) {
            if (const std::int32_t object = tree_.child(head, Deprel::obj); object >= 0) {
                add("", "of", static_cast<std::uint32_t>(object), false);
            }
        } else if (token.deprel == Deprel::obl && tree_[head].upos == Upos::adj) {
            // "close to an agreement"
            for (const std::uint32_t c : tree_.children(head)) {
                if (tree_[c].deprel == Deprel::nsubj) add("", "gsubj", c, true);
            }
        } else if (argument && verbal(tree_, head)) {
            if (lexicon_.is("light", tree_.lemma(head))) of_verb(head, depth - 1, true, "g");
        } else if (token.deprel == Deprel::nmod && lexicon_.is("part", tree_.lemma(head)) && tree_[head].head >= 0) {
            const auto upper = static_cast<std::uint32_t>(tree_[head].head);
            if (verbal(tree_, upper) && lexicon_.is("light", tree_.lemma(upper))) of_verb(upper, depth - 1, true, "g");
        }
    }

    std::vector<Argument> take() { return std::move(found_); }

private:
    bool is_own(std::uint32_t token) const { return std::find(own_.begin(), own_.end(), token) != own_.end(); }
    bool has(const std::string& relation) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Argument& a) { return a.relation == relation; });
    }
    void add(const std::string& prefix, const std::string& relation, std::uint32_t head, bool shared) {
        if (is_own(head)) {
            // "take delivery of the jets": what hangs on the phrase's own words hangs on the phrase.
            for (const std::uint32_t c : tree_.children(head)) {
                if (tree_[c].deprel == Deprel::nmod && !is_own(c)) {
                    const std::string preposition = tree_.preposition(c);
                    if (!preposition.empty()) add(prefix, preposition == "of" ? "obj" : preposition, c, shared);
                }
                if (tree_[c].deprel == Deprel::compound || tree_[c].deprel == Deprel::amod) add(prefix, "mod", c, shared);
            }
            return;
        }
        Argument argument{prefix + relation, head, shared};
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Argument& a) {
            return a.relation == argument.relation && a.head == argument.head;
        });
        if (!known) found_.push_back(std::move(argument));
    }

    void own_argument(std::uint32_t verb, std::uint32_t c, bool passive, bool shared, const std::string& prefix) {
        switch (tree_[c].deprel) {
            case Deprel::nsubj:
            case Deprel::nsubj_outer:
                if (!lexicon_.is("relative", tree_.word(c))) add(prefix, passive ? "obj" : "subj", c, shared);
                break;
            case Deprel::nsubj_pass:
                if (!lexicon_.is("relative", tree_.word(c))) add(prefix, "obj", c, shared);
                break;
            case Deprel::obj:
            case Deprel::iobj:
                if (!lexicon_.is("relative", tree_.word(c))) add(prefix, "obj", c, shared);
                break;
            case Deprel::obl_agent: add(prefix, "by", c, shared); break;
            case Deprel::obl:
            case Deprel::nmod: {
                if (lexicon_.is("relative", tree_.word(c))) break;
                const std::string preposition = tree_.preposition(c);
                if (!preposition.empty()) add(prefix, preposition, c, shared);
                break;
            }
            case Deprel::xcomp:
                if (tree_[c].upos == Upos::noun || tree_[c].upos == Upos::propn) add(prefix, "obj", c, shared);
                break;
            default: break;
        }
        (void)verb;
    }

    void relative(std::uint32_t verb, std::uint32_t head, bool passive, const std::string& prefix) {
        for (const std::uint32_t c : tree_.children(verb)) {
            if (!lexicon_.is("relative", tree_.word(c))) continue;
            switch (tree_[c].deprel) {
                case Deprel::nsubj: add(prefix, passive ? "obj" : "subj", head, false); return;
                case Deprel::nsubj_pass: add(prefix, "obj", head, false); return;
                case Deprel::obj:
                case Deprel::iobj: add(prefix, "obj", head, false); return;
                case Deprel::obl:
                case Deprel::obl_agent:
                case Deprel::nmod: {
                    const std::string preposition = tree_.preposition(c);
                    if (!preposition.empty()) {
                        add(prefix, preposition, head, false);
                        return;
                    }
                    break;
                }
                default: break;
            }
        }
        const bool subject = has(prefix + "subj") || (passive && has(prefix + "obj"));
        add(prefix, subject ? "obj" : (passive ? "obj" : "subj"), head, false);
    }

    void owner_of_noun(std::uint32_t noun, int depth, const std::string& prefix) {
        for (const std::uint32_t c : tree_.children(noun)) {
            if (tree_[c].deprel == Deprel::nmod_poss) {
                add(prefix, "subj", c, true);
                return;
            }
        }
        const Token& token = tree_[noun];
        if (token.head < 0) return;
        const auto verb = static_cast<std::uint32_t>(token.head);
        if (!verbal(tree_, verb)) return;
        subject_of(verb, depth, prefix);
        for (const std::uint32_t c : tree_.children(verb)) {
            if (tree_[c].deprel != Deprel::obl) continue;
            const std::string preposition = tree_.preposition(c);
            if (preposition == "with" || preposition == "from" || preposition == "to") add(prefix, preposition, c, true);
        }
        for (const std::uint32_t c : tree_.children(noun)) {
            if (tree_[c].deprel != Deprel::nmod) continue;
            const std::string preposition = tree_.preposition(c);
            if (preposition == "with" || preposition == "from" || preposition == "to") add(prefix, preposition, c, true);
        }
    }

    /// Takes over the subject of `verb`, looking further up where it has none.
    void subject_of(std::uint32_t verb, int depth, const std::string& prefix) {
        Collector upper(tree_, lexicon_, {});
        upper.of_verb(verb, depth - 1, true, "");
        const bool passive = is_passive(tree_, verb);
        for (const Argument& argument : upper.found_) {
            if (argument.relation == (passive ? "obj" : "subj")) add(prefix, "subj", argument.head, true);
        }
    }

    void share_conjunct(std::uint32_t verb, std::uint32_t head, int depth, const std::string& prefix) {
        Collector upper(tree_, lexicon_, {});
        upper.of_verb(head, depth - 1, true, "");
        const bool passive = is_passive(tree_, verb);
        const bool head_passive = is_passive(tree_, head);
        const bool object = has(prefix + "obj");
        for (const Argument& argument : upper.found_) {
            if (argument.relation == "subj" && !passive) add(prefix, "subj", argument.head, true);
            if (argument.relation == "obj" && head_passive) add(prefix, passive ? "obj" : "subj", argument.head, true);
            if (argument.relation == "obj" && !head_passive && !passive && !object && verb > argument.head &&
                tree_.children(verb).empty()) {
                add(prefix, "obj", argument.head, true);
            }
        }
    }

    void controlled(std::uint32_t verb, std::uint32_t head, int depth, const std::string& prefix) {
        if (tree_[verb].deprel == Deprel::ccomp || tree_[verb].deprel == Deprel::parataxis) {
            if (!has_infinitive_mark(tree_, verb) && !ends_in_ing(tree_, verb)) return;
        }
        if (tree_[verb].deprel == Deprel::advcl && !has_infinitive_mark(tree_, verb) && !ends_in_ing(tree_, verb) &&
            tree_.child(verb, Deprel::mark) >= 0) {
            return;
        }
        if (lexicon_.is("object_control", tree_.lemma(head)) && tree_[verb].deprel != Deprel::advcl && !is_passive(tree_, head)) {
            std::int32_t object = tree_.child(head, Deprel::iobj);
            if (object < 0) object = tree_.child(head, Deprel::obj);
            if (object >= 0 && static_cast<std::uint32_t>(object) < verb) {
                add(prefix, is_passive(tree_, verb) ? "obj" : "subj", static_cast<std::uint32_t>(object), true);
                return;
            }
        }
        const std::size_t before = found_.size();
        if (verbal(tree_, head)) {
            subject_of(head, depth, prefix);
        } else {
            for (const std::uint32_t c : tree_.children(head)) {
                if (tree_[c].deprel == Deprel::nsubj) add(prefix, "subj", c, true);
            }
        }
        if (is_passive(tree_, verb)) {
            for (std::size_t i = before; i < found_.size(); ++i) {
                if (found_[i].relation == prefix + "subj") found_[i].relation = prefix + "obj";
            }
        }
    }

    const Tree& tree_;
    const ClaimLexicon& lexicon_;
    std::vector<std::uint32_t> own_;
    std::vector<Argument> found_;
};

}  // namespace

bool is_passive(const Tree& tree, std::uint32_t verb) {
    if (tree[verb].upos != Upos::verb && tree[verb].upos != Upos::adj) return false;
    if (tree[verb].morph.voice == Morph::Voice::pass) return true;
    for (const std::uint32_t c : tree.children(verb)) {
        if (tree[c].deprel == Deprel::aux_pass || tree[c].deprel == Deprel::nsubj_pass || tree[c].deprel == Deprel::obl_agent) {
            return true;
        }
    }
    return false;
}

std::vector<Argument> arguments_of(const Tree& tree, const ClaimLexicon& lexicon, std::uint32_t anchor, bool noun,
                                   const std::vector<std::uint32_t>& own) {
    Collector collector(tree, lexicon, own);
    if (noun || (tree[anchor].upos != Upos::verb && tree[anchor].upos != Upos::aux && tree[anchor].upos != Upos::adj)) {
        collector.of_noun(anchor, deepest);
        if (!noun) {  // "is on order": a predicate that is a noun
            collector.of_verb(anchor, deepest, false, "");
        }
    } else {
        collector.of_verb(anchor, deepest, false, "");
    }
    return collector.take();
}

}  // namespace waybill
