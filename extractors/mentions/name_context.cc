#include "extractors/mentions/name_context.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extractors/mentions/name_shape.h"
#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestInsertion = 15;  // tokens
constexpr size_t kMostRuns = 256;  // in which another form of a name is looked for, so that the cost stays linear

// Whether what stands at `token`, behind a comma, says what somebody is: `một chuyên gia`, `giáo sư`, `cựu phóng viên`,
// `người từng là Thứ trưởng`.
bool SaysWho(const Analysis& analysis, const NameCues& cues, const Neighbours& neighbours, uint32_t token) {
  uint32_t word = analysis.CueAt(token, cues.titles.former);
  if (word == token) word = analysis.CueAt(token, cues.one_of);
  word = analysis.CueAt(word, cues.titles.former);
  const int32_t office = neighbours.begins[word];
  if (office != kNone && analysis.mentions[office].type == MentionType::kPosition) return true;
  return analysis.CueAt(word, cues.relation) != word;
}

// `Euan Graham, từ Viện Lowy, cho rằng`: whether the mark at `comma` opens a short insertion behind which a verb of
// speech stands.
bool SpeaksBehindInsertion(const Analysis& analysis, const NameCues& cues, uint32_t comma) {
  if (!analysis.IsMark(comma, ",")) return false;
  for (uint32_t t = comma + 1; t <= comma + kLongestInsertion && analysis.SameSentence(comma, t); ++t) {
    if (analysis.IsMark(t, ",")) return t > comma + 2 && analysis.CueAt(t + 1, cues.speech) != t + 1;
  }
  return false;
}

// `tàu | Quang Trung`, `tàu 016 | Quang Trung`, `tàu HQ-011 - | Đinh Tiên Hoàng`: whether a word for things that bear
// names stands before `name`, over a hull number.
bool BehindThing(const Analysis& analysis, const NameCues& cues, uint32_t name) {
  const uint32_t hull = name > 0 && analysis.IsMark(name - 1, "-") ? name - 1 : name;
  uint32_t begin = name;
  if (hull > 0 && analysis.IsNumber(hull - 1) && analysis.SameSentence(hull - 1, name)) {
    begin = hull - 1;
    const bool letters = begin >= 2 && analysis.IsMark(begin - 1, "-") && analysis.IsCapital(begin - 2);
    if (letters) begin -= 2;
  }
  return analysis.CueBefore(begin, cues.thing_before) != begin;
}

float PersonBefore(const Analysis& analysis, const NameCues& cues, const Neighbours& neighbours, const NameRun& run) {
  uint32_t at = run.tokens.begin;
  if (analysis.CueBefore(at, cues.relation) != at) return 2.5f;
  const uint32_t such = analysis.CueBefore(at, cues.such_as);  // `một số học giả như Ivan Petrov`
  if (such != at && run.tokens.size() > 1 && analysis.CueBefore(such, cues.relation) + 1 < such) return 2.5f;
  const bool thing = BehindThing(analysis, cues, at);
  if (thing && run.vietnamese && run.tokens.size() == 1) return -3;  // `Giám đốc chương trình Quyền lực ...`
  Titles titles = TitlesBefore(analysis, cues.titles, neighbours, at);
  if (titles.honorific || titles.counterpart || !titles.ranks.empty()) return 3;
  if (!titles.positions.empty()) {
    const Mention& position = analysis.mentions[titles.positions.front()];
    const Office& office = analysis.bundle.offices()[position.entry];
    bool may_be_body = office.complements == kComplementBody && position.body.empty() && position.tokens.end == at;
    return may_be_body && !run.vietnamese && run.tokens.size() == 1 ? 1.5f : 3.0f;
  }
  if (thing) return -3;
  if (!titles.country_code.empty() && run.tokens.size() > 1) return 2;  // `học giả Nga Ivan Petrov`
  if (!TitlesBeforeComma(analysis, cues.titles, neighbours, run.tokens).positions.empty()) return 1.5f;
  int32_t left = neighbours.ends[at];
  bool body = left != kNone && (analysis.mentions[left].type == MentionType::kMinistry ||
                                analysis.mentions[left].type == MentionType::kOrganization);
  if (body && run.tokens.size() > 1) return 1.5f;
  bool country = left != kNone && analysis.mentions[left].type == MentionType::kCountry;
  if (country && run.tokens.size() > 1 && !run.vietnamese) return 0.5f;
  return analysis.CueBefore(at, cues.told_by) != at ? 1.0f : 0.0f;
}

