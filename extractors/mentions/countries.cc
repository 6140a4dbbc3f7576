#include "extractors/mentions/countries.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "extractors/mentions/country_context.h"
#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr uint32_t kCommonSurname = 20;  // people of name_syllables.tsv

}  // namespace

CountriesRoom::CountriesRoom(const Bundle& bundle)
    : at_place_(bundle.CueList("at_place")),
      language_(bundle.CueList("language_before")),
      not_language_(bundle.CueList("not_language")),
      honorific_(bundle.CueList("honorific")),
      country_word_(bundle.CueList("country_before")),
      pronoun_follows_(bundle.CueList("pronoun_verb")),
      short_form_(bundle.CueList("country_short_form")),
      pronoun_(bundle.CueList("country_pronoun")),
      language_after_(bundle.CueList("language_after")),
      conjunction_(bundle.CueList("conjunction")),
      named_(bundle.CueList("named_before")),
      direction_(bundle.CueList("direction")),
      direction_word_(bundle.CueList("direction_word")),
      state_verb_(bundle.CueList("state_verb")),
      state_verb_toward_(bundle.CueList("state_verb_toward")),
      verb_(bundle.CueList("clause_verb")),
      noun_(bundle.CueList("country_noun")),
      in_word_(bundle.CueList("country_in_word")),
      in_pairs_(bundle.CueList("country_in_pairs")) {}

bool CountriesRoom::InPair(const Analysis& analysis, const Match& match) const {
  uint32_t end = match.tokens.end;
  if (IsDash(analysis, end) && analysis.MatchAt(end + 1, EntryKind::kCountry) != nullptr) return true;
  if (end < analysis.document.tokens().size() && Adjacent(analysis, end - 1, end)) {
    const Match* next = analysis.MatchAt(end, EntryKind::kCountry);  // `Việt Mỹ`
    if (next != nullptr && next->tokens.size() == 1 && !analysis.IsCapital(end + 1)) return true;
  }
  if (match.tokens.begin < 2) return false;
  uint32_t before = match.tokens.begin - 1;
  uint32_t left = IsDash(analysis, before) ? before - 1 : before;
  for (uint32_t back = left, steps = 0; steps < 4; --back, ++steps) {
    const Match* other = analysis.MatchAt(back, EntryKind::kCountry);
    if (other != nullptr && other->tokens.end == left + 1) {
      return left != before || (other->tokens.size() == 1 && analysis.IsCapital(before));
    }
    if (back == 0) break;
  }
  return false;
}

bool CountriesRoom::InList(const Analysis& analysis, const Match& match) const {
  uint32_t end = match.tokens.end;
  uint32_t next = analysis.IsMark(end, ",") ? end + 1 : analysis.CueAt(end, conjunction_);
  const Match* country = next == end ? nullptr : analysis.MatchAt(next, EntryKind::kCountry);
  return country != nullptr && analysis.SameSentence(end, next) && !analysis.IsCapital(country->tokens.end);
}

bool CountriesRoom::EndsList(const Analysis& analysis, const Match& match) const {
  uint32_t begin = match.tokens.begin;
  if (begin < 2 || !analysis.IsMark(begin - 1, ",") || analysis.IsCapital(match.tokens.end)) return false;
  for (uint32_t back = begin - 1, steps = 0; back > 0 && steps < 4; --back, ++steps) {
    const Match* other = analysis.MatchAt(back - 1, EntryKind::kCountry);
    if (other != nullptr && other->tokens.end == begin - 1) return analysis.SameSentence(back - 1, begin);
  }
  return false;
}

bool CountriesRoom::BehindDirection(const Analysis& analysis, const Match& match) const {
  uint32_t direction = analysis.CueBefore(match.tokens.begin, direction_);
  if (direction == match.tokens.begin) return false;
  return !match.ambiguous || analysis.CueBefore(direction, direction_word_) != direction;
}

bool CountriesRoom::Acts(const Analysis& analysis, const Match& match) const {
  uint32_t end = match.tokens.end;
  if (analysis.CueAt(end, state_verb_) != end) return true;
  const uint32_t toward = analysis.CueAt(end, state_verb_toward_);  // `Anh mời Tổng thống`, `Đức tặng Việt Nam`
  if (toward != end && analysis.AnyAt(toward, {EntryKind::kCountry, EntryKind::kOffice})) return true;
  bool pronoun = analysis.CueAt(match.tokens.begin, pronoun_) != match.tokens.begin;
  return !pronoun && analysis.CueAt(end, verb_) != end;
}

