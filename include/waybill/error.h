// The four ways in which Waybill gives up. Odd text is not among them: it makes
// a Note in the document and the work goes on. Exceptions are caught in two
// places only, main() and the HTTP dispatcher.
#pragma once
#include <stdexcept>
#include <string>

namespace waybill {

/// A file that Waybill owns (catalogue, lexicon, model, reference) is
/// malformed. The message begins "file:line: " where there are lines.
struct DataError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The user asked for something that cannot be: exit code 2, HTTP 400.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An input cannot be read as a document. Refuses that input, not the batch.
struct InputError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The store failed: damaged, full disk, locked, foreign. Exit code 1.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace waybill
