#include "extractors/mentions/foreign_names.h"

#include <algorithm>

#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestState = 6;     // tokens
constexpr uint32_t kLongestSyllable = 6;  // letters of a syllable of a transcribed name

}  // namespace

ForeignNames::ForeignNames(const Analysis& analysis, const NameCues& cues, const std::vector<Block>& blocks)
    : analysis_(analysis), cues_(cues), tokens_(analysis.document.tokens()), blocks_(blocks) {}

// `Kim Yo - jong`, written with blanks around the hyphen.
bool ForeignNames::IsKoreanHyphen(uint32_t begin, uint32_t hyphen) const {
  return hyphen >= begin + 2 && analysis_.IsMark(hyphen, "-") && !analysis_.IsCapital(hyphen + 1) &&
         analysis_.SameSentence(begin, hyphen + 1) && Free(hyphen + 1) &&
         analysis_.CueAt(hyphen + 1, cues_.korean_syllable) == hyphen + 2;
}

// `Thoong - lun Xi - xu - lít`: a hyphen between the syllables of a transcribed name, which has several of them.
bool ForeignNames::IsTranscription(uint32_t hyphen) const {
  if (hyphen == 0 || !HangsOn(hyphen)) return false;
  const bool behind = HangsOn(hyphen + 2) || (Adjacent(analysis_, hyphen + 1, hyphen + 2) &&
                                              analysis_.IsCapital(hyphen + 2) && HangsOn(hyphen + 3));
  const bool before =
      hyphen >= 3 && (HangsOn(hyphen - 2) || (Adjacent(analysis_, hyphen - 2, hyphen - 1) && HangsOn(hyphen - 3)));
  return behind || before;
}

// Whether a short word in lower case hangs on the word before `hyphen`.
bool ForeignNames::HangsOn(uint32_t hyphen) const {
  return analysis_.IsMark(hyphen, "-") && analysis_.SameSentence(hyphen - 1, hyphen + 1) &&
         analysis_.IsWord(hyphen - 1) && analysis_.IsWord(hyphen + 1) && !analysis_.IsCapital(hyphen + 1) &&
         tokens_[hyphen + 1].span.length() <= kLongestSyllable && Free(hyphen + 1);
}

bool ForeignNames::IsForeignPlace(uint32_t i) const {
  if (blocks_[i] != Block::kSoft || tokens_[i].syllable) return false;
  const Match* place = analysis_.MatchAt(i, EntryKind::kLocation);
  return place != nullptr && place->tokens.size() == 1 && analysis_.MatchAt(i, EntryKind::kCountry) == nullptr;
}

// Whether a title or a word for people ends before `token`.
bool ForeignNames::BehindTitle(uint32_t token) const {
  if (analysis_.CueBefore(token, cues_.honorific) != token || analysis_.CueBefore(token, cues_.relation) != token)
    return true;
  return token > 0 && blocks_[token - 1] == Block::kHard && TitleEndsAt(analysis_, token);
}

// Whether the place at `place` ends the name that begins at `begin`: `ông Carlos Santiago`, `Alejandro Aparicio
// Santiago`; not `Olympic Pyeongchang`.
bool ForeignNames::EndsWithPlace(uint32_t begin, uint32_t place) const {
  if (!IsForeignPlace(place) || tokens_[begin].syllable || !Free(begin)) return false;
  if (analysis_.CueAt(begin, cues_.place_first) != begin) return false;
  return place >= begin + 2 || BehindTitle(begin);
}

// `Tổng thống Paraguay [Santiago] Pena`, `bà [Sydney] Smith`; not `Thị trưởng [London] Sadiq Khan`.
bool ForeignNames::OpensWithPlace(uint32_t i) const {
  if (!IsForeignPlace(i) || !analysis_.IsCapital(i + 1) || tokens_[i + 1].syllable) return false;
  if (!Adjacent(analysis_, i, i + 1) || !Free(i + 1) || OpensPhrase(analysis_, i)) return false;
  if (analysis_.CueBefore(i, cues_.honorific) != i) return true;
  for (uint32_t back = 1; back <= std::min(i, kLongestState); ++back) {
    const Match* state = analysis_.MatchAt(i - back, EntryKind::kCountry);
    if (state != nullptr && state->tokens.end == i) return TitleEndsAt(analysis_, i - back);
  }
  return false;
}