bool CountriesRoom::JoinsName(const Analysis& analysis, const Match& match, const std::vector<bool>& known) const {
  uint32_t begin = match.tokens.begin, end = match.tokens.end;
  const auto& tokens = analysis.document.tokens();
  if (begin > 0 && Adjacent(analysis, begin - 1, begin) && tokens[begin - 1].capital && !known[begin - 1]) {
    // Else a capital only because it opens the sentence: `Theo Mỹ`; or a part of the country: `phía Tây Syria`; or an
    // abbreviation: `UAV Mỹ`.
    const bool letters = tokens[begin - 1].all_caps && !tokens[begin - 1].syllable && !tokens[begin].all_caps &&
                         tokens[begin - 1].span.length() >= 2;
    if (!letters && !OpensClause(analysis, begin - 1) && !BehindDirection(analysis, match)) return true;
  }
  if (Adjacent(analysis, end - 1, end) && tokens[end].capital && tokens[end].syllable && !known[end] &&
      analysis.MatchAt(end, EntryKind::kCountry) == nullptr) {
    // `Bộ trưởng Quốc phòng Anh Ben Wallace`: what follows an office's country is a name of its own.
    bool after_office = begin > 0 && known[begin - 1];
    // `đại tá Thái Văn Đợi`, `công ty Thái Sơn`: no office, and the short name goes on as that of a man or a body.
    if (after_office && match.ambiguous && BehindRankOrClass(analysis, begin)) return true;
    // `tại Mỹ Phạm Quang Vinh`: a common surname begins a name.
    bool surname = analysis.IsCapital(end + 1) &&
                   analysis.bundle.name_syllables().Find(analysis.Folded(end)).family >= kCommonSurname;
    // `tại Philippines Sung Kim`: a state whose name no Vietnamese word goes on.
    const bool foreign = !tokens[begin].syllable && !match.ambiguous;
    // `người đồng cấp Singapore Lý Hiển Long`
    const Match* person = analysis.MatchAt(end, EntryKind::kPerson);
    if (person != nullptr && person->tokens.size() > 1 && !match.ambiguous) return false;
    return !after_office && !((surname || foreign) && analysis.CueBefore(begin, country_word_) != begin);
  }
  return false;
}

uint32_t CountriesRoom::LanguagesEnd(const Analysis& analysis, const Match& match) const {
  if (analysis.CueBefore(match.tokens.begin, language_) == match.tokens.begin) return match.tokens.begin;
  uint32_t end = match.tokens.end;
  for (const Match* next; analysis.IsMark(end, ","); end = next->tokens.end) {
    next = analysis.MatchAt(end + 1, EntryKind::kCountry);
    if (next == nullptr || analysis.CueAt(end + 1, not_language_) != end + 1) break;
  }
  const uint32_t joint = analysis.CueAt(end, conjunction_);
  const Match* last = joint == end ? nullptr : analysis.MatchAt(joint, EntryKind::kCountry);
  // `nói tiếng Anh, Nga và ...`: without the conjunction what follows the comma may be a clause of its own.
  const bool list = last != nullptr && analysis.CueAt(joint, not_language_) == joint &&
                    analysis.SameSentence(match.tokens.begin, joint) && !Acts(analysis, *last);
  return list ? last->tokens.end : match.tokens.end;
}

bool CountriesRoom::InWord(const Analysis& analysis, const Match& match) const {
  const uint32_t begin = match.tokens.begin, end = match.tokens.end;
  return analysis.CueAt(begin, in_word_) > end || analysis.CueBefore(end, in_word_) < begin;
}

