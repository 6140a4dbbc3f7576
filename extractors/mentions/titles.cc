#include "extractors/mentions/titles.h"

namespace banghi {
namespace {

constexpr int kMostSteps = 12;  // a title is not longer than this many pieces

MentionType TypeOf(const Analysis& analysis, int32_t mention) { return analysis.mentions[mention].type; }

bool Is(const Analysis& analysis, int32_t mention, MentionType type) {
  return mention != kNone && TypeOf(analysis, mention) == type;
}

// Whether the office that begins at `token` stands behind an earlier name: `A, Thứ trưởng Bộ Quốc phòng` + `, Phó Đô đốc B`.
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

}  // namespace

Neighbours::Neighbours(const Analysis& analysis)
    : ends(analysis.document.tokens().size() + 1, kNone), begins(analysis.document.tokens().size() + 1, kNone) {
  auto keep = [&analysis](int32_t& slot, size_t m) {
    if (slot == kNone || analysis.mentions[slot].tokens.size() < analysis.mentions[m].tokens.size()) slot = static_cast<int32_t>(m);
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
      joint(bundle.CueList("title_joint")),
      former(bundle.CueList("former")) {}

Titles TitlesBefore(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  Titles titles;
  titles.edge = token;
  std::string country;
  uint32_t at = token;
  for (int step = 0; step < kMostSteps && at > 0 && analysis.SameSentence(at - 1, token); ++step) {
    uint32_t begin = analysis.CueBefore(at, cues.honorific);
    if (begin != at) {
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
      titles.positions.push_back(left);
    } else if (Is(analysis, left, MentionType::kCountry)) {
      country = analysis.mentions[left].value;
    } else if (left != kNone && TypeOf(analysis, left) != MentionType::kPerson && TypeOf(analysis, left) != MentionType::kDate) {
      // A body or place within the title: `Đại sứ Việt Nam tại Liên hợp quốc X`.
    } else if ((begin = analysis.CueBefore(at, cues.filler)) != at) {
      at = begin;
      continue;
    } else {
      begin = titles.any() ? analysis.CueBefore(at, cues.joint) : at;
      if (begin == at && titles.any() && analysis.IsMark(at - 1, ",")) begin = at - 1;
      if (begin == at || begin == 0) break;
      int32_t title = neighbours.ends[begin];
      if (Is(analysis, title, MentionType::kCountry)) title = neighbours.ends[analysis.mentions[title].tokens.begin];
      if (!Is(analysis, title, MentionType::kPosition) && !Is(analysis, title, MentionType::kRank)) break;
      if (BelongsToEarlierName(analysis, neighbours, analysis.mentions[title].tokens.begin)) break;
      at = begin;
      continue;
    }
    at = analysis.mentions[left].tokens.begin;
    if (Is(analysis, left, MentionType::kRank) || Is(analysis, left, MentionType::kPosition)) titles.edge = at;
  }
  return titles;
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
    if (BelongsToLaterName(analysis, cues, neighbours, end)) break;
    titles.positions.push_back(right);
    // Behind it its country, then a comma or `kiêm` and the next office.
    while (analysis.InText(end) && Is(analysis, neighbours.begins[end], MentionType::kCountry)) {
      end = analysis.mentions[neighbours.begins[end]].tokens.end;
    }
    titles.edge = end;
    uint32_t joint = analysis.IsMark(end, ",") ? end + 1 : analysis.CueAt(end, cues.joint);
    if (joint == end) break;
    at = joint;
  }
  return titles;
}

}  // namespace banghi
