// link_probe DATA DOCS.jsonl[,MORE.jsonl] CLAIMS_DIR > cases.json
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/tsv.h"
#include "cases/ledger_json.h"
#include "cases/link.h"
#include "claims/claim_json.h"

int main(int argc, char** argv) {
    using namespace waybill;
    if (argc != 4) return 2;
    const Catalogue catalogue = Catalogue::load({argv[1]});
    const Linker linker = Linker::load(catalogue, {argv[1]});
    std::vector<Document> documents;
    for (const auto file : split(argv[2], ',')) {
        const std::string text = read_file(std::filesystem::path(file));
        for (const auto line : split(text, '\n')) {
            if (line.empty()) continue;
            const auto o = nlohmann::json::parse(line);
            Document d;
            d.name = o["id"];
            d.title = o.value("title", "");
            d.outlet = o.value("outlet", "");
            d.published = o.value("published", "");
            d.text = o["text"];
            documents.push_back(std::move(d));
        }
    }
    std::vector<DocumentClaims> claims;
    for (const auto& entry : std::filesystem::directory_iterator(argv[3])) {
        if (entry.path().string().ends_with(".claims.json")) claims.push_back(claims_from_json(read_file(entry.path())));
    }
    std::cout << ledger_to_json(linker.link(documents, claims));
}
