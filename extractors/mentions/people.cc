#include "extractors/mentions/people.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "extractors/mentions/name_context.h"

namespace banghi {
namespace {

constexpr float kEnough = 2.0f;  // evidence at one place that makes a name a person's

struct Verdict {
  float best = -10;
  float sum = 0;
  float place = 0;
  int places = 0,
      things = 0;  // how often it stands behind a word of place, and behind one for ships, firms and the like
  bool is_place() const { return place >= kEnough && places > things; }
  bool person() const { return best >= kEnough || (best >= 1 && sum >= 1.5f * kEnough); }
};

// By the keys of runs, and views of these.
using Verdicts = absl::flat_hash_map<absl::string_view, Verdict>;

Verdicts Judge(const std::vector<NameRun>& runs) {
  Verdicts verdicts;
  for (const NameRun& run : runs) {
    Verdict& verdict = verdicts[run.key];
    verdict.best = std::max(verdict.best, run.person);
    verdict.sum += run.person;
    verdict.place = std::max(verdict.place, run.place);
    verdict.places += run.place >= kEnough;
    verdict.things += run.thing;
  }
  return verdicts;
}

// The words by which the article may call people again: last and first word of foreign names, given name of Vietnamese
// ones. Views of the keys of runs.
absl::flat_hash_set<absl::string_view> ShortNames(const std::vector<NameRun>& runs, const Verdicts& verdicts) {
  absl::flat_hash_set<absl::string_view> names;
  for (const NameRun& run : runs) {
    if (run.tokens.size() < 2 || run.vietnamese || !verdicts.at(run.key).person()) continue;
    const absl::string_view key = run.key;
    const size_t first_end = std::min(key.find(' '), key.size());
    names.insert(key.substr(0, first_end));
    const size_t last = key.rfind(' ');
    if (last == absl::string_view::npos) continue;
    names.insert(key.substr(last + 1));
    // The last two of three or more.
    if (last > first_end) names.insert(key.substr(key.rfind(' ', last - 1) + 1));
  }
  return names;
}

// For people who ask why.
std::string Weigh(const NameRun& run) {
  return absl::StrFormat("a person: %.1f, of it %.1f by the look of the name, and %.1f is enough; a place: %.1f",
                         run.person, run.by_shape, kEnough, run.place);
}

}  // namespace

void PeopleRoom::Run(Analysis& analysis) const {
  std::vector<NameRun> runs = FindNameRuns(analysis, cues_);
  WeighContext(analysis, cues_, runs);
  const auto verdicts = Judge(runs);
  const auto short_names = ShortNames(runs, verdicts);
  for (const NameRun& run : runs) {
    const Verdict& verdict = verdicts.at(run.key);
    Mention mention;
    mention.tokens = run.tokens;
    bool vietnamese_word = run.vietnamese && run.tokens.size() == 1;
    if (vietnamese_word ? run.person >= kEnough : verdict.person() && run.person > -1) {
      mention.type = MentionType::kPerson;
      mention.source = run.known ? "people/known" : run.person >= kEnough ? "people/context" : "people/consistency";
      mention.confidence = run.person >= kEnough ? 1.0f : 0.8f;
      const bool by_shape = run.person >= kEnough && run.person - run.by_shape < kEnough;
      if (by_shape) mention.doubt = kShapeDoubt;
    } else if ((run.vietnamese ? vietnamese_word && (run.speaks || run.paired) : run.person > -1) &&
               short_names.contains(run.key)) {
      mention.type = MentionType::kPerson;
      mention.source = "people/short-name";
      mention.confidence = 0.9f;
    } else if (verdict.is_place() && !run.vietnamese && !analysis.document.tokens()[run.tokens.begin].all_caps) {
      mention.type = MentionType::kLocation;
      mention.source = "locations/after-preposition";
      mention.confidence = 0.6f;
    } else {
      if (analysis.trace != nullptr) analysis.Leave(run.tokens, "people/context", "people/too-little", Weigh(run));
      continue;
    }
    if (analysis.trace != nullptr)
      analysis.trace->evidence.push_back({run.tokens, std::string(mention.source), "", Weigh(run)});
    if (mention.type == MentionType::kPerson && run.known) {
      const Match* match = analysis.MatchAt(run.tokens.begin, EntryKind::kPerson);
      if (match != nullptr && match->tokens.end == run.tokens.end) {
        mention.entry = static_cast<int32_t>(match->entry);
        mention.source = analysis.Keep(kPersonSources, analysis.bundle.people()[match->entry].id);
      }
    }
    analysis.Add(mention);
  }
}

}  // namespace banghi
