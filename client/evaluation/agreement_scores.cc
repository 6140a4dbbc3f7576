// Agreements and partnerships.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/evaluation/compared.h"
#include "client/evaluation/scorer.h"

namespace banghi {
namespace {

struct Instrument {
  v1::AgreementType type;
  std::set<std::string> parties;
  std::string title;  // comparable
  Slots slots;
  std::string name;  // for people
};

std::vector<Instrument> InstrumentsOf(const v1::Record& record) {
  std::vector<Instrument> instruments;
  for (const v1::Agreement& agreement : record.agreements()) {
    Instrument& made = instruments.emplace_back();
    made.type = agreement.type();
    made.parties = {agreement.parties().begin(), agreement.parties().end()};
    made.title = Comparable(agreement.title());
    made.slots.insert({"status", TypeName(agreement.status())});
    for (const std::string& party : made.parties) made.slots.insert({"party", party});
    if (!agreement.signed_date().empty()) made.slots.insert({"date", agreement.signed_date()});
    made.name = absl::StrCat(TypeName(agreement.type()),
                             agreement.title().empty() ? "" : absl::StrCat(" `", agreement.title(), "`"),
                             made.parties.empty() ? "" : absl::StrCat(" (", absl::StrJoin(made.parties, ", "), ")"));
  }
  return instruments;
}

int Affinity(const Instrument& gold, const Instrument& extracted) {
  if (gold.type != extracted.type) return 0;
  int shared = 0;
  for (const std::string& party : gold.parties) shared += static_cast<int>(extracted.parties.count(party));
  if (!gold.parties.empty() && !extracted.parties.empty() && shared == 0) return 0;
  const bool title = !gold.title.empty() &&
                     (absl::StrContains(extracted.title, gold.title) || absl::StrContains(gold.title, extracted.title));
  return 1 + shared + (gold.parties == extracted.parties ? 2 : 0) + (title ? 1 : 0);
}

using Relation = std::pair<std::string, std::set<std::string>>;  // level, parties

std::set<Relation> RelationsOf(const v1::Record& record) {
  std::set<Relation> relations;
  for (const v1::Partnership& partnership : record.partnerships()) {
    relations.insert({TypeName(partnership.level()), {partnership.parties().begin(), partnership.parties().end()}});
  }
  return relations;
}

}  // namespace

void ScoreAgreements(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally) {
  const std::vector<Instrument> in_gold = InstrumentsOf(gold), in_extracted = InstrumentsOf(extracted);
  const auto pairs = PairUp(in_gold.size(), in_extracted.size(),
                            [&](size_t g, size_t e) { return Affinity(in_gold[g], in_extracted[e]); });
  tally.Add("agreements", pairs.size(), in_extracted.size() - pairs.size(), in_gold.size() - pairs.size());
  std::set<size_t> gold_paired, extracted_paired;
  for (const auto& [g, e] : pairs) {
    gold_paired.insert(g);
    extracted_paired.insert(e);
    CompareSlots(article, "agreement", in_gold[g].name, in_gold[g].slots, in_extracted[e].slots, {}, tally);
  }
  for (size_t g = 0; g < in_gold.size(); ++g) {
    if (gold_paired.count(g) == 0) tally.Tell({article, "missed agreement", in_gold[g].name});
  }
  for (size_t e = 0; e < in_extracted.size(); ++e) {
    if (extracted_paired.count(e) == 0) tally.Tell({article, "spurious agreement", in_extracted[e].name});
  }
}

void ScorePartnerships(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally) {
  const std::set<Relation> in_gold = RelationsOf(gold), in_extracted = RelationsOf(extracted);
  tally.Compare("partnerships", in_gold, in_extracted);
  const auto tell = [&](const char* kind, const std::set<Relation>& relations, const std::set<Relation>& others) {
    for (const Relation& relation : relations) {
      if (others.count(relation) > 0) continue;
      tally.Tell({article, kind, absl::StrCat(relation.first, " (", absl::StrJoin(relation.second, ", "), ")")});
    }
  };
  tell("missed partnership", in_gold, in_extracted);
  tell("spurious partnership", in_extracted, in_gold);
}

}  // namespace banghi
