// The door every room has: one pass over an Analysis, adding what the room is for.
#ifndef BANGHI_EXTRACTORS_EXTRACTOR_H_
#define BANGHI_EXTRACTORS_EXTRACTOR_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"

namespace banghi {

// What a room reads or writes; the pipeline refuses an order in which something is read before it is written.
enum class Layer : uint32_t {
  kMatches = 1 << 0,
  kDates = 1 << 1,
  kCountries = 1 << 2,
  kRanks = 1 << 3,
  kMinistries = 1 << 4,
  kOrganizations = 1 << 5,
  kPositions = 1 << 6,
  kLocations = 1 << 7,
  kPersons = 1 << 8,
  kAgreements = 1 << 9,
  kPartnerships = 1 << 10,
  kKept = 1 << 11,  // overlap settled
  kPeople = 1 << 12,
  kNamedEntities = 1 << 13,
  kAgreementEntities = 1 << 14,
  kPartnershipEntities = 1 << 15,
  kEvents = 1 << 16,
};
using Layers = uint32_t;
constexpr Layers operator|(Layer a, Layer b) { return static_cast<uint32_t>(a) | static_cast<uint32_t>(b); }
constexpr Layers operator|(Layers a, Layer b) { return a | static_cast<uint32_t>(b); }
constexpr Layers LayersOf(Layer a) { return static_cast<uint32_t>(a); }

class Extractor {
 public:
  virtual ~Extractor() = default;
  virtual absl::string_view name() const = 0;
  virtual Layers reads() const = 0;
  virtual Layers writes() const = 0;
  // Thread-safe: a room keeps nothing between articles.
  virtual void Run(Analysis& analysis) const = 0;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EXTRACTOR_H_
