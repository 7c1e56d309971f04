// What the commands without a store share: documents in, one piece of text a
// document out, in order, whatever the number of threads.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "waybill/document.h"

namespace waybill {

struct PlumbingOptions {
    std::vector<std::string> paths;
    unsigned threads = 0;

    void setup(Options& options);
};

/// Prints what `work` makes of every document; `work` is called from several
/// threads. Inputs that are no documents are named on standard error. Returns
/// the exit code: 1 when there was such an input.
int each_input(Context& context, const PlumbingOptions& options, const std::function<std::string(const Document&)>& work);

}  // namespace waybill
