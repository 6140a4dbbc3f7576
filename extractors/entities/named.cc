#include "extractors/entities/named.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace banghi {
namespace {

constexpr size_t kMostly = 8;  // entities of one type in an article

// The entities of one type while they are made, by what tells two of them apart.
class Collector {
 public:
  explicit Collector(std::vector<NamedEntity>& entities) : entities_(entities) {}

  // Put the mention to the entity of a gazetteer's entry, or to that of any other `key`; return that entity where it is
  // new and has yet to be named, else null.
  NamedEntity* PutKnown(Mention& mention, int32_t number) { return PutBy(by_entry_, mention.entry, mention, number); }
  NamedEntity* Put(absl::string_view key, Mention& mention, int32_t number) {
    return PutBy(by_key_, key, mention, number);
  }

 private:
  template <typename Index, typename Key>
  NamedEntity* PutBy(Index& index, const Key& key, Mention& mention, int32_t number) {
    if (index.empty()) index.reserve(kMostly);
    const auto [it, added] = index.try_emplace(key, static_cast<int32_t>(entities_.size()));
    mention.entity = it->second;
    if (entities_.empty()) entities_.reserve(kMostly);
    if (added) entities_.emplace_back();
    NamedEntity& entity = entities_[mention.entity];
    entity.mentions.push_back(number);
    return added ? &entity : nullptr;
  }

  std::vector<NamedEntity>& entities_;
  absl::flat_hash_map<int32_t, int32_t> by_entry_;
  absl::flat_hash_map<std::string, int32_t> by_key_;
};

// Reads the mentions of an article in order.
class NamedMaker {
 public:
  explicit NamedMaker(Analysis& analysis)
      : analysis_(analysis),
        ministries_(analysis.ministries),
        organizations_(analysis.organizations),
        countries_(analysis.countries),
        locations_(analysis.locations) {}

  void Add(Mention& mention, int32_t number) {
    switch (mention.type) {
      case MentionType::kMinistry:
        return AddMinistry(mention, number);
      case MentionType::kOrganization:
        return AddOrganization(mention, number);
      case MentionType::kCountry:
        return AddCountry(mention, number);
      case MentionType::kLocation:
        return AddLocation(mention, number);
      default:
        return;
    }
  }

 private:
  TextRef TextOf(const Mention& mention) const { return analysis_.document.TextOf(mention.tokens); }

  // The state a ministry is of: named beside it, else by its own name (`Lầu Năm Góc`).
  TextRef MinistryCountry(const Mention& mention) const {
    if (!mention.country_code.empty()) return mention.country_code;
    const Match* country = analysis_.MatchAt(mention.tokens.end, EntryKind::kCountry);
    if (country == nullptr || !analysis_.SameSentence(mention.tokens.begin, country->tokens.begin)) return "";
    return analysis_.bundle.countries()[country->entry].code;
  }

  void AddMinistry(Mention& mention, int32_t number) {
    const TextRef kind = mention.ministry_kind;
    const TextRef code = MinistryCountry(mention);
    const std::string key = absl::StrCat(kind == "OTHER" ? analysis_.FoldedText(mention.tokens) : std::string(kind),
                                         "/", std::string(code));
    NamedEntity* made = ministries_.Put(key, mention, number);
    if (made == nullptr) return;
    made->name = TextOf(mention);
    made->code = code;
    made->kind = kind;
  }

  void AddOrganization(Mention& mention, int32_t number) {
    const Organization* known = mention.entry == kNone ? nullptr : &analysis_.bundle.organizations()[mention.entry];
    NamedEntity* made = known != nullptr ? organizations_.PutKnown(mention, number)
                                         : organizations_.Put(analysis_.FoldedText(mention.tokens), mention, number);
    if (made == nullptr) return;
    made->name = TextOf(mention);
    made->kind = mention.value;
    if (known != nullptr) made->code = known->code;
  }

  void AddCountry(Mention& mention, int32_t number) {
    NamedEntity* made = countries_.PutKnown(mention, number);
    if (made == nullptr) return;
    const Country& country = analysis_.bundle.countries()[mention.entry];
    made->name = country.name;
    made->code = country.code;
  }

  void AddLocation(Mention& mention, int32_t number) {
    NamedEntity* made = mention.entry != kNone ? locations_.PutKnown(mention, number)
                                               : locations_.Put(analysis_.FoldedText(mention.tokens), mention, number);
    if (made == nullptr) return;
    made->name = TextOf(mention);
    made->code = mention.country_code;
    made->kind = mention.value;
  }

  Analysis& analysis_;
  Collector ministries_, organizations_, countries_, locations_;
};

}  // namespace

void NamedEntities::Run(Analysis& analysis) const {
  NamedMaker maker(analysis);
  for (size_t m = 0; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    maker.Add(analysis.mentions[m], static_cast<int32_t>(m));
  }
}

}  // namespace banghi
