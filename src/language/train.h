// Training of all models from the data that a list of sources names: what
// `waybill train` runs.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "language/corpus.h"

namespace waybill {

/// What a source is for.
enum class SourceUse : std::uint8_t {
    trees,       ///< CoNLL-U to learn tags, lemmas and trees from
    tree_test,   ///< CoNLL-U to score them on
    text,        ///< plain text, one paragraph a line, to learn word vectors from
    tree_names,  ///< labelled words of the sentences of all `trees` files together
    names,       ///< labelled words to learn names from
    name_test    ///< labelled words to score names on
};

/// One file of training data.
struct TrainingSource {
    SourceUse use = SourceUse::trees;
    std::string name;  ///< of the data set, for the manifest
    std::string licence;
    std::filesystem::path file;
    std::string columns;  ///< of labelled words: "word,label" by number from 1, "2,3"
    double share = 1;     ///< of its sentences that each epoch sees
};

struct TrainingPlan {
    std::vector<TrainingSource> sources;
    std::vector<std::filesystem::path> data;  ///< data folders, for the tokeniser and the lists of names
    std::filesystem::path out;                ///< folder for the models and their manifest
    std::string version = "1";                ///< of the models, for the manifest
    std::uint64_t seed = 1;
    std::uint32_t network_epochs = 12;
    std::uint32_t name_epochs = 6;
    std::function<void(const std::string&)> report = [](const std::string&) {};
};

/// Reads a list of sources: a TSV with the columns use, name, licence, file,
/// columns, share. File names are relative to `folder`. Throws DataError.
std::vector<TrainingSource> read_sources(const std::filesystem::path& list, const std::filesystem::path& folder);

/// Trains and writes trees.model, lemmas.model, names.model and manifest.json.
/// The same plan gives the same bytes on processors of one kind. Throws DataError.
void train_models(const TrainingPlan& plan);

/// Scores the models of `models` on the test sources of the list; one line of text each.
std::vector<std::string> score_models(const std::filesystem::path& models,
                                      const std::vector<std::filesystem::path>& data,
                                      const std::vector<TrainingSource>& sources);

}  // namespace waybill
