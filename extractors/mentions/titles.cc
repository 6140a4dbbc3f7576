#include "extractors/mentions/titles.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kLongestBracket = 8;  // tokens
constexpr int kMostSteps = 12;           // a title is not longer than this many pieces

MentionType TypeOf(const Analysis& analysis, int32_t mention) { return analysis.mentions[mention].type; }

bool Is(const Analysis& analysis, int32_t mention, MentionType type) {
  return mention != kNone && TypeOf(analysis, mention) == type;
}

// Whether the office that begins at `token` stands behind an earlier name: `A, Thứ trưởng Bộ Quốc phòng` + `, Phó Đô
// đốc B`.
bool BelongsToEarlierName(const Analysis& analysis, const Neighbours& neighbours, uint32_t token) {
  for (int step = 0; step < kMostSteps && token > 0; ++step) {
    int32_t left = neighbours.ends[token];
    if (Is(analysis, left, MentionType::kPerson)) return true;
    if (left != kNone) {
      token = analysis.mentions[left].tokens.begin;
    } else if (analysis.IsMark(token - 1, ",") || analysis.IsMark(token - 1, "-")) {
      --token;
    } else {
      return false;
    }
  }
  return false;
}

// Whether the office ends with that of a superior, to whom the name behind it belongs: `cố vấn an ninh của Tổng thống`.
bool EndsInSuperior(const Analysis& analysis, const Mention& office) {
  if (!office.body.empty()) return false;
  for (uint32_t t = office.head.end; t < office.tokens.end; ++t) {
    const Match* superior = analysis.MatchAt(t, EntryKind::kOffice);
    if (superior != nullptr && superior->tokens.end == office.tokens.end) return true;
  }
  return false;
}

// Where a short bracket that ends before `token` begins: `Liên hợp quốc (LHQ) X`; `token` where none does.
uint32_t BracketBegin(const Analysis& analysis, uint32_t token) {
  if (token < 3 || !analysis.IsMark(token - 1, ")")) return token;
  for (uint32_t t = token - 2; t > 0 && t + kLongestBracket > token; --t) {
    if (analysis.IsMark(t, "(")) return t;
  }
  return token;
}

uint32_t BracketEnd(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsMark(token, "(")) return token;
  for (uint32_t t = token + 1; t < token + kLongestBracket; ++t) {
    if (analysis.IsMark(t, ")")) return t + 1;
  }
  return token;
}

// Whether the office that ends before `token` is the title of a name right behind it.
bool BelongsToLaterName(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  for (int step = 0; step < kMostSteps; ++step) {
    if (!analysis.InText(token)) return false;
    int32_t right = neighbours.begins[token];
    if (Is(analysis, right, MentionType::kPerson)) return true;
    bool passes = Is(analysis, right, MentionType::kRank) || Is(analysis, right, MentionType::kCountry);
    uint32_t filler = analysis.CueAt(token, cues.filler);
    uint32_t honorific = analysis.CueAt(token, cues.honorific);
    if (passes) {
      token = analysis.mentions[right].tokens.end;
    } else if (filler != token) {
      token = filler;
    } else if (honorific != token) {
      token = honorific;
    } else {
      return false;
    }
  }
  return false;
}

uint32_t SkipPlaces(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  for (int step = 0; step < kMostSteps && analysis.InText(token); ++step) {
    uint32_t at = std::max(analysis.CueAt(token, cues.filler), BracketEnd(analysis, token));
    int32_t right = neighbours.begins[std::min<size_t>(at, neighbours.begins.size() - 1)];
    bool place = Is(analysis, right, MentionType::kCountry) || Is(analysis, right, MentionType::kLocation) ||
                 Is(analysis, right, MentionType::kOrganization);
    if (place) {
      token = analysis.mentions[right].tokens.end;
    } else if (at != token && analysis.IsMark(token, "(")) {
      token = at;
    } else {
      break;
    }
  }
  return token;
}

// Whether the name that begins at `token` is the subject of a verb, and so no apposition to what stands before it;
// behind a dash comes an apposition of its own.
bool BeginsClause(const Analysis& analysis, const TitleCues& cues, uint32_t token) {
  uint32_t end = token;
  while (analysis.IsCapital(end) && analysis.SameSentence(token, end)) ++end;
  return analysis.IsMark(end, "-") || analysis.CueAt(end, cues.speech) != end || analysis.CueAt(end, cues.verb) != end;
}

// `Bộ trưởng Quốc phòng Nhật Bản, ông A nói`, `Người phát ngôn Bộ Quốc phòng Trung Quốc, Đại tá B`: adds the office
// before the mark at gap.begin to the title of the name at gap.end; not in `Trong cuộc gặp với Thủ tướng Nhật Bản, ông
// A nói`.
void AddOfficeBeforeMark(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, TokenRange gap,
                         Titles& titles) {
  const Titles before = TitlesBefore(analysis, cues, neighbours, gap.begin);
  if (before.positions.empty() || BelongsToEarlierName(analysis, neighbours, before.edge)) return;
  const bool object =
      analysis.IsMark(gap.begin, ",") && analysis.CueBefore(before.edge, cues.object_before) != before.edge;
  if (object && BeginsClause(analysis, cues, gap.end)) return;
  titles.positions = before.positions;
  titles.ranks.insert(titles.ranks.end(), before.ranks.begin(), before.ranks.end());
  if (titles.country_code.empty()) titles.country_code = before.country_code;
  titles.edge = before.edge;
}

