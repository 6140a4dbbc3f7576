#include "extractors/entities/named.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

using Index = absl::flat_hash_map<std::string, size_t>;

void Put(std::vector<NamedEntity>& entities, Index& index, const std::string& key, NamedEntity made, Mention& mention,
         int32_t number) {
  auto [it, added] = index.try_emplace(key, entities.size());
  if (added) entities.push_back(std::move(made));
  entities[it->second].mentions.push_back(number);
  mention.entity = static_cast<int32_t>(it->second);
}

// The state a ministry is of: named beside it, else by its own name (`Lầu Năm Góc`).
std::string MinistryCountry(const Analysis& analysis, const Mention& mention) {
  if (!mention.country_code.empty()) return mention.country_code;
  const Match* country = analysis.MatchAt(mention.tokens.end, EntryKind::kCountry);
  if (country == nullptr || !analysis.SameSentence(mention.tokens.begin, country->tokens.begin)) return "";
  return analysis.bundle.countries()[country->entry].code;
}

NamedEntity OrganizationOf(const Analysis& analysis, const Mention& mention, std::string* key) {
  NamedEntity made;
  made.name = std::string(analysis.document.TextOf(mention.tokens));
  made.kind = mention.value;
  *key = analysis.FoldedText(mention.tokens);
  if (mention.entry != kNone) {
    const Organization& known = analysis.bundle.organizations()[mention.entry];
    made.code = known.code;
    *key = known.source;
  }
  return made;
}

}  // namespace

void NamedEntities::Run(Analysis& analysis) const {
  Index ministries, organizations, countries, locations;
  for (size_t m = 0; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    Mention& mention = analysis.mentions[m];
    const int32_t number = static_cast<int32_t>(m);
    const std::string text(analysis.document.TextOf(mention.tokens));
    switch (mention.type) {
      case MentionType::kMinistry: {
        std::string code = MinistryCountry(analysis, mention);
        std::string key = absl::StrCat(
            mention.ministry_kind == "OTHER" ? analysis.FoldedText(mention.tokens) : mention.ministry_kind, "/", code);
        Put(analysis.ministries, ministries, key, {text, code, mention.ministry_kind, {}}, mention, number);
        break;
      }
      case MentionType::kOrganization: {
        std::string key;
        NamedEntity made = OrganizationOf(analysis, mention, &key);
        Put(analysis.organizations, organizations, key, std::move(made), mention, number);
        break;
      }
      case MentionType::kCountry: {
        const Country* country = analysis.bundle.FindCountry(mention.value);
        Put(analysis.countries, countries, mention.value,
            {country != nullptr ? country->name : text, mention.value, "", {}}, mention, number);
        break;
      }
      case MentionType::kLocation: {
        std::string key = mention.entry != kNone ? std::string(mention.source) : analysis.FoldedText(mention.tokens);
        Put(analysis.locations, locations, key, {text, mention.country_code, mention.value, {}}, mention, number);
        break;
      }
      default:
        break;
    }
  }
}

}  // namespace banghi
