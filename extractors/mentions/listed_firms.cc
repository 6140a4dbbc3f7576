#include "extractors/mentions/listed_firms.h"

#include <algorithm>

#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestNoun =
    16;  // tokens from the word for firms to `như`: `tập đoàn lớn đã đầu tư thành công tại Việt Nam như`
constexpr uint32_t kLongestName = 4;  // words
constexpr uint32_t kMostFirms = 12;

bool IsForeignWord(const Analysis& analysis, uint32_t token) {
  return analysis.IsCapital(token) && !analysis.document.tokens()[token].syllable;
}

// Where the firm that begins at `token` ends; `token` where none does. `H & M`, `Rolls - Royce`.
uint32_t FirmEnd(const Analysis& analysis, uint32_t token) {
  uint32_t end = token;
  while (end < token + kLongestName && IsForeignWord(analysis, end) &&
         (end == token || Adjacent(analysis, end - 1, end))) {
    ++end;
    const bool joint = analysis.IsMark(end, "&") || analysis.IsMark(end, "-");
    if (joint && IsForeignWord(analysis, end + 1) && analysis.SameSentence(end - 1, end + 1)) end += 2;
  }
  return end;
}

// Whether `như` at `token` tells examples of firms: the last plural before it is that of a word for firms.
bool TellsFirms(const Analysis& analysis, const FirmListCues& cues, uint32_t token) {
  bool firms = false;
  const uint32_t from = token - std::min(token, kLongestNoun);
  for (uint32_t t = from; t < token; ++t) {
    if (!analysis.SameSentence(t, token)) continue;
    const uint32_t plural = analysis.CueAt(t, cues.plural);
    if (analysis.CueAt(t, cues.firm_noun) != t) {
      firms = true;
    } else if (plural != t && analysis.CueAt(t, cues.two_states) == t) {
      firms = false;
    } else if (analysis.IsMark(t, ",") || analysis.MatchAt(t, EntryKind::kTrigger) != nullptr) {
      firms = false;
    }
  }
  return firms;
}

void AddFirm(Analysis& analysis, TokenRange name) {
  Mention mention;
  mention.type = MentionType::kOrganization;
  mention.tokens = name;
  mention.value = "COMPANY";
  mention.source = "organizations/listed";
  mention.confidence = 0.7f;
  mention.doubt = kShapeDoubt;
  analysis.Add(mention);
}

// Reads the list of firms that begins at `token`.
void ReadList(Analysis& analysis, const FirmListCues& cues, uint32_t token) {
  for (uint32_t firm = 0; firm < kMostFirms; ++firm) {
    const Match* known = analysis.MatchAt(token, EntryKind::kOrganization);
    if (analysis.AnyAt(token, {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kLocation, EntryKind::kOffice}))
      return;
    uint32_t end = known != nullptr ? known->tokens.end : FirmEnd(analysis, token);
    if (end == token || HasModelNumber(analysis, end) || analysis.IsCapital(end)) return;
    if (known == nullptr) AddFirm(analysis, {token, end});
    end = analysis.BehindBracket(end);
    const uint32_t next = analysis.IsMark(end, ",") ? end + 1 : analysis.CueAt(end, cues.conjunction);
    if (next == end || !analysis.SameSentence(token, next)) return;
    token = next;
  }
}

// `California Institute` + `of Technology`
uint32_t PastOf(const Analysis& analysis, uint32_t end) {
  const bool of = analysis.Folded(end) == "of" || analysis.Folded(end) == "for";
  if (!of || !IsForeignWord(analysis, end + 1) || !analysis.SameSentence(end - 1, end + 1)) return end;
  return std::max(end, FirmEnd(analysis, end + 1));
}

// Where the foreign words begin that `last`, the last word of a firm's name, ends: `Hindus` + `Times`; `last` where
// none stand before it.
uint32_t FirmBegin(const Analysis& analysis, uint32_t last) {
  uint32_t begin = last;
  while (begin > 0 && last - begin < kLongestName) {
    const bool joint = begin > 1 && analysis.IsMark(begin - 1, "&");
    const uint32_t before = joint ? begin - 2 : begin - 1;
    const bool near = joint ? analysis.SameSentence(before, begin) : Adjacent(analysis, before, begin);
    if (!near || !IsForeignWord(analysis, before) || analysis.IsCredit(before)) break;
    begin = before;
  }
  return begin;
}

}  // namespace

void AddFirmsByLastWord(Analysis& analysis, const FirmListCues& cues) {
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  const uint64_t words = Matches::BitOfList(cues.firm_end);
  for (uint32_t t = 0; (t = analysis.matches.NextOf(t, 0, words)) < size; ++t) {
    if (!analysis.IsCapital(t) || analysis.CueAt(t, cues.firm_end) != t + 1 || analysis.IsCapital(t + 1)) continue;
    const uint32_t begin = FirmBegin(analysis, t);
    if (begin == t) continue;
    // `Ngân hàng Nordvik Group`, but `Theo Nordvik News`
    const bool joined = begin > 0 && Adjacent(analysis, begin - 1, begin) && analysis.IsCapital(begin - 1);
    if (joined && !(OpensPhrase(analysis, begin - 1) && analysis.CueAt(begin - 1, cues.opener) == begin)) continue;
    // `C.T Group`; the submarine `USS Newport News`
    bool known = HasModelNumber(analysis, t + 1) || analysis.document.tokens()[begin].span.length() == 1;
    for (uint32_t i = begin; i <= t && !known; ++i) {
      known = analysis.AnyAt(i, {EntryKind::kOrganization, EntryKind::kPerson, EntryKind::kOffice}) ||
              ShipNameEnd(analysis, i, cues.ship_prefix) != i;
    }
    if (!known) AddFirm(analysis, {begin, PastOf(analysis, t + 1)});
  }
}

FirmListCues::FirmListCues(const Bundle& bundle)
    : firm_noun(bundle.CueList("firm_noun")),
      firm_kind(bundle.CueList("firm_kind")),
      firm_end(bundle.CueList("firm_end")),
      ship_prefix(bundle.CueList("ship_prefix")),
      opener(bundle.CueList("sentence_opener")),
      such_as(bundle.CueList("such_as")),
      two_states(bundle.CueList("two_states")),
      plural(bundle.CueList("plural")),
      conjunction(bundle.CueList("conjunction")) {}

void AddListedFirms(Analysis& analysis, const FirmListCues& cues) {
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  const uint64_t nouns = Matches::BitOfList(cues.firm_noun) | Matches::BitOfList(cues.such_as);
  for (uint32_t t = 0; (t = analysis.matches.NextOf(t, 0, nouns)) < size; ++t) {
    if (analysis.IsCredit(t)) continue;
    const uint32_t such = analysis.CueAt(t, cues.such_as);
    if (such != t && IsForeignWord(analysis, such) && analysis.SameSentence(t, such)) {
      if (TellsFirms(analysis, cues, t)) ReadList(analysis, cues, such);
      continue;
    }
    // `các hãng` + `Boeing, Airbus`
    const uint32_t noun = analysis.CueAt(t, cues.firm_noun);
    const bool several = noun != t && analysis.CueBefore(t, cues.plural) != t;
    const bool kind = analysis.CueAt(noun, cues.firm_kind) != noun;  // `các công ty TNHH`
    if (several && !kind && IsForeignWord(analysis, noun) && Adjacent(analysis, noun - 1, noun))
      ReadList(analysis, cues, noun);
  }
}

}  // namespace banghi
