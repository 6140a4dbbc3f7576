#include "extractors/mentions/name_runs.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "extractors/mentions/foreign_names.h"
#include "extractors/mentions/name_blocks.h"
#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestVietnameseName = 5;  // syllables
constexpr uint32_t kCommonSurname = 20;         // people of name_syllables.tsv
constexpr uint32_t kMiddleRatherThanGiven = 3;  // times as many people

class RunFinder {
 public:
  RunFinder(const Analysis& analysis, const NameCues& cues)
      : analysis_(analysis),
        cues_(cues),
        tokens_(analysis.document.tokens()),
        blocks_(FindBlocks(analysis)),
        foreign_(analysis, cues, blocks_) {}

  std::vector<NameRun> Find() {
    std::vector<NameRun> runs;
    const uint32_t size = static_cast<uint32_t>(tokens_.size());
    for (uint32_t i = 0; (i = analysis_.matches.NextOf(i, Matches::kCapitalWord)) < size;) {
      // What another room found is no name, but letters of a ship's navy may begin one.
      const bool taken = blocks_[i] == Block::kHard && !tokens_[i].all_caps;
      if (taken || tokens_[i].zone == Zone::kCredit || IsOpener(i) || IsBodyWord(i)) {
        ++i;
        continue;
      }
      if (const uint32_t place = PlaceOfOffice(i); place != i) {
        i = place;
        continue;
      }
      if (uint32_t ship = ShipNameEnd(analysis_, i, cues_.ship_prefix); ship != i) {
        i = ship;
        continue;
      }
      NameRun run;
      run.tokens = {i, EndOf(i, &run.known)};
      if (run.tokens.empty()) {
        ++i;
        continue;
      }
      i = run.tokens.end;
      ReadShape(run);
      run.tokens.begin = ArticleBegin(run.tokens.begin, runs.empty() ? 0 : runs.back().tokens.end);
      SetKey(run);
      runs.push_back(run);
    }
    return runs;
  }

 private:
  // `Chủ tịch UBND` + `Nguyễn Thành Phong`
  bool IsBodyWord(uint32_t i) const {
    if (!tokens_[i].all_caps || !analysis_.IsCapital(i + 1) || tokens_[i + 1].all_caps) return false;
    const Match* body = analysis_.MatchAt(i, EntryKind::kOrganizationClass);
    return body != nullptr && body->tokens.size() == 1 &&
           analysis_.bundle.organization_classes()[body->entry].type == "STATE";
  }

  // A word with a capital only because it opens the sentence (`Theo Medvedev`), and `Ông`, `Bà` wherever they stand.
  bool IsOpener(uint32_t i) const {
    if (analysis_.CueAt(i, cues_.honorific) == i + 1) return analysis_.IsCapital(i + 1) || OpensPhrase(analysis_, i);
    if (!OpensPhrase(analysis_, i)) return false;
    const bool foreign = Adjacent(analysis_, i, i + 1) && analysis_.IsCapital(i + 1) && !tokens_[i + 1].syllable;
    if (foreign && analysis_.CueAt(i, cues_.foreign_first_name) == i + 1) return false;  // `Tim Cook`
    if (analysis_.CueAt(i, cues_.opener) != i) return VietnameseEnd(i) < i + 3;
    if (!tokens_[i].syllable || analysis_.MatchAt(i, EntryKind::kPerson) != nullptr) return false;
    return Counts(i).family == 0 && analysis_.CueBefore(i, cues_.honorific) == i;
  }

  // `Đại sứ Trung Quốc tại [Mỹ] Thôi Thiên Khải`, `Thị trưởng thành phố [Thượng Hải] Ứng Dũng`: where the state or
  // place ends that stands before a name; `i` where none begins there.
  uint32_t PlaceOfOffice(uint32_t i) const {
    if (blocks_[i] != Block::kSoft) return i;
    const Match* place = analysis_.MatchAt(i, EntryKind::kLocation);
    if (place == nullptr) place = analysis_.MatchAt(i, EntryKind::kCountry);
    if (place == nullptr) return i;
    const uint32_t end = place->tokens.end;
    const bool name = analysis_.IsCapital(end) && Adjacent(analysis_, end - 1, end) && blocks_[end] == Block::kNone;
    return name && analysis_.CueBefore(i, cues_.place_before) != i ? end : i;
  }

  NameCounts Counts(uint32_t i) const { return analysis_.bundle.name_syllables().Find(analysis_.Folded(i)); }

  // `LÊ CHIÊM DỰ HỘI NGHỊ`: in a line of capitals a verb or an ordinary word ends a name of two syllables or more.
  bool GoesOnInCapitals(uint32_t begin, uint32_t end) const {
    if (!tokens_[begin].all_caps || end - begin < 2) return false;
    return analysis_.CueAt(end, cues_.speech) != end || analysis_.CueAt(end, cues_.opener) != end ||
           analysis_.MatchAt(end, EntryKind::kTrigger) != nullptr;
  }

