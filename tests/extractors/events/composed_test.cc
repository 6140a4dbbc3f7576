// Talks in sentences that are put together from parts (tests/corpus/composed).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

constexpr char kPublished[] = "2024-11-21";

// One alternative of a slot and what it says.
struct Part {
  std::string slot, text, says;
};

// The slots of a file, in order, with their alternatives.
std::vector<std::vector<Part>> ReadParts(const std::string& name) {
  std::vector<std::vector<Part>> slots;
  for (const auto& row : ReadCorpus(absl::StrCat("composed/", name), 3)) {
    if (slots.empty() || slots.back().front().slot != row[0]) slots.emplace_back();
    slots.back().push_back({row[0], row[1], row[2]});
  }
  return slots;
}

std::string Joined(const std::vector<const Part*>& parts) {
  std::string text;
  for (const Part* part : parts) {
    const bool mark = !part->text.empty() && (part->text[0] == '.' || part->text[0] == ',');
    absl::StrAppend(&text, text.empty() || part->text.empty() || mark ? "" : " ", part->text);
  }
  return text;
}

std::string Says(const std::vector<const Part*>& parts, const std::string& slot) {
  for (const Part* part : parts) {
    if (part->slot == slot) return part->says;
  }
  return "";
}

// `CZ Petr Pavel + VN Tô Lâm 2024-11-20`, one for each talk, sorted; the date only where `dated`.
std::string Wanted(const std::vector<const Part*>& parts) {
  std::vector<std::string> talks;
  for (absl::string_view other : absl::StrSplit(Says(parts, "whom"), " | ")) {
    std::vector<std::string> sides = {Says(parts, "who"), std::string(other)};
    std::sort(sides.begin(), sides.end());
    talks.push_back(absl::StrCat(absl::StrJoin(sides, " + "), " ", Says(parts, "when")));
  }
  std::sort(talks.begin(), talks.end());
  return absl::StrJoin(talks, " | ");
}

std::string Told(const Analysis& analysis, bool dated) {
  std::vector<std::string> talks;
  for (const EventEntity& event : analysis.events) {
    if (event.type != "MEETING") continue;
    std::vector<std::string> sides;
    for (const Participant& participant : event.participants) {
      const bool named = participant.person != kNone;
      sides.push_back(
          absl::StrCat(participant.country_code, " ", named ? analysis.people[participant.person].name : "?"));
    }
    std::sort(sides.begin(), sides.end());
    talks.push_back(absl::StrCat(absl::StrJoin(sides, " + "), " ", dated ? event.date : ""));
  }
  std::sort(talks.begin(), talks.end());
  return absl::StrJoin(talks, " | ");
}

// Reads every combination; tells of the first few that are not read as written.
void ReadAll(const std::string& name) {
  const std::vector<std::vector<Part>> slots = ReadParts(name);
  std::vector<size_t> chosen(slots.size(), 0);
  size_t read = 0, wrong = 0;
  for (bool more = true; more; ++read) {
    std::vector<const Part*> parts;
    for (size_t s = 0; s < slots.size(); ++s) parts.push_back(&slots[s][chosen[s]]);
    const std::string text = Joined(parts);
    const std::string told = Told(*Read(text, kPublished).analysis, !Says(parts, "when").empty());
    if (told != Wanted(parts) && ++wrong <= 10)
      ADD_FAILURE() << text << "\n  told: " << told << "\n  not:  " << Wanted(parts);
    size_t s = 0;
    while (s < slots.size() && ++chosen[s] == slots[s].size()) chosen[s++] = 0;
    more = s < slots.size();
  }
  EXPECT_GT(read, 1u);
  EXPECT_EQ(wrong, 0u) << "of " << read;
}

TEST(ComposedTest, TalksAreReadWhateverStandsAroundThem) { ReadAll("talks.tsv"); }

TEST(ComposedTest, GuestsAreReadWhoeverReceivesThem) { ReadAll("receptions.tsv"); }

}  // namespace
}  // namespace banghi
