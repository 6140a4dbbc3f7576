// What a record says of the article itself: title, publisher, authors, date; warnings; which layers were asked for.
#ifndef BANGHI_EXTRACTORS_RECORD_METADATA_H_
#define BANGHI_EXTRACTORS_RECORD_METADATA_H_

#include "banghi/v1/article.pb.h"
#include "extractors/record/writer.h"

namespace banghi {

void WriteMetadata(const RecordWriter& writer, const v1::Article& article, const ExtractOptions& options);
void WriteWarnings(const RecordWriter& writer, const v1::Article& article);

// Clears what `layers` (ExtractOptions::layers) does not ask for; 0 keeps all.
void KeepLayers(uint32_t layers, v1::Record* record);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_METADATA_H_