// `X, 52 tuổi`, `X (52 tuổi)`
bool HasAge(const Analysis& analysis, const NameCues& cues, uint32_t end) {
  return (analysis.IsMark(end, ",") || analysis.IsMark(end, "(")) && analysis.IsNumber(end + 1) &&
         analysis.CueAt(end + 2, cues.titles.age) != end + 2;
}

float PersonBehind(const Analysis& analysis, const NameCues& cues, const Neighbours& neighbours, const NameRun& run) {
  if (run.speaks) return 1.5f;
  const bool initial = analysis.document.tokens()[run.tokens.end - 1].span.length() == 1;  // `cháu K. (9 tuổi)`
  if (!initial && HasAge(analysis, cues, run.tokens.end)) return 1.5f;
  uint32_t end = run.tokens.end;
  const int32_t inside = neighbours.begins[std::min<size_t>(end + 1, neighbours.begins.size() - 1)];
  const bool address = inside != kNone && analysis.mentions[inside].type == MentionType::kLocation;
  if (!address) end = PastInsertion(analysis, neighbours, cues.titles.age, end);  // `X (Zhou Bo), giám đốc`
  bool joint = analysis.IsMark(end, ",") || analysis.IsMark(end, "-") || analysis.IsMark(end, "(");
  if (!joint || !analysis.InText(end + 1)) return 0;
  int32_t right = neighbours.begins[end + 1];
  // `Theo Independent, Tổng thống X ...`: a source, and then the main clause.
  const bool source = run.tokens.size() == 1 && analysis.IsMark(end, ",") &&
                      analysis.CueBefore(run.tokens.begin, cues.told_by) != run.tokens.begin;
  if (right != kNone && analysis.mentions[right].type == MentionType::kPosition) return source ? 0.0f : 2.0f;
  if (SaysWho(analysis, cues, neighbours, end + 1)) return 2;
  const bool foreign = !run.vietnamese && run.tokens.size() > 1;
  return foreign && SpeaksBehindInsertion(analysis, cues, run.tokens.end) ? 1.5f : 0.0f;
}

// `V.Matvienko`
bool HasInitial(const Analysis& analysis, TokenRange name) {
  return name.size() >= 3 && analysis.document.tokens()[name.begin].span.length() == 1 &&
         analysis.IsMark(name.begin + 1, ".") && !analysis.document.tokens()[name.begin + 2].space_before &&
         analysis.document.tokens()[name.begin + 2].span.length() > 2;
}

// `GDP`, `UAV`: letters that stand for words, in a text that is not in capitals.
bool IsAbbreviation(const Analysis& analysis, const NameRun& run) {
  const auto& tokens = analysis.document.tokens();
  const uint32_t begin = run.tokens.begin, end = run.tokens.end;
  if (run.tokens.size() != 1 || run.vietnamese || run.known) return false;
  const auto in_capitals = [&](uint32_t t) { return analysis.IsWord(t) && tokens[t].all_caps; };
  const absl::string_view letters = analysis.document.TextOf(run.tokens);  // of one letter `H`, `Đ` are initials
  const auto letter = [](char c) { return (c & 0xC0) != 0x80; };
  if (!in_capitals(begin) || std::count_if(letters.begin(), letters.end(), letter) < 2) return false;
  return !(begin > 0 && in_capitals(begin - 1)) && !(analysis.InText(end) && in_capitals(end));
}

// `OceanBank`, `VinFast`: a capital within one word, as firms write themselves; not `McMaster`, `DeSantis`, `LaRouche`.
bool IsBrand(const Analysis& analysis, const NameRun& run) {
  constexpr size_t kLongestPrefix = 3;  // `Mac`
  if (run.tokens.size() != 1 || run.vietnamese || run.known) return false;
  const absl::string_view word = analysis.document.TextOf(run.tokens);
  for (size_t i = kLongestPrefix + 1; i < word.size(); ++i) {
    if (absl::ascii_isupper(word[i]) && absl::ascii_islower(word[i - 1])) return true;
  }
  return false;
}

// `Deutsche Bank`, `Gulf Times`
bool EndsAsFirm(const Analysis& analysis, const NameCues& cues, const NameRun& run) {
  return run.tokens.size() > 1 && !run.known && analysis.CueBefore(run.tokens.end, cues.firm_last) != run.tokens.end;
}

