// MINISTRY mentions: ministries and government departments, by name (ministries.tsv) or composed of `Bộ` and
// portfolios.
#ifndef BANGHI_EXTRACTORS_MENTIONS_MINISTRIES_H_
#define BANGHI_EXTRACTORS_MENTIONS_MINISTRIES_H_

#include "extractors/extractor.h"

namespace banghi {

class MinistriesRoom : public Extractor {
 public:
  explicit MinistriesRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/ministries"; }
  Layers reads() const override { return LayersOf(Layer::kMatches); }
  Layers writes() const override { return LayersOf(Layer::kMinistries); }
  void Run(Analysis& analysis) const override;

 private:
  // The mention that begins at `token`, empty tokens where none does.
  Mention Named(const Analysis& analysis, uint32_t token) const;
  Mention Composed(const Analysis& analysis, uint32_t token) const;
  Mention Shaped(const Analysis& analysis, uint32_t token, uint32_t name) const;

  int ministry_word_, bound_before_, conjunction_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_MINISTRIES_H_
