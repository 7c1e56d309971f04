#include "intake/arrival.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <istream>
#include <set>
#include <system_error>
#include <vector>

#include "intake/sniff.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_size = 65536;
constexpr std::string_view meta_ending = ".meta.json";

std::string error_text(int error) {
    return std::generic_category().message(error);
}

std::string too_long(std::string_view what, std::uint64_t size) {
    return fmt::format("{} of {} MB; the longest document that is read has {} MB: split it", what, size / 1000000,
                       longest_document / 1000000);
}

/// A stream in chunks, of which the first can be looked at ahead.
class Chunks {
public:
    explicit Chunks(std::istream& in) : in_(in) { fill(); }

    std::string_view chunk() const { return buffer_; }
    bool whole() const { return !in_.good(); }  ///< nothing follows this chunk
    bool done() const { return buffer_.empty(); }
    void next() { fill(); }

private:
    void fill() {
        buffer_.resize(chunk_size);
        if (in_.good())
            in_.read(buffer_.data(), static_cast<std::streamsize>(chunk_size));
        else
            buffer_.clear();
        buffer_.resize(buffer_.empty() ? 0 : static_cast<std::size_t>(in_.gcount()));
        if (in_.good() && in_.peek() == std::istream::traits_type::eof()) in_.setstate(std::ios::eofbit);
    }

    std::istream& in_;
    std::string buffer_;
};

/// One JSON Lines stream to Arrivals, a line each. Of a line that is too long only
/// the length is kept.
class Lines {
public:
    Lines(const Arrival& model, const ArrivalSink& sink) : model_(model), sink_(sink) {}

    bool take(std::string_view chunk) {
        while (!chunk.empty()) {
            const std::size_t at = chunk.find('\n');
            const std::string_view part = chunk.substr(0, at);
            length_ += part.size();
            if (length_ <= longest_document)
                line_.append(part);
            else
                std::string().swap(line_);
            if (at == std::string_view::npos) return true;
            chunk.remove_prefix(at + 1);
            if (!finish()) return false;
        }
        return true;
    }

    bool finish() {
        ++number_;
        Arrival arrival = model_;
        arrival.line = number_;
        if (length_ > longest_document) {
            arrival.refusal = too_long("one line", length_);
        } else {
            if (!line_.empty() && line_.back() == '\r') line_.pop_back();
            if (line_.find_first_not_of(" \t\r\xEF\xBB\xBF") == std::string::npos) {  // a blank line is nothing
                line_.clear();
                length_ = 0;
                return true;
            }
            arrival.hints.format = Format::json;
            arrival.bytes = std::move(line_);
        }
        line_ = {};
        length_ = 0;
        return sink_(std::move(arrival));
    }

    bool pending() const { return length_ > 0; }

private:
    const Arrival& model_;
    const ArrivalSink& sink_;
    std::string line_;
    std::uint64_t length_ = 0;
    std::uint64_t number_ = 0;
};

Format format_of(ContentKind kind) {
    switch (kind) {
        case ContentKind::html:
            return Format::html;
        case ContentKind::json_object:
        case ContentKind::json_lines:
            return Format::json;
        case ContentKind::text:
            return Format::text;
        default:
            return Format::detect;
    }
}

/// `model` has path and hints; `known_size` is 0 for a stream.
bool read_from(std::istream& in, Arrival model, std::uint64_t known_size, const ArrivalSink& sink) {
    Chunks chunks(in);
    const Sniffed sniffed = sniff(chunks.chunk(), chunks.whole());
    if (sniffed.kind == ContentKind::unsupported) {
        model.refusal = sniffed.reason;
        return sink(std::move(model));
    }
    if (sniffed.kind == ContentKind::json_lines && model.hints.meta.empty()) {
        model.hints.name.clear();
        Lines lines(model, sink);
        for (; !chunks.done(); chunks.next()) {
            if (!lines.take(chunks.chunk())) return false;
        }
        return !lines.pending() || lines.finish();
    }
    if (known_size > longest_document) {
        model.refusal = too_long("a document", known_size);
        return sink(std::move(model));
    }
    model.bytes.reserve(known_size);
    std::uint64_t size = 0;
    for (; !chunks.done(); chunks.next()) {
        size += chunks.chunk().size();
        if (size <= longest_document)
            model.bytes.append(chunks.chunk());
        else
            std::string().swap(model.bytes);
    }
    if (size > longest_document)
        model.refusal = too_long("a document", size);
    else if (in.bad())
        model.refusal = "reading failed: " + error_text(errno);
    else
        model.hints.format = format_of(sniffed.kind);
    return sink(std::move(model));
}