// What its words alone say.
float ByWords(const Analysis& analysis, const NameCues& cues, NameRun& run) {
  float person = run.known ? 3.0f : 0.0f;
  if (run.vietnamese && run.tokens.size() >= 2) run.by_shape = run.shape * (run.tokens.size() >= 3 ? 3.0f : 1.5f);
  if (!run.vietnamese && run.tokens.size() >= 2 && run.tokens.size() <= 5) run.by_shape = 0.5f;
  person += run.by_shape;
  if (run.korean) person += 1.5f;
  if (!run.vietnamese && HasInitial(analysis, run.tokens)) person += 1.5f;
  // `Nikko Indonesia`: a firm rather than a person.
  for (uint32_t t = run.tokens.begin; !run.known && t < run.tokens.end; ++t) {
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    if (country != nullptr && !country->ambiguous && country->tokens.end == run.tokens.end) person -= 2;
  }
  const bool no_name = analysis.CueAt(run.tokens.begin, cues.not_name) == run.tokens.end;
  if (no_name || EndsAsFirm(analysis, cues, run) || IsAbbreviation(analysis, run) || IsBrand(analysis, run))
    person -= 5;
  // `chức danh GS`: how scholars are addressed, and nobody behind it.
  const bool letters = analysis.document.tokens()[run.tokens.begin].all_caps;
  if (letters && analysis.CueAt(run.tokens.begin, cues.honorific) == run.tokens.end) person -= 5;
  return person;
}

// What other rooms found in its place.
float AgainstPlace(const Analysis& analysis, const Neighbours& neighbours, const NameRun& run) {
  const Match* body = analysis.MatchAt(run.tokens.begin, EntryKind::kOrganization);
  if (body != nullptr && !body->ambiguous && body->tokens == run.tokens && run.tokens.size() > 1) return -3;
  int32_t same = neighbours.begins[run.tokens.begin];
  if (same == kNone || analysis.mentions[same].type != MentionType::kLocation) return 0;
  const Mention& place = analysis.mentions[same];
  // `thành phố Hồ Chí Minh`: a class word makes it a place; `Uỷ ban ...`: a body begins here.
  if (absl::StartsWith(place.source, "location_classes/")) return place.tokens.Contains(run.tokens) ? -6.0f : 0.0f;
  // `các nước Thái Bình Dương`: it has the shape of a name, and is known to be something else.
  const Match* known = analysis.MatchAt(run.tokens.begin, EntryKind::kLocation);
  return known != nullptr && !known->ambiguous && known->tokens == run.tokens && run.tokens.size() > 1 ? -3.0f : 0.0f;
}

// `Phó Giám đốc` + `Cục các đơn vị`, `Tư lệnh` + `Đại quân khu`: whether the capital syllable behind an office begins a
// lower-case noun, rather than being the name of who holds it (`Chủ tịch` + `Tập tại Bắc Kinh`).
bool BeginsNounOfOffice(const Analysis& analysis, const NameCues& cues, const Neighbours& neighbours,
                        const std::vector<NameRun>& runs, const NameRun& run) {
  const uint32_t begin = run.tokens.begin, end = run.tokens.end;
  const int32_t office = neighbours.ends[begin];
  if (office == kNone || analysis.mentions[office].type != MentionType::kPosition) return false;
  if (run.known || run.speaks || analysis.CueAt(end, cues.titles.verb) != end || !Adjacent(analysis, begin, end))
    return false;
  for (EntryKind kind : {EntryKind::kOrganizationClass, EntryKind::kLocationClass, EntryKind::kOffice, EntryKind::kTerm,
                         EntryKind::kPortfolio, EntryKind::kTrigger, EntryKind::kTopic}) {
    const Match* noun = analysis.MatchAt(begin, kind);
    if (noun != nullptr && noun->tokens.end > end) return true;
  }
  const NameCounts counts = analysis.bundle.name_syllables().Find(analysis.Folded(begin));
  const bool of_names = counts.family + counts.middle + counts.given > 0;
  if (of_names && analysis.MatchAt(begin, EntryKind::kOrganizationClass) == nullptr) return false;
  const auto last = runs.begin() + static_cast<ptrdiff_t>(std::min(runs.size(), kMostRuns));
  return std::none_of(runs.begin(), last, [&](const NameRun& other) {  // `Ban Ki-moon`
    return other.tokens.size() > 1 && analysis.Folded(other.tokens.begin) == analysis.Folded(begin);
  });
}