// `học giả Nga Ivan Petrov`, `công chúa Thụy Điển Victoria`: the state right before the name at `token`, behind a word
// for people.
std::string CountryOfPeople(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                            uint32_t token) {
  const int32_t left = neighbours.ends[token];
  if (!Is(analysis, left, MentionType::kCountry)) return "";
  const uint32_t begin = analysis.mentions[left].tokens.begin;
  const bool people =
      analysis.CueBefore(begin, cues.relation) != begin || analysis.CueBefore(begin, cues.honorific) != begin;
  return people ? analysis.mentions[left].value : "";
}

}  // namespace

Neighbours::Neighbours(const Analysis& analysis)
    : ends(analysis.document.tokens().size() + 1, kNone), begins(analysis.document.tokens().size() + 1, kNone) {
  auto keep = [&analysis](int32_t& slot, size_t m) {
    if (slot == kNone || analysis.mentions[slot].tokens.size() < analysis.mentions[m].tokens.size())
      slot = static_cast<int32_t>(m);
  };
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    if (analysis.mentions[m].dropped) continue;
    keep(ends[analysis.mentions[m].tokens.end], m);
    keep(begins[analysis.mentions[m].tokens.begin], m);
  }
}

TitleCues::TitleCues(const Bundle& bundle)
    : honorific(bundle.CueList("honorific")),
      counterpart(bundle.CueList("counterpart")),
      filler(bundle.CueList("title_filler")),
      link(bundle.CueList("title_link")),
      joint(bundle.CueList("title_joint")),
      of(bundle.CueList("of")),
      former(bundle.CueList("former")),
      speech(bundle.CueList("speech_verb")),
      verb(bundle.CueList("clause_verb")),
      object_before(bundle.CueList("object_before")),
      relation(bundle.CueList("person_word")),
      one_of(bundle.CueList("one_of")),
      spokesperson(bundle.CueList("spokesperson")),
      about(bundle.CueList("about")),
      at(bundle.CueList("seat_before")) {}

Titles TitlesBefore(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  Titles titles;
  titles.edge = token;
  std::string country;
  bool body = false;
  bool of_body = false;  // a state or body stands between the name and what is read
  uint32_t at = token;
  for (int step = 0; step < kMostSteps && at > 0 && analysis.SameSentence(at - 1, token); ++step) {
    uint32_t begin = analysis.CueBefore(at, cues.honorific);
    bool taken = begin != at && neighbours.ends[at] != kNone;  // `Anh` the country
    if (begin != at && !taken && (at == token || titles.any())) {
      titles.honorific = true;
      titles.edge = at = begin;
      continue;
    }
    begin = analysis.CueBefore(at, cues.counterpart);
    if (begin != at) {
      titles.counterpart = true;
      titles.edge = begin;
      if (titles.country_code.empty()) titles.country_code = country;
      break;
    }
    int32_t left = neighbours.ends[at];
    if (Is(analysis, left, MentionType::kRank)) {
      titles.ranks.push_back(left);
      if (titles.country_code.empty()) titles.country_code = country;
    } else if (Is(analysis, left, MentionType::kPosition)) {
      // Behind a mark the name is the adviser's own.
      // Of two that might be meant the superior is the one whom people.tsv has.
      const bool superior = analysis.MatchAt(token, EntryKind::kPerson) != nullptr || !analysis.IsCapital(token + 1);
      if (!titles.any() && analysis.IsWord(token) && superior && EndsInSuperior(analysis, analysis.mentions[left])) {
        titles.honorific = true;
        titles.country_code = country;
        break;
      }
      titles.positions.push_back(left);
    } else if (Is(analysis, left, MentionType::kCountry)) {
      country = analysis.mentions[left].value;
      int32_t owner = neighbours.ends[analysis.mentions[left].tokens.begin];
      body = body || (at == token && Is(analysis, owner, MentionType::kMinistry));
    } else if (left != kNone && TypeOf(analysis, left) != MentionType::kPerson &&
               TypeOf(analysis, left) != MentionType::kDate) {
      // A body or place within the title: `Đại sứ Việt Nam tại Liên hợp quốc X`, `Phó Chủ nhiệm ..., Bộ Ngoại giao X`.
      body = body || (at == token && TypeOf(analysis, left) == MentionType::kMinistry);
    } else if (analysis.CueBefore(at, cues.of) != at && !of_body) {
      break;  // `cố vấn của ông Trump`: somebody else's
    } else if (of_body && (begin = analysis.CueBefore(at, cues.link)) != at) {
      at = begin;  // `Đặc phái viên Mỹ về Triều Tiên A`
      continue;
    } else if ((begin = analysis.CueBefore(at, cues.filler)) != at || (begin = BracketBegin(analysis, at)) != at) {
      at = begin;
      continue;
    } else {
      bool body_before = body;
      begin = titles.any() ? analysis.CueBefore(at, cues.joint) : at;
      bool comma = begin == at && (titles.any() || body_before) && analysis.IsMark(at - 1, ",");
      // `Tổng Bí thư - Chủ tịch nước X`
      bool dash = begin == at && titles.any() && analysis.IsMark(at - 1, "-") && neighbours.ends[at - 1] != kNone;
      if (comma || dash) begin = at - 1;
      if (begin == at || begin == 0) break;
      const bool office = Is(analysis, neighbours.ends[begin], MentionType::kPosition) ||
                          Is(analysis, neighbours.ends[begin], MentionType::kRank);
      if ((comma || dash) && titles.positions.empty() && !office) {
        AddOfficeBeforeMark(analysis, cues, neighbours, {begin, token}, titles);
        break;
      }
      int32_t title = neighbours.ends[begin];
      // `Tổng thống Ba Lan, Chánh văn phòng X`: a state behind the office says that it is somebody else's.
      if (Is(analysis, title, MentionType::kCountry) && comma) break;
      if (Is(analysis, title, MentionType::kCountry)) title = neighbours.ends[analysis.mentions[title].tokens.begin];
      if (!Is(analysis, title, MentionType::kPosition) && !Is(analysis, title, MentionType::kRank)) break;
      const uint32_t office_begin = analysis.mentions[title].tokens.begin;
      if (BelongsToEarlierName(analysis, neighbours, office_begin)) break;
      // `Theo Người phát ngôn Bộ Ngoại giao, Phó Thủ tướng X sẽ ...`: who speaks holds no other office.
      if (comma && !titles.positions.empty() && analysis.CueAt(office_begin, cues.spokesperson) != office_begin) break;
      at = begin;
      continue;
    }
    of_body = of_body || (!Is(analysis, left, MentionType::kRank) && !Is(analysis, left, MentionType::kPosition));
    at = analysis.mentions[left].tokens.begin;
    if (Is(analysis, left, MentionType::kRank) || Is(analysis, left, MentionType::kPosition)) titles.edge = at;
  }
  if (body && !titles.positions.empty() && titles.country_code.empty()) titles.country_code = country;
  if (!titles.any() && titles.country_code.empty())
    titles.country_code = CountryOfPeople(analysis, cues, neighbours, token);
  return titles;
}

