#include "base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace waybill {
namespace {

/// Closes a file descriptor when it goes.
struct Descriptor {
    int fd;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

[[noreturn]] void fail(const char* what, const std::filesystem::path& file) {
    throw std::system_error(errno, std::generic_category(), std::string(what) + " '" + file.string() + "'");
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
    const Descriptor in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (in.fd < 0) fail("cannot open", file);
    std::string bytes;
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(file, ignored); !ignored) bytes.reserve(size + 1);
    std::size_t used = 0;
    while (true) {
        bytes.resize(used + (std::size_t{1} << 16));
        const ssize_t got = ::read(in.fd, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("cannot read", file);
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
    }
    bytes.resize(used);
    return bytes;
}

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::path temporary = file;
    temporary += ".tmp";
    {
        const Descriptor out{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
        if (out.fd < 0) fail("cannot create", temporary);
        while (!bytes.empty()) {
            const ssize_t put = ::write(out.fd, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail("cannot write", temporary);
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::fsync(out.fd) != 0) fail("cannot write", temporary);
    }
    std::filesystem::rename(temporary, file);
}

}  // namespace waybill
