#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/evaluation/compared.h"
#include "client/evaluation/scorer.h"

namespace banghi {
namespace {

using Place = std::pair<size_t, size_t>;      // start, end
using Values = std::map<Place, std::string>;  // of the mentions of one type
using Valued = std::pair<Place, std::string>;

// The types that records are built from; names of other bodies and of places are told beside them.
bool IsCore(v1::MentionType type) {
  return type != v1::MENTION_TYPE_ORGANIZATION && type != v1::MENTION_TYPE_LOCATION &&
         type != v1::MENTION_TYPE_PARTNERSHIP;
}

Values MentionsOf(const v1::Record& record, v1::MentionType type) {
  Values values;
  for (const v1::Mention& mention : record.mentions()) {
    if (mention.type() == type) values[{mention.span().start(), mention.span().end()}] = mention.value();
  }
  return values;
}

std::set<Place> PlacesOf(const Values& values) {
  std::set<Place> places;
  for (const auto& [place, value] : values) places.insert(place);
  return places;
}

// How many of `places` share a character with one of `others`.
size_t CountOverlapping(const std::set<Place>& places, const std::set<Place>& others) {
  std::vector<size_t> starts, furthest;  // of `others` in order; the furthest end of those up to each
  for (const auto& [start, end] : others) {
    starts.push_back(start);
    furthest.push_back(furthest.empty() ? end : std::max(end, furthest.back()));
  }
  return static_cast<size_t>(std::count_if(places.begin(), places.end(), [&](const Place& place) {
    const auto behind = std::lower_bound(starts.begin(), starts.end(), place.second) - starts.begin();
    return behind > 0 && furthest[behind - 1] > place.first;
  }));
}

std::string Shown(const TextOffsets& text, const Place& place) {
  const std::string at = absl::StrCat(place.first, "-", place.second);
  return text.IsSpan(place.first, place.second) ? absl::StrCat(at, " ", text.InContext(place.first, place.second)) : at;
}

void ScoreValues(const std::string& article, const std::string& type, const Values& gold, const Values& extracted,
                 const TextOffsets& text, Tally& tally) {
  std::set<Valued> in_gold, in_extracted;
  for (const auto& [place, value] : gold) {
    if (!value.empty()) in_gold.insert({place, value});
  }
  for (const auto& [place, value] : extracted) {
    const auto same = gold.find(place);
    if (same == gold.end() || !same->second.empty()) in_extracted.insert({place, value});
    if (same == gold.end() || same->second.empty() || same->second == value) continue;
    tally.Tell({article, absl::StrCat("wrong value ", type),
                absl::StrCat(Shown(text, place), " is ", same->second, ", not ", value.empty() ? "(none)" : value)});
  }
  tally.Compare(absl::StrCat("value ", type), in_gold, in_extracted);
}

void ScoreType(const std::string& article, v1::MentionType type, const Values& gold, const Values& extracted,
               const TextOffsets& text, Tally& tally) {
  const std::string name = TypeName(type);
  const std::set<Place> in_gold = PlacesOf(gold), in_extracted = PlacesOf(extracted);
  tally.Compare(absl::StrCat("mention ", name), in_gold, in_extracted);
  tally.Compare("mentions, all types", in_gold, in_extracted);
  if (IsCore(type)) tally.Compare("mentions, core types", in_gold, in_extracted);
  const size_t met = CountOverlapping(in_gold, in_extracted), meeting = CountOverlapping(in_extracted, in_gold);
  tally.Add("mentions, overlap only", std::min(met, meeting), in_extracted.size() - meeting, in_gold.size() - met);
  const auto tell = [&](const char* how, const std::set<Place>& places, const std::set<Place>& others) {
    for (const Place& place : places) {
      if (others.count(place) == 0) tally.Tell({article, absl::StrCat(how, " ", name), Shown(text, place)});
    }
  };
  tell("missed", in_gold, in_extracted);
  tell("spurious", in_extracted, in_gold);
}

}  // namespace

void ScoreMentions(const std::string& article, const v1::Record& gold, const v1::Record& extracted,
                   const TextOffsets& text, Tally& tally) {
  for (int number = v1::MENTION_TYPE_UNSPECIFIED + 1; number <= v1::MentionType_MAX; ++number) {
    const auto type = static_cast<v1::MentionType>(number);
    const Values in_gold = MentionsOf(gold, type), in_extracted = MentionsOf(extracted, type);
    ScoreType(article, type, in_gold, in_extracted, text, tally);
    if (type == v1::MENTION_TYPE_COUNTRY || type == v1::MENTION_TYPE_DATE) {
      ScoreValues(article, TypeName(type), in_gold, in_extracted, text, tally);
    }
  }
}

}  // namespace banghi
