// Training of the linear tagger and parser.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "language/corpus.h"
#include "language/linear_parser.h"
#include "language/tagger.h"

namespace waybill {

struct LinearTraining {
    std::uint64_t seed = 1;
    std::uint32_t tagger_epochs = 8;
    std::uint32_t parser_epochs = 12;
    std::function<void(const std::string&)> report = [](const std::string&) {};
};

Tagger train_tagger(const Corpus& corpus, const LinearTraining& options);

/// The corpus should carry tags as the tagger gives them (see retag()).
LinearParser train_linear_parser(const Corpus& corpus, const LinearTraining& options);

/// Replaces the tags of each fifth of the documents by those of a tagger that
/// was trained on the other four, so that the parser learns from tags with
/// the errors it will meet.
void retag(Corpus& corpus, const LinearTraining& options);

}  // namespace waybill
