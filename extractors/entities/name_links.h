// Which PERSON mentions name the same person.
#ifndef BANGHI_EXTRACTORS_ENTITIES_NAME_LINKS_H_
#define BANGHI_EXTRACTORS_ENTITIES_NAME_LINKS_H_

#include <cstdint>
#include <vector>

#include "extractors/analysis.h"

namespace banghi {

// The kept PERSON mentions, grouped, groups in order of their first mention. `Macron` goes with `Emmanuel Macron`,
// `Phúc` with `Nguyễn Xuân Phúc`, `Abe Shinzo` with `Shinzo Abe`, `Donald J.Trump` with `Donald Trump`; of several that
// fit, with the one named last before it.
std::vector<std::vector<int32_t>> LinkNames(const Analysis& analysis);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_NAME_LINKS_H_