Titles TitlesBeforeComma(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                         TokenRange name) {
  Titles titles;
  titles.edge = name.begin;
  if (name.size() < 2 || name.begin < 2 || !analysis.IsMark(name.begin - 1, ",")) return titles;
  const bool dated = Is(analysis, neighbours.begins[name.end], MentionType::kDate);  // `..., X hôm 13/11 phát biểu`
  if (!dated && !analysis.IsMark(name.end, ",") && analysis.CueAt(name.end, cues.speech) == name.end) return titles;
  Titles before = TitlesBefore(analysis, cues, neighbours, name.begin - 1);
  if (before.positions.empty() || analysis.CueBefore(before.edge, cues.object_before) != before.edge) return titles;
  return BelongsToEarlierName(analysis, neighbours, before.edge) ? titles : before;
}

Titles TitlesBehind(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  Titles titles;
  titles.edge = token;
  bool bracket = analysis.IsMark(token, "(");
  if (!bracket && !analysis.IsMark(token, ",") && !analysis.IsMark(token, "-")) return titles;
  uint32_t at = token + 1;
  for (int step = 0; step < kMostSteps && analysis.InText(at) && analysis.SameSentence(token, at); ++step) {
    at = analysis.CueAt(at, cues.former);
    int32_t right = neighbours.begins[at];
    if (!Is(analysis, right, MentionType::kPosition)) break;
    uint32_t end = analysis.mentions[right].tokens.end;
    if (!EndsInSuperior(analysis, analysis.mentions[right]) && BelongsToLaterName(analysis, cues, neighbours, end)) {
      titles.runs_on = step > 0;
      break;
    }
    titles.positions.push_back(right);
    // Behind it its country and where it is held, then a comma or `kiêm` and the next office.
    end = SkipPlaces(analysis, cues, neighbours, end);
    titles.edge = end;
    if (analysis.IsMark(end, ",") && analysis.InText(end + 1) &&
        Is(analysis, neighbours.begins[end + 1], MentionType::kCountry)) {
      const Mention& country =
          analysis.mentions[neighbours.begins[end + 1]];  // `Tổng Giám đốc ITAR-TASS, Liên bang Nga.`
      if (!analysis.IsWord(country.tokens.end) && titles.country_code.empty()) titles.country_code = country.value;
    }
    uint32_t joint = analysis.IsMark(end, ",") ? end + 1 : analysis.CueAt(end, cues.joint);
    if (joint == end) break;
    at = joint;
  }
  return titles;
}

}  // namespace banghi
