#include <set>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "client/evaluation/compared.h"
#include "client/evaluation/scorer.h"

namespace banghi {
namespace {

using Fact = std::tuple<std::string, std::string>;  // whose, what

struct Facts {
  std::set<Fact> names, ranks, positions, countries;
};

Facts FactsOf(const v1::Record& record, Spellings& spellings) {
  Facts facts;
  for (const v1::Person& person : record.people()) {
    const std::string name = spellings.Note(person.name());
    facts.names.insert({name, ""});
    for (const v1::Rank& rank : person.ranks()) facts.ranks.insert({name, spellings.Note(rank.name())});
    for (const v1::Position& position : person.positions()) {
      facts.positions.insert({name, spellings.Note(position.title())});
    }
    if (!person.country_code().empty()) facts.countries.insert({name, person.country_code()});
  }
  return facts;
}

}  // namespace

void ScorePeople(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally) {
  Spellings spellings;
  const Facts in_gold = FactsOf(gold, spellings), in_extracted = FactsOf(extracted, spellings);
  const struct {
    std::string kind;
    const std::set<Fact>&gold, &extracted;
  } kinds[] = {
      {"name", in_gold.names, in_extracted.names},
      {"rank", in_gold.ranks, in_extracted.ranks},
      {"position", in_gold.positions, in_extracted.positions},
      {"country", in_gold.countries, in_extracted.countries},
  };
  for (const auto& kind : kinds) {
    tally.Compare("person " + kind.kind, kind.gold, kind.extracted);
    tally.Compare("people, all facts", kind.gold, kind.extracted);
    const auto tell = [&](const char* how, const std::set<Fact>& facts, const std::set<Fact>& others) {
      for (const Fact& fact : facts) {
        if (others.count(fact) > 0) continue;
        const auto& [name, what] = fact;
        tally.Tell({article, absl::StrCat(how, " person ", kind.kind),
                    absl::StrCat(spellings.Of(name), what.empty() ? "" : ": ", spellings.Of(what))});
      }
    };
    tell("missed", kind.gold, kind.extracted);
    tell("spurious", kind.extracted, kind.gold);
  }
}

}  // namespace banghi