// The words behind or inside that make it a body, a ship or a longer noun.
float AgainstThing(const Analysis& analysis, const NameCues& cues, const NameRun& run, float person) {
  const uint32_t begin = run.tokens.begin, end = run.tokens.end;
  const bool syllable = run.vietnamese && run.tokens.size() == 1;
  float against = 0;
  if (analysis.CueBefore(begin, cues.award) != begin) against -= 6;  // `Huân chương Hồ Chí Minh`
  // The ship `Đô đốc Kuznetsov`.
  const Match* rank = begin > 1 ? analysis.MatchAt(begin - 2, EntryKind::kRank) : nullptr;
  if (rank != nullptr && rank->tokens.end == begin &&
      analysis.CueBefore(rank->tokens.begin, cues.thing_before) != rank->tokens.begin) {
    against -= 6;
  }
  // `UBND`, `TCT`: an abbreviation of a class word.
  const Match* body = analysis.MatchAt(begin, EntryKind::kOrganizationClass);
  bool abbreviation = run.tokens.size() == 1 && analysis.document.tokens()[begin].all_caps && !run.vietnamese;
  const bool longer_word = body != nullptr && body->tokens.size() > 1;  // `Đoàn ĐBQH`, `Bộ Tư` + `lệnh`
  if (body != nullptr && ((longer_word && (syllable || body->tokens.end >= end)) || abbreviation)) against -= 6;
  const Match* longer = analysis.MatchAt(begin, EntryKind::kOrganization);  // `GS Nhà nước`
  if (syllable && longer != nullptr && longer->tokens.end > end) against -= 6;
  if (HasModelNumber(analysis, end)) against -= 6;  // the exercise `Vostok-2018`
  // `tại Đối thoại ...`: the capital of a longer noun.
  if (syllable && analysis.IsCapital(end) && Adjacent(analysis, end - 1, end)) against -= 3;
  bool noun = syllable && analysis.IsWord(end) && !analysis.IsCapital(end);
  if (noun && (analysis.MatchAt(begin, EntryKind::kTrigger) != nullptr || person + against < 3)) against -= 3;
  return against;
}

}  // namespace

void WeighContext(const Analysis& analysis, const NameCues& cues, std::vector<NameRun>& runs) {
  const Neighbours neighbours(analysis);
  for (NameRun& run : runs) {
    run.speaks = analysis.CueAt(run.tokens.end, cues.speech) != run.tokens.end;
    run.person = PersonBefore(analysis, cues, neighbours, run) + PersonBehind(analysis, cues, neighbours, run);
    run.person += ByWords(analysis, cues, run) + AgainstPlace(analysis, neighbours, run);
    run.person += AgainstThing(analysis, cues, run, run.person);
    const bool syllable = run.vietnamese && run.tokens.size() == 1 && !analysis.IsCapital(run.tokens.end);
    if (syllable && BeginsNounOfOffice(analysis, cues, neighbours, runs, run)) run.person -= 6;
    run.thing = BehindThing(analysis, cues, run.tokens.begin);
    bool place = analysis.CueBefore(run.tokens.begin, cues.place_before) != run.tokens.begin;
    const bool letters = analysis.document.tokens()[run.tokens.begin].span.length() == 1;  // `bà H.T.P`
    const bool no_name = letters || analysis.CueAt(run.tokens.begin, cues.not_name) == run.tokens.end ||
                         IsBrand(analysis, run) || EndsAsFirm(analysis, cues, run);
    if (place && !no_name && !HasModelNumber(analysis, run.tokens.end)) run.place += 2;
  }
  for (size_t i = 1; i < runs.size(); ++i) {
    NameRun &left = runs[i - 1], &right = runs[i];
    uint32_t between = left.tokens.end;
    if (between + 1 != right.tokens.begin) continue;
    if (analysis.IsMark(between, "-")) {  // `thượng đỉnh Trump - Kim`
      left.paired = right.person >= 2;
      right.paired = left.person >= 2;
    }
    // `..., A, B và C`: a run in a list beside a person.
    if (!analysis.IsMark(between, ",")) continue;
    if (left.person >= 2 && right.tokens.size() > 1) right.person += 1;
    if (right.person >= 2 && left.tokens.size() > 1) left.person += 1;
  }
}

}  // namespace banghi
