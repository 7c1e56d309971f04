// Who a decision is by.
#pragma once
#include <string>

#include "cli/options.h"
#include "engine/review.h"

namespace waybill {

struct AuthorOptions {
    std::string author, reason;

    void setup(Options& options);
    /// The author given, else $WAYBILL_AUTHOR, else the login name; the time is now.
    /// Throws UsageError when there is no reason though `needs_reason`, or no author.
    Signature sign(const std::string& what, bool needs_reason) const;
};

}  // namespace waybill
