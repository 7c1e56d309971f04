#include "cli/claims_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "base/utf8.h"
#include "claims/claim_json.h"
#include "intake/document_json.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

std::string contents(const std::string& file) {
    try {
        return read_file(file);
    } catch (const std::system_error& error) {
        throw UsageError(error.what());
    }
}

template <class Read>
void each_line(const std::string& text, Read&& read) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(std::string_view(text).substr(at, end - at));
        ++number;
        at = end + 1;
        if (!line.empty()) read(line, number);
    }
}

}  // namespace

std::vector<Document> read_documents_file(const std::string& file) {
    std::vector<Document> documents;
    const std::string text = contents(file);
    each_line(text, [&](std::string_view line, std::size_t number) {
        try {
            documents.push_back(document_from_json(line));
        } catch (const InputError& error) {
            throw InputError(file + ":" + std::to_string(number) + ": " + error.what());
        }
    });
    return documents;
}

std::vector<DocumentClaims> read_claims(const std::string& path) {
    std::vector<DocumentClaims> claims;
    std::error_code error;
    if (fs::is_directory(path, error)) {
        std::vector<std::string> files;
        for (const auto& entry : fs::directory_iterator(path)) {
            if (entry.path().filename().string().ends_with(".claims.json")) files.push_back(entry.path().string());
        }
        std::sort(files.begin(), files.end());
        if (files.empty()) throw UsageError("no NAME.claims.json in folder '" + path + "'");
        for (const std::string& file : files) {
            try {
                claims.push_back(claims_from_json(contents(file)));
            } catch (const DataError& wrong) {
                throw DataError(file + ": " + wrong.what());
            }
        }
        return claims;
    }
    const std::string text = contents(path);
    each_line(text, [&](std::string_view line, std::size_t number) {
        try {
            claims.push_back(claims_from_json(line));
        } catch (const DataError& wrong) {
            throw DataError(path + ":" + std::to_string(number) + ": " + wrong.what());
        }
    });
    return claims;
}

}  // namespace waybill
