// Model files from anywhere: read or refused. The payload is also tried with its
// header made right, so that the readers behind the checksum meet odd bytes too.
#include "language/lemmatiser.h"
#include "language/linear.h"
#include "language/model_file.h"
#include "language/name_tagger.h"
#include "language/network_run.h"
#include "language/reader_model.h"
#include "waybill/error.h"

namespace {

template <class Model>
void read(const std::string& bytes, std::string_view kind) {
    try {
        waybill::ModelReader in(bytes, kind, Model::version, "input");
        Model::read(in);
        in.expect_end();
    } catch (const waybill::DataError&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read<waybill::NetworkAnalyser>(bytes, "trees");
    waybill::ModelWriter out;
    for (const char c : bytes) out.put(c);
    read<waybill::NetworkAnalyser>(out.finish("trees", waybill::NetworkAnalyser::version), "trees");
    read<waybill::Lemmatiser>(out.finish("lemmas", waybill::Lemmatiser::version), "lemmas");
    read<waybill::NameTagger>(out.finish("names", waybill::NameTagger::version), "names");
    read<waybill::ReaderModel>(out.finish("reader", waybill::ReaderModel::version), "reader");
    return 0;
}