// Whether the run may go on from `end` (just behind its last token) with a token at *next.
bool ForeignNames::Continues(uint32_t begin, uint32_t end, uint32_t* next) const {
  if (!analysis_.InText(end) || tokens_[end].sentence != tokens_[begin].sentence || tokens_[end].line_before)
    return false;
  if (!tokens_[begin].syllable && analysis_.CueAt(end, cues_.regnal) == end + 2) {
    *next = end + 1;  // `Margrethe Đệ nhị`
    return analysis_.CueAt(end, cues_.kin) == end;
  }
  if (analysis_.IsCapital(end)) {
    *next = end;
    // `Carlos Santiago`, not `Greater Manchester Andy Burnham`
    const bool last = !analysis_.IsCapital(end + 1) || !Adjacent(analysis_, end, end + 1);
    const bool place = last && EndsWithPlace(begin, end);
    return (Free(end) || place) && (Adjacent(analysis_, end - 1, end) || analysis_.IsMark(end - 1, "."));
  }
  if (IsKoreanHyphen(begin, end) || IsTranscription(end)) {
    *next = end + 1;
    return true;
  }
  bool foreign = !tokens_[end - 1].syllable || (end - 1 > begin && !tokens_[begin].syllable);
  // `Trump - Kim`: two people.
  const Match* first = analysis_.MatchAt(begin, EntryKind::kPerson);
  const bool pair =
      analysis_.MatchAt(end + 1, EntryKind::kPerson) != nullptr || (first != nullptr && first->tokens.end == end);
  if (analysis_.IsMark(end, "-") && analysis_.IsWord(end + 1) && Free(end + 1) && !pair) {
    *next = end + 1;
    bool glued = !tokens_[end].space_before && !tokens_[end + 1].space_before;
    return glued || (foreign && analysis_.IsCapital(end + 1) && !tokens_[end + 1].syllable);
  }
  if (analysis_.IsMark(end, ".") && tokens_[end - 1].span.length() <= 2 && analysis_.IsCapital(end + 1) &&
      Free(end + 1)) {
    *next = end + 1;  // `Donald J.Trump`, `Sergei V. Mikhailov`
    return tokens_[end + 1].sentence == tokens_[begin].sentence;
  }
  const bool initial = tokens_[end - 1].span.length() == 1;  // `Bill O ' Reilly`
  if ((analysis_.IsMark(end, "'") || analysis_.IsMark(end, "’")) && analysis_.IsCapital(end + 1) &&
      (initial || !tokens_[end + 1].space_before)) {
    *next = end + 1;  // `O'Brien`
    return Free(end + 1);
  }
  return GoesOnBehindParticle(end, foreign, next);
}

// Whether a word such as `van der`, `bin`, `al -` at `end` leads on to a token at *next.
bool ForeignNames::GoesOnBehindParticle(uint32_t end, bool foreign, uint32_t* next) const {
  uint32_t particle = end;
  for (uint32_t more; (more = analysis_.CueAt(particle, cues_.particle)) != particle;) particle = more;
  // `Hamad bin Isa al - Khalifa`
  const bool hyphen = particle != end && foreign && analysis_.IsMark(particle, "-");
  if (hyphen) ++particle;
  if (particle == end || !analysis_.IsCapital(particle) || !Free(particle)) return false;
  if (!hyphen && !Adjacent(analysis_, particle - 1, particle)) return false;
  *next = particle;
  return foreign || !tokens_[particle].syllable;
}

uint32_t ForeignNames::EndOf(uint32_t i) const {
  if (!Free(i) && !OpensWithPlace(i)) return i;
  uint32_t end = i + 1;
  for (uint32_t next; Continues(i, end, &next);) end = next + 1;
  return end;
}

bool ForeignNames::JoinsSyllables(uint32_t begin, uint32_t hyphen) const {
  return IsKoreanHyphen(begin, hyphen) || IsTranscription(hyphen);
}

}  // namespace banghi
