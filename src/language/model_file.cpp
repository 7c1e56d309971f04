#include "language/model_file.h"

#include "base/file.h"
#include "base/hash.h"
#include "waybill/error.h"

namespace waybill {

namespace {
constexpr std::string_view magic = "WAYBILL\n";
constexpr std::uint32_t max_string = 1U << 20U;
}  // namespace

void ModelWriter::put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    payload_.append(text);
}

std::string ModelWriter::finish(std::string_view kind, std::uint32_t version) const {
    ModelWriter head;
    head.payload_.append(magic);
    head.put_string(kind);
    head.put(version);
    head.put(static_cast<std::uint64_t>(payload_.size()));
    head.put(hash64(payload_));
    return head.payload_ + payload_;
}

ModelReader::ModelReader(std::string bytes, std::string_view kind, std::uint32_t version, std::string label)
    : bytes_(std::move(bytes)), label_(std::move(label)) {
    if (!std::string_view(bytes_).starts_with(magic)) fail("not a Waybill model");
    at_ = magic.size();
    const std::string found_kind = get_string();
    if (found_kind != kind)
        fail("a model of kind \"" + found_kind + "\" where \"" + std::string(kind) + "\" is wanted");
    const auto found = get<std::uint32_t>();
    if (found != version) {
        fail("model format " + std::to_string(found) + ", but this program reads format " + std::to_string(version) +
             "; train it again or take the model that came with the program");
    }
    const auto size = get<std::uint64_t>();
    fingerprint_ = get<std::uint64_t>();
    if (size != left()) fail("damaged: " + std::to_string(left()) + " bytes of " + std::to_string(size));
    if (fingerprint_ != hash64(std::string_view(bytes_).substr(at_))) fail("damaged: the checksum does not match");
}

ModelReader ModelReader::open(const std::filesystem::path& file, std::string_view kind, std::uint32_t version) {
    if (!std::filesystem::is_regular_file(file)) throw DataError(file.string() + ": no such model file");
    return ModelReader(read_file(file), kind, version, file.string());
}

std::string ModelReader::get_string() {
    const auto size = get<std::uint32_t>();
    if (size > max_string) fail("damaged: a string is too long");
    const char* begin = take(size);
    return std::string(begin, size);
}

const char* ModelReader::take(std::size_t count) {
    if (count > left()) fail("damaged: it ends too soon");
    const char* at = bytes_.data() + at_;
    at_ += count;
    return at;
}

void ModelReader::expect_end() const {
    if (left() != 0) fail("damaged: bytes are left over");
}

void ModelReader::fail(const std::string& what) const {
    throw DataError(label_ + ": " + what);
}

}  // namespace waybill
