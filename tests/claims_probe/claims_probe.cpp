// Development aid: document JSON Lines on stdin, claims on stdout.
// usage: claims_probe DATA MODELS [--trace|--tree]
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

#include "catalogue/catalogue.h"
#include "claims/claim_json.h"
#include "claims/extractor.h"
#include "intake/document_json.h"
#include "language/engine.h"

int main(int argc, char** argv) {
    using namespace waybill;
    const std::string mode = argc > 3 ? argv[3] : "";
    const std::vector<std::filesystem::path> data{argv[1]};
    const Catalogue catalogue = Catalogue::load(data);
    const LanguageEngine engine = LanguageEngine::load(argv[2], data);
    const ClaimExtractor extractor = ClaimExtractor::load(catalogue, data);
    double analysing = 0, extracting = 0;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) continue;
        const Document document = document_from_json(line);
        const auto t0 = std::chrono::steady_clock::now();
        const Analysis analysis = engine.analyse(document);
        const auto t1 = std::chrono::steady_clock::now();
        Trace trace;
        const DocumentClaims claims = extractor.extract(document, analysis, mode.empty() ? nullptr : &trace);
        const auto t2 = std::chrono::steady_clock::now();
        analysing += std::chrono::duration<double>(t1 - t0).count();
        extracting += std::chrono::duration<double>(t2 - t1).count();
        if (mode.empty()) {
            std::cout << claims_to_json(claims) << "\n";
            continue;
        }
        std::cout << "## " << document.name << "\n";
        for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
            const Sentence& sentence = analysis.sentences[s];
            std::cout << "[" << s << (sentence.heading ? " H" : "") << "] " << sentence.span.of(document.text) << "\n";
            if (mode == "--tree") {
                for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                    const Token& token = analysis.tokens[t];
                    std::cout << "   " << t - sentence.begin + 1 << "\t" << token.span.of(document.text) << "\t" << token.lemma << "\t"
                              << to_string(token.upos) << "\t" << (token.head < 0 ? 0 : token.head - static_cast<int>(sentence.begin) + 1)
                              << "\t" << to_string(token.deprel) << "\n";
                }
                for (const auto& f : analysis.factuality) {
                    if (f.token >= sentence.begin && f.token < sentence.end) {
                        std::cout << "   fact " << analysis.tokens[f.token].span.of(document.text) << " neg=" << f.negated << " modality=" << int(f.modality) << "\n";
                    }
                }
                for (const auto& a : analysis.attributions) {
                    if (a.content.overlaps(sentence.span)) {
                        std::cout << "   attr kind=" << int(a.kind) << " src=";
                        for (const auto& c : a.chain) std::cout << c << " > ";
                        std::cout << " :: " << a.content.of(document.text).substr(0, 100) << "\n";
                    }
                }
                for (const auto& x : analysis.times) if (x.span.overlaps(sentence.span)) std::cout << "   time " << x.span.of(document.text) << " " << x.from << ".." << x.to << "\n";
                for (const auto& x : analysis.numbers) if (x.span.overlaps(sentence.span)) std::cout << "   num " << x.span.of(document.text) << " " << x.min.value_or(-1) << ".." << x.max.value_or(-1) << "\n";
                for (const auto& x : analysis.names) if (x.span.overlaps(sentence.span)) std::cout << "   name " << x.span.of(document.text) << " kind=" << int(x.kind) << "\n";
                const CatalogueMentions m = catalogue.find(document.text, document.published);
                for (const auto& x : m.systems) if (x.span.overlaps(sentence.span)) std::cout << "   system " << x.span.of(document.text) << " = " << catalogue.systems()[x.system].designation << "\n";
                for (const auto& x : m.kinds) if (x.span.overlaps(sentence.span)) std::cout << "   kind " << x.span.of(document.text) << " = " << to_string(x.category) << (x.weak ? " weak" : "") << (x.head ? " head" : "") << "\n";
                for (const auto& x : m.parties) if (x.span.overlaps(sentence.span)) std::cout << "   party " << x.span.of(document.text) << " = " << catalogue.parties()[x.party].id << " cue=" << int(x.cue) << "\n";
            }
            for (const TraceStep& step : trace) {
                if (step.sentence == s) std::cout << "   " << (step.fired ? "+ " : "- ") << step.rule << " " << step.text << "\n";
            }
        }
        std::cout << claims_to_json(claims) << "\n\n";
    }
    std::fprintf(stderr, "analysis %.2f s, claims %.2f s\n", analysing, extracting);
}
