#include "language/train.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "base/file.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "language/engine.h"
#include "language/iob.h"
#include "language/lemmatiser.h"
#include "language/network_run.h"
#include "language/scores.h"
#include "language/tokenizer.h"
#include "language/train_names.h"
#include "language/train_network.h"
#include "language/train_vectors.h"
#include "waybill/error.h"

namespace waybill {

namespace {

constexpr std::array<std::string_view, 6> uses{"trees", "tree-test", "text", "tree-names", "names", "name-test"};
constexpr std::size_t capitals_every = 12;  // documents of which one is learned in capitals as well
constexpr std::size_t coarse_groups = 64;
constexpr std::size_t fine_groups = 512;
constexpr std::size_t piece = 10;  // sentences in a piece of a set without documents

std::vector<TrainingSource> of_use(const std::vector<TrainingSource>& all, SourceUse use) {
    std::vector<TrainingSource> found;
    for (const TrainingSource& source : all) {
        if (source.use == use) found.push_back(source);
    }
    return found;
}

Corpus trees_of(const std::vector<TrainingSource>& sources) {
    std::vector<std::filesystem::path> files;
    for (const TrainingSource& source : sources) files.push_back(source.file);
    return read_corpus(files);
}

void add_capitals(Corpus& corpus) {
    const std::size_t count = corpus.size();
    for (std::size_t i = 0; i < count; i += capitals_every) corpus.push_back(in_capitals(corpus[i]));
}

/// Labels of the usual sets; where a set has no label for nationalities, the list
/// of demonyms tells them from its mixed class.
Corpus names_of(const TrainingSource& source, const NameLexicon& lexicon) {
    IobLayout layout;
    const auto columns = split(source.columns, ',');
    std::array<std::size_t, 2> numbers{};
    for (std::size_t i = 0; i < 2 && i < columns.size(); ++i) {
        std::from_chars(columns[i].data(), columns[i].data() + columns[i].size(), numbers[i]);
    }
    if (columns.size() != 2 || numbers[0] == 0 || numbers[1] == 0) {
        throw DataError(source.file.string() + ": its columns are to be given as \"WORD,LABEL\"");
    }
    layout.word = numbers[0] - 1;
    layout.label = numbers[1] - 1;
    const std::string text = read_file(source.file);
    layout.separator = text.find('\t') == std::string::npos ? ' ' : '\t';
    layout.kind = [&](std::string_view label, std::string_view word) -> std::optional<NameKind> {
        const bool mixed = label == "OTH" || label == "MISC";
        if (!mixed) return usual_kind(label);
        const auto found = lexicon.words.find(std::string_view(ascii_lower(word)));
        if (found != lexicon.words.end() && (found->second & NameLexicon::demonym) != 0) return NameKind::nationality;
        if (label == "OTH") return std::nullopt;
        return NameKind::other;
    };
    return in_pieces(read_iob(source.file, layout), piece);
}

std::string file_of(const ModelWriter& out, const std::filesystem::path& folder, const std::string& kind,
                    std::uint32_t format, const std::string& version, nlohmann::ordered_json& models) {
    const std::string bytes = out.finish(kind, format);
    const std::string name = kind + ".model";
    write_file_atomically(folder / name, bytes);
    models.push_back({{"kind", kind},
                      {"file", name},
                      {"version", version},
                      {"format", format},
                      {"bytes", bytes.size()},
                      {"sha256", sha256_hex(bytes)}});
    return bytes;
}

nlohmann::ordered_json data_of(const std::vector<TrainingSource>& sources) {
    nlohmann::ordered_json data = nlohmann::ordered_json::array();
    for (const TrainingSource& source : sources) {
        data.push_back({{"name", source.name},
                        {"use", uses[static_cast<std::size_t>(source.use)]},
                        {"licence", source.licence},
                        {"sha256", sha256_hex(read_file(source.file))}});
    }
    return data;
}

void tag(const NetworkAnalyser& analyser, Corpus& corpus) {
    for (AnalysedDocument& d : corpus) analyser.annotate(d.document.text, d.analysis.sentences, d.analysis.tokens);
}

}  // namespace

std::vector<TrainingSource> read_sources(const std::filesystem::path& list, const std::filesystem::path& folder) {
    const TsvTable table = TsvTable::read(list, {"use", "name", "licence", "file", "columns", "share"});
    std::vector<TrainingSource> sources;
    for (const TsvRow& row : table.rows()) {
        TrainingSource source;
        const auto found = std::find(uses.begin(), uses.end(), row["use"]);
        if (found == uses.end()) row.fail("no such use: " + std::string(row["use"]));
        source.use = static_cast<SourceUse>(found - uses.begin());
        source.name = std::string(row["name"]);
        source.licence = std::string(row["licence"]);
        source.file = folder / std::string(row["file"]);
        source.columns = std::string(row["columns"]);
        if (!row["share"].empty()) {
            const std::string_view share = row["share"];
            const auto result = std::from_chars(share.data(), share.data() + share.size(), source.share);
            if (result.ec != std::errc{} || source.share <= 0 || source.share > 1) row.fail("a share lies in (0, 1]");
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

void train_models(const TrainingPlan& plan) {
    std::filesystem::create_directories(plan.out);
    nlohmann::ordered_json models = nlohmann::ordered_json::array();
    const auto tree_sources = of_use(plan.sources, SourceUse::trees);
    if (tree_sources.empty()) throw UsageError("there are no trees among the sources");

    WordVectors vectors;
    if (const auto texts = of_use(plan.sources, SourceUse::text); !texts.empty()) {
        VectorTraining options;
        options.seed = plan.seed;
        options.report = plan.report;
        std::vector<std::filesystem::path> files;
        for (const TrainingSource& source : texts) files.push_back(source.file);
        vectors = train_vectors(files, Tokenizer::load(plan.data), options);
    }

    const Corpus plain = trees_of(tree_sources);
    Corpus corpus = plain;
    for (AnalysedDocument& document : corpus) join_designations(document);
    add_capitals(corpus);

    std::vector<std::pair<std::string_view, const Token*>> words;
    for (const AnalysedDocument& d : corpus) {
        for (const Token& t : d.analysis.tokens) words.emplace_back(t.span.of(d.document.text), &t);
    }
    ModelWriter lemmas;
    Lemmatiser::train(words).write(lemmas);
    file_of(lemmas, plan.out, "lemmas", Lemmatiser::version, plan.version, models);

    NetworkTraining options;
    options.seed = plan.seed;
    options.epochs = plan.network_epochs;
    options.report = plan.report;
    options.vectors = vectors.empty() ? nullptr : &vectors;
    ModelWriter trees;
    train_network(corpus, options).write(trees);
    const std::string bytes = file_of(trees, plan.out, "trees", NetworkAnalyser::version, plan.version, models);

    const NameLexicon lexicon = NameLexicon::load(plan.data);
    ModelReader in(bytes, "trees", NetworkAnalyser::version, "trees.model");
    const NetworkAnalyser analyser = NetworkAnalyser::read(in);
    std::vector<Corpus> named;
    std::vector<double> shares;
    for (const TrainingSource& source : of_use(plan.sources, SourceUse::tree_names)) {
        named.push_back(plain);
        if (lay_names_over(names_of(source, lexicon), named.back()) == 0) {
            throw DataError(source.file.string() + ": no sentence of it is among the trees");
        }
        // Documents without any label belong to other treebanks.
        std::erase_if(named.back(), [](const AnalysedDocument& d) { return d.analysis.names.empty(); });
        shares.push_back(source.share);
    }
    for (const TrainingSource& source : of_use(plan.sources, SourceUse::names)) {
        named.push_back(names_of(source, lexicon));
        shares.push_back(source.share);
    }
    if (!named.empty()) {
        for (Corpus& c : named) {
            tag(analyser, c);
            add_capitals(c);
        }
        std::vector<NameSource> name_sources;
        for (std::size_t i = 0; i < named.size(); ++i) name_sources.push_back({&named[i], shares[i], true});
        NameTraining name_options;
        name_options.seed = plan.seed;
        name_options.epochs = plan.name_epochs;
        name_options.report = plan.report;
        const WordGroups groups = group_words(vectors, coarse_groups, fine_groups, plan.seed);
        ModelWriter names;
        train_names(name_sources, lexicon, groups, name_options).write(names);
        file_of(names, plan.out, "names", NameTagger::version, plan.version, models);
    }

    nlohmann::ordered_json manifest;
    manifest["models"] = models;
    manifest["seed"] = plan.seed;
    manifest["epochs"] = {{"network", plan.network_epochs}, {"names", plan.name_epochs}};
    manifest["data"] = data_of(plan.sources);
    manifest["scores"] = score_models(plan.out, plan.data, plan.sources);
    write_file_atomically(plan.out / "manifest.json", manifest.dump(2) + "\n");
}

std::vector<std::string> score_models(const std::filesystem::path& models,
                                      const std::vector<std::filesystem::path>& data,
                                      const std::vector<TrainingSource>& sources) {
    const LanguageEngine engine = LanguageEngine::load(models, data);
    std::vector<std::string> lines;
    for (const TrainingSource& source : of_use(sources, SourceUse::tree_test)) {
        TreeScores gold_words;
        TreeScores raw;
        for (const AnalysedDocument& gold : read_conllu(source.file)) {
            Analysis given = gold.analysis;
            engine.annotate_tokens(gold.document, given);
            gold_words += score_trees(gold, given);
            Document plain = gold.document;
            raw += score_trees(gold, engine.analyse(plain));
        }
        lines.push_back(source.name + ", gold words: " + gold_words.text());
        lines.push_back(source.name + ", raw text: " + raw.text());
    }
    const NameLexicon lexicon = NameLexicon::load(data);
    for (const TrainingSource& source : of_use(sources, SourceUse::name_test)) {
        std::array<MatchCount, 4> counts{};
        for (const AnalysedDocument& gold : names_of(source, lexicon)) {
            Analysis given = gold.analysis;
            engine.annotate_tokens(gold.document, given);
            counts[0] += score_names(gold, given, [](NameKind kind) { return kind <= NameKind::place; });
            for (std::size_t k = 0; k < 3; ++k) {
                counts[k + 1] +=
                    score_names(gold, given, [&](NameKind kind) { return kind == static_cast<NameKind>(k); });
            }
        }
        char line[160];
        std::snprintf(line, sizeof line, ": F1 %.2f  persons %.2f  organisations %.2f  places %.2f", counts[0].f1(),
                      counts[1].f1(), counts[2].f1(), counts[3].f1());
        lines.push_back(source.name + line);
    }
    return lines;
}

}  // namespace waybill
