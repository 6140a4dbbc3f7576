#include "extractors/overlap/overlap.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// Of two equal spans with equal confidence the type that is seldom wrong stays.
int TypeOrder(MentionType type) {
  switch (type) {
    case MentionType::kDate:
      return 0;
    case MentionType::kAgreement:
      return 1;
    case MentionType::kPartnership:
      return 2;
    case MentionType::kMinistry:
      return 3;
    case MentionType::kRank:
      return 4;
    case MentionType::kPosition:
      return 5;
    case MentionType::kCountry:
      return 6;
    case MentionType::kPerson:
      return 7;
    case MentionType::kOrganization:
      return 8;
    case MentionType::kLocation:
      return 9;
  }
  return 10;
}

// `Chương trình Hành động ...` read as a body: the title of the instrument that begins there.
bool SameThing(const Mention& inner, const Mention& outer) {
  return outer.type == MentionType::kAgreement && inner.type == MentionType::kOrganization &&
         inner.tokens.begin == outer.tokens.begin;
}

float WeightOf(const Mention& mention) {
  const float weight = mention.confidence * static_cast<float>(mention.tokens.size());
  return weight * weight;
}

// The order in which mentions are settled: the longest first, then the surest, then by type and place.
// With the index of each, which makes the order a total one.
using Turn = std::tuple<uint32_t, float, int, uint32_t, int32_t>;

std::vector<Turn> TurnsOf(const std::vector<Mention>& mentions) {
  std::vector<Turn> turns;
  turns.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    turns.emplace_back(~mention.tokens.size(), -mention.confidence, TypeOrder(mention.type), mention.tokens.begin,
                       static_cast<int32_t>(turns.size()));
  }
  std::sort(turns.begin(), turns.end());
  return turns;
}

// Why `mention` lost to `winner`, for those who ask.
std::string ReasonOf(const Analysis& analysis, const Mention& mention, const Mention& winner) {
  return absl::StrCat("lost to ", MentionTypeName(winner.type), " `",
                      std::string(analysis.document.TextOf(winner.tokens)), "` (", winner.source,
                      "): ", winner.tokens.size() > mention.tokens.size() ? "longer" : "surer");
}

// The mentions kept so far, by the tokens they cover; those of one token in the order in which they were kept.
class KeptMentions {
 public:
  explicit KeptMentions(size_t tokens) : first_(tokens, kNone), last_(tokens, kNone) {}

  void Add(TokenRange tokens, int32_t mention) {
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const int32_t added = static_cast<int32_t>(links_.size());
      links_.push_back({mention, kNone});
      (last_[t] == kNone ? first_[t] : links_[last_[t]].next) = added;
      last_[t] = added;
    }
  }

  // The first one that covers `token` and of which `holds` is true; kNone where there is none.
  template <typename Holds>
  int32_t Find(uint32_t token, Holds holds) const {
    for (int32_t link = first_[token]; link != kNone; link = links_[link].next) {
      if (holds(links_[link].mention)) return links_[link].mention;
    }
    return kNone;
  }

 private:
  struct Link {
    int32_t mention;
    int32_t next;
  };
  std::vector<int32_t> first_, last_;
  std::vector<Link> links_;
};

// The mention, already kept, that `mention` cannot stand beside; kNone where there is none.
int32_t Conflict(const std::vector<Mention>& mentions, const KeptMentions& kept, const Mention& mention) {
  int32_t conflict = kNone;
  for (uint32_t t = mention.tokens.begin; t < mention.tokens.end && conflict == kNone; ++t) {
    conflict = kept.Find(t, [&](int32_t other) {
      const Mention& outer = mentions[other];
      const bool nests = outer.tokens.Contains(mention.tokens) && outer.tokens.size() > mention.tokens.size() &&
                         MayNest(mention.type, outer.type) && !SameThing(mention, outer);
      return !nests;
    });
  }
  return conflict;
}

// Sorts by begin, longer first, dropped ones last, and tells dates where their mentions went.
void Sort(Analysis& analysis) {
  std::vector<std::tuple<bool, uint32_t, uint32_t, int32_t>> order;  // dropped, begin, the longer first, index
  order.reserve(analysis.mentions.size());
  for (const Mention& mention : analysis.mentions) {
    order.emplace_back(mention.dropped, mention.tokens.begin, ~mention.tokens.end, static_cast<int32_t>(order.size()));
  }
  std::sort(order.begin(), order.end());
  std::vector<int32_t> moved(order.size());
  std::vector<Mention> sorted;
  sorted.reserve(order.size());
  for (const auto& [dropped, begin, end, index] : order) {
    moved[index] = static_cast<int32_t>(sorted.size());
    sorted.push_back(std::move(analysis.mentions[index]));
  }
  analysis.mentions = std::move(sorted);
  for (DateValue& date : analysis.dates) date.mention = moved[date.mention];
  std::erase_if(analysis.dates, [&](const DateValue& date) { return analysis.mentions[date.mention].dropped; });
}

}  // namespace

bool MayNest(MentionType inner, MentionType outer) {
  if (outer == MentionType::kPosition) return inner == MentionType::kMinistry || inner == MentionType::kOrganization;
  if (outer != MentionType::kAgreement) return false;
  switch (inner) {
    case MentionType::kCountry:
    case MentionType::kDate:
    case MentionType::kMinistry:
    case MentionType::kOrganization:
    case MentionType::kPartnership:
      return true;
    default:
      return false;
  }
}

float ConfidenceOf(const Mention& mention) {
  const float sure = mention.confidence - mention.doubt;
  if (mention.rival == 0 && sure >= 1) return 0;
  return sure * WeightOf(mention) / (WeightOf(mention) + mention.rival);
}

void OverlapRoom::Run(Analysis& analysis) const {
  std::vector<Mention>& mentions = analysis.mentions;
  KeptMentions kept(analysis.document.tokens().size());
  for (const Turn& turn : TurnsOf(mentions)) {
    const int32_t index = std::get<4>(turn);
    Mention& mention = mentions[index];
    int32_t winner = Conflict(mentions, kept, mention);
    if (winner != kNone) {
      Mention& other = mentions[winner];
      other.rival = std::max(other.rival, WeightOf(mention));
      mention.dropped = true;
      if (analysis.trace != nullptr) mention.reason = ReasonOf(analysis, mention, other);
      continue;
    }
    kept.Add(mention.tokens, index);
  }
  Sort(analysis);
}

}  // namespace banghi