bool ends_with(const std::string& text, std::string_view ending) {
    return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

/// The metadata that stands beside `file`, or empty.
std::string metadata_beside(const fs::path& file) {
    constexpr std::uintmax_t longest_metadata = std::uintmax_t{1} << 20U;
    for (const std::string& name : {file.stem().string(), file.filename().string()}) {
        const fs::path meta = file.parent_path() / (name + std::string(meta_ending));
        std::error_code error;
        if (!fs::is_regular_file(meta, error)) continue;
        if (fs::file_size(meta, error) > longest_metadata || error) return "?";  // read_document says what is wrong
        std::ifstream in(meta, std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        return in.bad() || bytes.empty() ? "?" : bytes;
    }
    return "";
}

class Walk {
public:
    explicit Walk(const ArrivalSink& sink) : sink_(sink) {}

    bool file(const fs::path& path) {
        Arrival arrival;
        arrival.path = path.string();
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            arrival.refusal = fs::is_symlink(fs::symlink_status(path, ignored_)) ? "a link to what does not exist"
                                                                                 : error_text(errno);
            return sink_(std::move(arrival));
        }
        std::ifstream in(path, std::ios::binary);
        if (!in) {
            arrival.refusal = "cannot be opened: " + error_text(errno);
            return sink_(std::move(arrival));
        }
        arrival.hints.name = path.stem().string();
        arrival.hints.meta = metadata_beside(path);
        return read_from(in, std::move(arrival),
                         S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0, sink_);
    }

    bool folder(const fs::path& path) {
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0 && !seen_.insert({status.st_dev, status.st_ino}).second) return true;
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
            names.push_back(at->path().filename().string());
        }
        if (error) {
            Arrival arrival;
            arrival.path = path.string();
            arrival.refusal = "folder cannot be read: " + error.message();
            if (!sink_(std::move(arrival))) return false;
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            if (name.front() == '.') continue;
            const fs::path entry = path / name;
            if (fs::is_directory(entry, ignored_)) {
                if (!folder(entry)) return false;
                continue;
            }
            if (ends_with(name, meta_ending) && beside(names, name)) continue;
            const fs::file_status kind = fs::status(entry, ignored_);
            if (fs::exists(kind) && !fs::is_regular_file(kind)) {  // a pipe would never end
                Arrival arrival;
                arrival.path = entry.string();
                arrival.refusal = "not a regular file";
                if (!sink_(std::move(arrival))) return false;
                continue;
            }
            if (!file(entry)) return false;
        }
        return true;
    }

private:
    /// True when a document stands beside the metadata file `meta`.
    static bool beside(const std::vector<std::string>& names, const std::string& meta) {
        const std::string name = meta.substr(0, meta.size() - meta_ending.size());
        const auto at = std::lower_bound(names.begin(), names.end(), name);
        for (auto it = at; it != names.end() && it->compare(0, name.size(), name) == 0; ++it) {
            if (*it == name || (fs::path(*it).stem() == name && *it != meta)) return true;
        }
        return false;
    }

    const ArrivalSink& sink_;
    std::set<std::pair<dev_t, ino_t>> seen_;
    std::error_code ignored_;
};

}  // namespace

bool for_each_arrival(const fs::path& input, const ArrivalSink& sink) {
    Walk walk(sink);
    std::error_code error;
    return fs::is_directory(input, error) ? walk.folder(input) : walk.file(input);
}

bool for_each_arrival(std::istream& in, const std::string& name, const ArrivalSink& sink) {
    Arrival model;
    model.path = name;
    if (name != "-") model.hints.name = fs::path(name).stem().string();
    return read_from(in, std::move(model), 0, sink);
}

}  // namespace waybill