  // `Nguyễn [thị] Lan`
  bool IsSmallMiddle(uint32_t i) const {
    return analysis_.CueAt(i, cues_.middle) == i + 1 && !analysis_.IsCapital(i) && analysis_.IsCapital(i + 1) &&
           Adjacent(analysis_, i - 1, i) && Adjacent(analysis_, i, i + 1) && Counts(i - 1).family >= kCommonSurname &&
           tokens_[i + 1].syllable;
  }

  // The end of a Vietnamese full name that begins at `i`; `i` where its syllables make none.
  uint32_t VietnameseEnd(uint32_t i) const {
    if (blocks_[i] == Block::kHard || !tokens_[i].syllable || Counts(i).family == 0) return i;
    // `Đại sứ tại Mỹ Phạm Quang Vinh`: a country and then a name.
    bool country = blocks_[i] == Block::kSoft && analysis_.MatchAt(i, EntryKind::kCountry) != nullptr;
    if (country && i > 0 && analysis_.IsCapital(i + 1) && Counts(i + 1).family >= kCommonSurname) return i;
    uint32_t end = i + 1;
    if (IsSmallMiddle(end)) ++end;
    while (end < i + kLongestVietnameseName && analysis_.IsCapital(end) && Adjacent(analysis_, end - 1, end)) {
      if (blocks_[end] == Block::kHard || !tokens_[end].syllable || GoesOnInCapitals(i, end)) break;
      const Match* place = analysis_.MatchAt(end, EntryKind::kLocation);
      if (place != nullptr && place->tokens.size() > 1 && end - i >= 2 && !IsMiddleName(end - 1)) break;
      NameCounts counts = Counts(end);
      if (counts.middle + counts.given == 0 && blocks_[end] != Block::kNone) break;
      ++end;
    }
    return end - i >= 2 ? end : i;
  }

  // `Nguyễn [Văn] Hà Nam`: no name ends with such a syllable.
  bool IsMiddleName(uint32_t i) const {
    const NameCounts counts = Counts(i);
    return counts.middle > kMiddleRatherThanGiven * counts.given;
  }

  float ShapeOf(TokenRange range) const {
    if (range.size() < 2) return 0;
    float family = static_cast<float>(Counts(range.begin).family);
    float shape = family / (family + 3);
    for (uint32_t t = range.begin + 1; t < range.end; ++t) {
      NameCounts counts = Counts(t);
      float fits = static_cast<float>(counts.middle + counts.given);
      shape *= 0.5f + 0.5f * fits / (fits + 1);
    }
    return shape;
  }

  // `al - Assad`: where the article that belongs to the name at `begin` stands, not before `first`.
  uint32_t ArticleBegin(uint32_t begin, uint32_t first) const {
    if (begin < first + 2 || !analysis_.IsMark(begin - 1, "-") || !analysis_.SameSentence(begin - 2, begin))
      return begin;
    return analysis_.CueBefore(begin - 1, cues_.particle) == begin - 2 ? begin - 2 : begin;
  }

  // The end of the run that begins at `i`; `i` where none does.
  uint32_t EndOf(uint32_t i, bool* known) const {
    uint32_t end = i;
    const Match* person = analysis_.MatchAt(i, EntryKind::kPerson);
    if (person != nullptr && blocks_[i] != Block::kHard) {
      end = person->tokens.end;
      *known = true;
    }
    const uint32_t vietnamese = VietnameseEnd(i);
    if (vietnamese > end && !(*known && tokens_[i].all_caps)) {
      end = vietnamese;
      *known = false;
    }
    // `Pol Pot Ieng Sary` are two; asked first, for a run of known names is long.
    const bool syllable = analysis_.InText(end) && tokens_[end].syllable;
    if (*known && (syllable || analysis_.MatchAt(end, EntryKind::kPerson) != nullptr)) return end;
    const uint32_t general = foreign_.EndOf(i);
    if (general > end) {
      end = general;
      *known = false;
    }
    return end;
  }

  void ReadShape(NameRun& run) const {
    const uint32_t begin = run.tokens.begin, end = run.tokens.end;
    for (uint32_t t = begin + 1; t + 1 < end; ++t) {
      run.korean = run.korean || foreign_.JoinsSyllables(begin, t);
    }
    run.vietnamese =
        std::all_of(tokens_.begin() + begin, tokens_.begin() + end, [](const Token& t) { return t.syllable; });
    if (run.vietnamese) run.shape = ShapeOf(run.tokens);
  }

  void SetKey(NameRun& run) const {
    absl::InlinedVector<char, 64> key;
    for (uint32_t t = run.tokens.begin; t < run.tokens.end; ++t) {
      if (!analysis_.IsWord(t)) continue;
      if (!key.empty()) key.push_back(' ');
      const absl::string_view folded = analysis_.Folded(t);
      key.insert(key.end(), folded.begin(), folded.end());
    }
    run.key = analysis_.Keep(absl::string_view(key.data(), key.size()));
  }

  const Analysis& analysis_;
  const NameCues& cues_;
  const std::vector<Token>& tokens_;
  const std::vector<Block> blocks_;
  const ForeignNames foreign_;
};

}  // namespace

std::vector<NameRun> FindNameRuns(const Analysis& analysis, const NameCues& cues) {
  return RunFinder(analysis, cues).Find();
}

}  // namespace banghi
