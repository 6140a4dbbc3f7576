#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestAgeBracket = 16;  // tokens of `(58 tuổi, quê ở huyện X, tỉnh Y)`

// `X` + `(58 tuổi, quê ở tỉnh Phú Thọ)`: longer than others, and surely of a person. `token` where none ends before it.
uint32_t AgeBracketBegin(const Analysis& analysis, int age, uint32_t token) {
  if (!analysis.IsMark(token - 1, ")")) return token;
  for (uint32_t t = token - 2; t > 0 && t + kLongestAgeBracket > token; --t) {
    if (analysis.IsMark(t, "(")) return analysis.IsNumber(t + 1) && analysis.CueAt(t + 2, age) != t + 2 ? t : token;
  }
  return token;
}

}  // namespace

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

bool EndsInSuperior(const Analysis& analysis, const Mention& office) {
  if (!office.body.empty()) return false;
  for (uint32_t t = office.head.end; t < office.tokens.end; ++t) {
    const Match* superior = analysis.MatchAt(t, EntryKind::kOffice);
    if (superior != nullptr && superior->tokens.end == office.tokens.end) return true;
  }
  return false;
}

uint32_t BracketBegin(const Analysis& analysis, uint32_t token) {
  if (token < 3 || !analysis.IsMark(token - 1, ")")) return token;
  for (uint32_t t = token - 2; t > 0 && t + kLongestBracket > token; --t) {
    if (analysis.IsMark(t, "(")) return t;
  }
  return token;
}

uint32_t PastInsertion(const Analysis& analysis, const Neighbours& neighbours, int age, uint32_t token) {
  if (analysis.IsMark(token, ",") && analysis.IsNumber(token + 1)) {
    const uint32_t end = analysis.CueAt(token + 2, age);
    return end != token + 2 && analysis.SameSentence(token, end) ? end : token;
  }
  const uint32_t end = analysis.BehindBracket(token);
  if (end == token || !analysis.SameSentence(token, end)) return token;
  for (uint32_t t = token + 1; t < end; ++t) {
    const int32_t inside = neighbours.begins[t];  // a day belongs to what was done on it: `Thủ tướng X (6/1961)`
    if (Is(analysis, inside, MentionType::kPosition) || Is(analysis, inside, MentionType::kDate)) return token;
  }
  return end;
}

uint32_t InsertionBegin(const Analysis& analysis, int age, uint32_t token) {
  if (token < 3 || !analysis.SameSentence(token - 3, token)) return token;
  if (const uint32_t bracket = BracketBegin(analysis, token); bracket != token) return bracket;
  if (const uint32_t bracket = AgeBracketBegin(analysis, age, token); bracket != token) return bracket;
  // `X, 52 tuổi` + `, từng là`
  const uint32_t word = analysis.IsMark(token - 1, ",") ? token - 1 : token;
  const uint32_t number = analysis.CueBefore(word, age);
  const bool aged = number != word && number >= 2 && analysis.IsNumber(number - 1) && analysis.IsMark(number - 2, ",");
  return aged ? number - 2 : token;
}

const Mention* BodyOf(const Analysis& analysis, const Mention& office) {
  for (size_t m = analysis.FirstMentionFrom(office.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin >= office.tokens.end) return nullptr;
    if (body.type == MentionType::kOrganization || body.type == MentionType::kMinistry) return &body;
  }
  return nullptr;
}

}  // namespace banghi
