#include "extractors/overlap/overlap.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"

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

// Numbers that sort as the two they are made of, quicker than these do one by one.
uint64_t Key(uint32_t first, uint32_t then) { return uint64_t{first} << 32 | then; }

// The order in which mentions are settled: the longest first, then the surest, then by type and place.
struct Turn {
  uint64_t longest_surest = 0;
  uint64_t type_place = 0;
  int32_t index = 0;  // makes the order a total one
  bool operator<(const Turn& o) const {
    return std::tie(longest_surest, type_place, index) < std::tie(o.longest_surest, o.type_place, o.index);
  }
};

// Of the mentions with these indices, the first to be settled first.
void FillTurns(const std::vector<Mention>& mentions, absl::Span<const int32_t> of, std::vector<Turn>& turns) {
  turns.clear();
  for (const int32_t index : of) {
    const Mention& mention = mentions[index];
    const uint32_t confidence = std::bit_cast<uint32_t>(mention.confidence);  // not negative: its bits sort as it does
    turns.push_back({Key(~mention.tokens.size(), ~confidence),
                     Key(static_cast<uint32_t>(TypeOrder(mention.type)), mention.tokens.begin), index});
  }
  std::sort(turns.begin(), turns.end());
}

// Why `mention` lost to `winner`, for those who ask.
std::string ReasonOf(const Analysis& analysis, const Mention& mention, const Mention& winner) {
  return absl::StrCat("lost to ", MentionTypeName(winner.type), " `",
                      std::string(analysis.document.TextOf(winner.tokens)), "` (", std::string(winner.source),
                      "): ", winner.tokens.size() > mention.tokens.size() ? "longer" : "surer");
}

// The mentions kept so far, by the tokens they cover; those of one token in the order in which they were kept.
class KeptMentions {
 public:
  KeptMentions(size_t tokens, size_t mentions) : at_(tokens) { links_.reserve(2 * mentions); }

  void Add(TokenRange tokens, int32_t mention) {
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const int32_t added = static_cast<int32_t>(links_.size());
      links_.push_back({mention, kNone});
      (at_[t].last == kNone ? at_[t].first : links_[at_[t].last].next) = added;
      at_[t].last = added;
    }
  }

  // The first one that covers `token` and of which `holds` is true; kNone where there is none.
  template <typename Holds>
  int32_t Find(uint32_t token, Holds holds) const {
    for (int32_t link = at_[token].first; link != kNone; link = links_[link].next) {
      if (holds(links_[link].mention)) return links_[link].mention;
    }
    return kNone;
  }

 private:
  struct Link {
    int32_t mention;
    int32_t next;
  };
  struct Links {
    int32_t first = kNone, last = kNone;
  };
  std::vector<Links> at_;  // by token
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

// All mentions by begin, the longer first.
std::vector<int32_t> InOrder(const std::vector<Mention>& mentions) {
  struct Place {
    uint64_t begin_longest;
    int32_t index;
    bool operator<(const Place& o) const { return std::tie(begin_longest, index) < std::tie(o.begin_longest, o.index); }
  };
  std::vector<Place> places;
  places.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    places.push_back({Key(mention.tokens.begin, ~mention.tokens.end), static_cast<int32_t>(places.size())});
  }
  std::sort(places.begin(), places.end());
  std::vector<int32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.index);
  return order;
}

// Brings them into `order`, dropped ones behind the others, and tells dates where their mentions went.
void Sort(absl::Span<const int32_t> order, Analysis& analysis) {
  std::vector<int32_t> moved(order.size());
  std::vector<Mention> sorted;
  sorted.reserve(order.size());
  for (const bool dropped : {false, true}) {
    for (const int32_t index : order) {
      if (analysis.mentions[index].dropped != dropped) continue;
      moved[index] = static_cast<int32_t>(sorted.size());
      sorted.push_back(analysis.mentions[index]);
    }
  }
  analysis.mentions = std::move(sorted);
  analysis.IndexMentions();
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

// Most mentions share no token with another; only those that do are settled.
void OverlapRoom::Run(Analysis& analysis) const {
  std::vector<Mention>& mentions = analysis.mentions;
  const std::vector<int32_t> order = InOrder(mentions);
  absl::optional<KeptMentions> kept;
  std::vector<Turn> turns;
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    uint32_t reach = mentions[order[begin]].tokens.end;
    for (end = begin + 1; end < order.size() && mentions[order[end]].tokens.begin < reach; ++end) {
      reach = std::max(reach, mentions[order[end]].tokens.end);
    }
    if (end == begin + 1) continue;
    if (!kept.has_value()) kept.emplace(analysis.document.tokens().size(), mentions.size());
    FillTurns(mentions, absl::MakeConstSpan(order).subspan(begin, end - begin), turns);
    for (const Turn& turn : turns) {
      const int32_t index = turn.index;
      Mention& mention = mentions[index];
      int32_t winner = Conflict(mentions, *kept, mention);
      if (winner == kNone) {
        kept->Add(mention.tokens, index);
        continue;
      }
      Mention& other = mentions[winner];
      other.rival = std::max(other.rival, WeightOf(mention));
      mention.dropped = true;
      if (analysis.trace != nullptr) {
        mention.loss = static_cast<int32_t>(analysis.trace->losses.size());
        analysis.trace->losses.push_back(ReasonOf(analysis, mention, other));
      }
    }
  }
  Sort(order, analysis);
}

}  // namespace banghi