bool CountriesRoom::Accept(const Analysis& analysis, const Match& match, const std::vector<bool>& known,
                           GivenNames& names, bool* weak) const {
  *weak = false;
  uint32_t begin = match.tokens.begin;
  if (match.tokens.size() == 1 && analysis.CueBefore(begin, named_) != begin)
    return analysis.Refuse(match, "countries/part-of-name");
  if (analysis.CueAt(match.tokens.end, language_after_) != match.tokens.end)
    return analysis.Refuse(match, "countries/language");
  if (HasGluedNumber(analysis, match)) return analysis.Refuse(match, "countries/part-of-name");
  if (LongerNoun(analysis, match) || InWord(analysis, match)) return analysis.Refuse(match, "countries/longer-noun");
  bool uncertain = match.ambiguous || match.tokens.size() == 1;
  if (!uncertain) return true;
  if (InPair(analysis, match) || EndsList(analysis, match)) return true;
  if (analysis.CueAt(begin, in_pairs_) == match.tokens.end)
    return analysis.Refuse(match, "countries/ordinary-syllable");
  if (InCapitals(analysis, begin)) {
    const bool asked = analysis.CueBefore(begin, country_word_) != begin || (begin > 0 && known[begin - 1]);
    return asked || analysis.Refuse(match, "countries/in-capitals");
  }
  if (IsPost(analysis, match, at_place_)) return true;
  if (JoinsName(analysis, match, known)) return analysis.Refuse(match, "countries/part-of-name");
  if (match.tokens.size() == 1 && names.IsBehindRank(begin)) return analysis.Refuse(match, "countries/given-name");
  // `Trung tâm`, `Đài thờ`: short forms that are first of all ordinary syllables need a word that asks for a country.
  const bool asked = analysis.CueBefore(begin, country_word_) != begin || (begin > 0 && known[begin - 1]);
  const bool syllable = analysis.CueAt(begin, short_form_) == match.tokens.end;
  // `Ý kiến`, `Áo dài`: names that are also nouns need such a word, or a verb of states behind them.
  const bool noun = analysis.CueAt(begin, noun_) == match.tokens.end && !Acts(analysis, match);
  if (!asked && (syllable || noun)) return analysis.Refuse(match, "countries/ordinary-syllable");
  const Token& token = analysis.document.tokens()[begin];
  bool opens = begin == 0 || analysis.document.tokens()[begin - 1].sentence != token.sentence ||
               analysis.IsMark(begin - 1, "\"") || analysis.IsMark(begin - 1, "“");
  if (analysis.CueBefore(begin, country_word_) != begin) return true;
  if (analysis.CueBefore(begin, honorific_) != begin)
    return !match.ambiguous || analysis.Refuse(match, "countries/part-of-name");
  if (opens && match.ambiguous && !InList(analysis, match) && !Acts(analysis, match)) *weak = true;
  return true;
}

void CountriesRoom::Run(Analysis& analysis) const {
  const std::vector<bool> known = KnownTokens(analysis);
  absl::flat_hash_set<uint32_t> certain;
  std::vector<const Match*> uncertain;
  GivenNames names(analysis);
  auto add = [&analysis](const Match& match, float confidence) {
    const Country& country = analysis.bundle.countries()[match.entry];
    Mention& mention = analysis.mentions.emplace_back();
    mention.type = MentionType::kCountry;
    mention.tokens = match.tokens;
    mention.value = country.code;
    mention.country_code = country.code;
    mention.entry = static_cast<int32_t>(match.entry);
    mention.source = country.source;
    mention.confidence = confidence;
  };
  uint32_t next = 0, languages = 0;
  for (const Match& longest : analysis.matches) {
    if (longest.kind != EntryKind::kCountry || longest.tokens.begin < next || analysis.IsCredit(longest.tokens.begin))
      continue;
    const Match& match = WithoutBody(analysis, longest);
    if (match.tokens.begin >= languages) languages = LanguagesEnd(analysis, match);
    if (match.tokens.begin < languages) {
      analysis.Refuse(match, "countries/language");
      continue;
    }
    bool weak = false;
    if (!Accept(analysis, match, known, names, &weak)) continue;
    next = match.tokens.end;
    if (weak) {
      uncertain.push_back(&match);
      continue;
    }
    certain.insert(match.entry);
    add(match, match.ambiguous ? 0.8f : 1.0f);
  }
  // At the head of a sentence every word has a capital: `Anh` is the country there only where the article speaks of it
  // elsewhere and no verb of a person follows.
  for (const Match* match : uncertain) {
    if (!certain.contains(match->entry)) {
      analysis.Refuse(*match, "countries/opens-sentence");
      continue;
    }
    bool pronoun = analysis.CueAt(match->tokens.begin, pronoun_) != match->tokens.begin;
    if (pronoun && analysis.CueAt(match->tokens.end, pronoun_follows_) != match->tokens.end) {
      analysis.Refuse(*match, "countries/pronoun");
      continue;
    }
    add(*match, 0.6f);
  }
}

}  // namespace banghi
