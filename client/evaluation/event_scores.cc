#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "client/evaluation/compared.h"
#include "client/evaluation/scorer.h"

namespace banghi {
namespace {

struct Happening {
  v1::EventType type;
  std::set<std::string> countries, people;  // names comparable
  std::string date, place, mode, status, ordinal;
  std::string name;  // for people
};

std::vector<Happening> HappeningsOf(const v1::Record& record, Spellings& spellings) {
  std::vector<Happening> happenings;
  for (const v1::Event& event : record.events()) {
    Happening& made = happenings.emplace_back();
    made.type = event.type();
    made.countries = {event.country_codes().begin(), event.country_codes().end()};
    for (const v1::Participant& participant : event.participants()) {
      if (!participant.person().empty()) made.people.insert(spellings.Note(participant.person()));
    }
    made.date = event.date();
    made.place = spellings.Note(event.place());
    made.mode = TypeName(event.mode());
    made.status = TypeName(event.status());
    made.ordinal = event.ordinal() != 0 ? absl::StrCat(event.ordinal()) : "";
    made.name = absl::StrCat(TypeName(event.type()), " (", absl::StrJoin(made.countries, ", "), ") ",
                             made.date.empty() ? "undated" : made.date, made.people.empty() ? "" : ": ",
                             absl::StrJoin(made.people, ", ", [&](std::string* out, const std::string& name) {
                               out->append(spellings.Of(name));
                             }));
  }
  return happenings;
}

// Two values agree as far as both are known: one may be missing, shorter, or have an `X` for a digit. Of intervals the
// beginnings are compared.
bool DatesAgree(absl::string_view a, absl::string_view b) {
  a = a.substr(0, a.find('/'));
  b = b.substr(0, b.find('/'));
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i] && a[i] != 'X' && b[i] != 'X') return false;
  }
  return true;
}

// The name of `names` that can be the person `name`; `name` itself where there is none.
const std::string& SamePerson(const std::string& name, const std::set<std::string>& names) {
  const auto same =
      std::find_if(names.begin(), names.end(), [&](const std::string& other) { return CanBeOnePerson(name, other); });
  return same != names.end() ? *same : name;
}

int Affinity(const Happening& gold, const Happening& extracted) {
  if (gold.type != extracted.type || !DatesAgree(gold.date, extracted.date)) return 0;
  const bool people = std::any_of(gold.people.begin(), gold.people.end(), [&](const std::string& name) {
    return extracted.people.count(SamePerson(name, extracted.people)) > 0;
  });
  int countries = 0;
  for (const std::string& country : gold.countries) countries += static_cast<int>(extracted.countries.count(country));
  if (!people && countries == 0 && !(gold.countries.empty() && gold.people.empty())) return 0;
  return 1 + (people ? 2 : 0) + countries + (!gold.date.empty() && gold.date == extracted.date ? 2 : 0) +
         (!gold.ordinal.empty() && gold.ordinal == extracted.ordinal ? 1 : 0) +
         (gold.status == extracted.status ? 1 : 0);
}

Slots SlotsOf(const Happening& event, const std::set<std::string>& people) {
  Slots slots;
  for (const std::string& country : event.countries) slots.insert({"country", country});
  for (const std::string& person : people) slots.insert({"person", person});
  const std::pair<const char*, const std::string&> others[] = {{"date", event.date},
                                                               {"place", event.place},
                                                               {"mode", event.mode},
                                                               {"status", event.status},
                                                               {"ordinal", event.ordinal}};
  for (const auto& [slot, value] : others) {
    if (!value.empty()) slots.insert({slot, value});
  }
  return slots;
}

}  // namespace

void ScoreEvents(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally) {
  Spellings spellings;
  const auto in_gold = HappeningsOf(gold, spellings), in_extracted = HappeningsOf(extracted, spellings);
  const auto pairs = PairUp(in_gold.size(), in_extracted.size(),
                            [&](size_t g, size_t e) { return Affinity(in_gold[g], in_extracted[e]); });
  std::set<size_t> gold_paired, extracted_paired;
  for (const auto& [g, e] : pairs) {
    gold_paired.insert(g);
    extracted_paired.insert(e);
    std::set<std::string> people;  // of the gold event, under the names of the extracted one
    for (const std::string& name : in_gold[g].people) people.insert(SamePerson(name, in_extracted[e].people));
    CompareSlots(article, "event", in_gold[g].name, SlotsOf(in_gold[g], people),
                 SlotsOf(in_extracted[e], in_extracted[e].people), spellings, tally);
  }
  tally.Add("events", pairs.size(), 0, 0);
  for (size_t g = 0; g < in_gold.size(); ++g) {
    if (gold_paired.count(g) > 0) continue;
    tally.Add("events", 0, 0, 1);
    tally.Add("event slots", 0, 0, SlotsOf(in_gold[g], in_gold[g].people).size());
    tally.Tell({article, "missed event", in_gold[g].name});
  }
  for (size_t e = 0; e < in_extracted.size(); ++e) {
    const bool domestic = in_extracted[e].countries.size() < 2;
    if (domestic || extracted_paired.count(e) > 0) continue;
    tally.Add("events", 0, 1, 0);
    tally.Add("event slots", 0, SlotsOf(in_extracted[e], in_extracted[e].people).size(), 0);
    tally.Tell({article, "spurious event", in_extracted[e].name});
  }
}

}  // namespace banghi
