#include "extractors/entities/home_country.h"

#include <algorithm>
#include <utility>

#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr int kSurname = 2;           // people of name_syllables.tsv that make a syllable a surname
constexpr int kCommonSurname = 100;   // ... and one that leaves no doubt
constexpr uint32_t kApposition = 20;  // tokens in which an apposition names its state
constexpr uint32_t kTitles = 6;       // tokens from `do` to the name: `do Thượng tướng X`
constexpr uint32_t kDelegation = 20;  // tokens of a delegation's name

TextRef MostVoted(const PersonFacts& facts) {
  TextRef best;
  int most = 0;
  for (const auto& [code, votes] : facts.countries) {
    if (votes > most || (votes == most && code < best)) {
      best = code;
      most = votes;
    }
  }
  return best;
}

}  // namespace

TextRef HomeCountries::Of(const PersonFacts& facts, const Mention& name, PersonEntity& person) {
  const auto because = [&person](absl::string_view rule, TextRef code) {
    if (!code.empty()) person.why.Add("country", code, rule);
    return code;
  };
  const bool international = facts.international && !facts.office_without_country;
  if (facts.countries.empty() && international) return "";
  // Where titles and home disagree the titles were somebody else's.
  const Person* known = person.known == kNone ? nullptr : &analysis_.bundle.people()[person.known];
  if (known != nullptr && !known->country_code.empty()) return because(SourceOf(*known), known->country_code);
  if (TextRef best = MostVoted(facts); !best.empty()) return because("people/country-of-title", best);
  if (known != nullptr) return "";
  if (TextRef kin = OfKin(person); !kin.empty()) {
    const TextRef own = Beside(person);  // `..., vợ ông X, nghị sĩ Pháp`
    return own.empty() ? because("people/country-of-kin", kin) : because("people/country-of-apposition", own);
  }
  const bool has_title = !facts.positions.empty() || !facts.ranks.empty();
  if (LooksVietnamese(name.tokens)) {
    const bool serves = has_title || IsCalled(person, cues_.spouse);  // `Phu nhân Trần Thị A`
    return because("people/vietnamese-name", serves ? "VN" : "");
  }
  if (TextRef beside = Beside(person); !beside.empty()) return because("people/country-of-apposition", beside);
  if (TextRef led = OfDelegation(person); !led.empty()) return because("people/country-of-delegation", led);
  // A foreign name without a state serves the one that the article is about; who only looks on serves none, nor does
  // the director of a firm.
  const bool aside = (facts.private_office || facts.international) && !facts.office_without_country;
  if (aside && facts.ranks.empty()) return "";
  const bool speaks =
      has_title || ((facts.honorific || person.mentions.size() > 1) && !IsCalled(person, cues_.observer));
  return because("people/foreign-side", speaks ? ForeignSide(name) : TextRef());
}

// `Giáo sư X`, `X, một chuyên gia quân sự`: whether a word of the list says who somebody is.
bool HomeCountries::IsCalled(const PersonEntity& person, int list) const {
  return std::any_of(person.mentions.begin(), person.mentions.end(), [&](int32_t m) {
    const TokenRange name = analysis_.mentions[m].tokens;
    if (analysis_.CueBefore(name.begin, list) != name.begin) return true;
    if (!analysis_.IsMark(name.end, ",") && !analysis_.IsMark(name.end, "-")) return false;
    const uint32_t word = analysis_.CueAt(name.end + 1, cues_.one_of);
    return analysis_.SameSentence(name.begin, word) && analysis_.CueAt(word, list) != word;
  });
}

// `Tổng thống X và phu nhân [Y]`, `Tổng thống Chile và phu nhân [Y]`: the state of whoever stands right before.
TextRef HomeCountries::OfKin(const PersonEntity& person) const {
  for (int32_t m : person.mentions) {
    const uint32_t name = analysis_.mentions[m].tokens.begin;
    const uint32_t joint = FamilyJoint(analysis_, cues_, name);
    const int32_t before = joint == name ? kNone : analysis_.neighbours.ends[joint];
    if (before == kNone) continue;
    const Mention& whose = analysis_.mentions[before];
    if (whose.type == MentionType::kCountry) return whose.value;
    if (whose.type == MentionType::kPosition) return whose.country_code;
    const bool made = whose.entity != kNone && static_cast<size_t>(whose.entity) < analysis_.people.size();
    if (whose.type == MentionType::kPerson && made) return analysis_.people[whose.entity].country_code;
  }
  return "";
}

// `X, một chuyên gia quân sự Nga, nói`, `X - nhà nghiên cứu tại Viện Lowy (Úc) -`: the first state named in an
// apposition behind the name that says who it is.
TextRef HomeCountries::Beside(const PersonEntity& person) const {
  for (int32_t m : person.mentions) {
    const uint32_t mark = PastInsertion(analysis_, analysis_.neighbours, cues_.age, analysis_.mentions[m].tokens.end);
    if (!analysis_.IsMark(mark, ",") && !analysis_.IsMark(mark, "-")) continue;
    uint32_t word = analysis_.CueAt(mark + 1, cues_.one_of);
    word = analysis_.CueAt(word, cues_.former);
    if (!analysis_.SameSentence(mark, word) || analysis_.CueAt(word, cues_.relation) == word) continue;
    for (size_t i = analysis_.FirstMentionFrom(word); i < analysis_.mentions.size(); ++i) {
      const Mention& mention = analysis_.mentions[i];
      if (mention.dropped || mention.tokens.begin > mark + kApposition) break;
      bool over = !analysis_.SameSentence(mark, mention.tokens.begin) || mention.type == MentionType::kPerson;
      for (uint32_t t = word; t < mention.tokens.begin && !over; ++t)
        over = analysis_.IsMark(t, ",") || analysis_.CueAt(t, cues_.speech) != t;
      if (over) break;
      if (mention.type == MentionType::kCountry && !IsSubject({word, mention.tokens.begin}, mention.tokens.end))
        return mention.value;
    }
  }
  return "";
}

// `đoàn đại biểu Quân đội nhân dân Lào do Thượng tướng X dẫn đầu`: the state named first between the two.
TextRef HomeCountries::OfDelegation(const PersonEntity& person) const {
  for (int32_t m : person.mentions) {
    const uint32_t name = analysis_.mentions[m].tokens.begin;
    const TokenRange by = LastBefore(name, kTitles, cues_.led_by);
    const TokenRange delegation = by.empty() ? by : LastBefore(by.begin, kDelegation, cues_.delegation);
    for (uint32_t t = delegation.end; t < by.begin && !delegation.empty(); ++t) {
      const Match* country = analysis_.MatchAt(t, EntryKind::kCountry);
      if (country != nullptr && !country->ambiguous) return analysis_.bundle.countries()[country->entry].code;
    }
  }
  return "";
}

// The word of the list nearest before `token` in its sentence, at most `reach` tokens away; empty where none is.
TokenRange HomeCountries::LastBefore(uint32_t token, uint32_t reach, int list) const {
  for (uint32_t t = token; t > 0 && t + reach > token && analysis_.SameSentence(t - 1, token); --t) {
    if (const uint32_t end = analysis_.CueAt(t - 1, list); end != t - 1) return {t - 1, end};
  }
  return {};
}

// `chuyên gia về quan hệ Mỹ - Triều`: whether the state behind `words`, which ends before `end`, is what they study.
bool HomeCountries::IsSubject(TokenRange words, uint32_t end) const {
  if (analysis_.IsMark(end, "-") || analysis_.IsMark(words.end - 1, "-")) return true;
  bool about = false;
  for (uint32_t t = words.begin; t < words.end; ++t) {
    if (analysis_.CueAt(t, cues_.about) != t) about = true;
    if (analysis_.CueAt(t, cues_.of) != t || analysis_.CueAt(t, cues_.at) != t) about = false;
  }
  return about;
}

TextRef HomeCountries::ForeignSide(const Mention& name) {
  if (!sides_.has_value()) sides_.emplace(analysis_, /*with_people=*/false);
  for (const TextRef code : sides_->At(analysis_.document.tokens()[name.tokens.begin].sentence).codes) {
    if (code != "VN") return code;
  }
  return "";
}

bool HomeCountries::LooksVietnamese(TokenRange tokens) const {
  if (tokens.size() < 2) return false;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!analysis_.document.tokens()[t].syllable) return false;
  }
  const NameSyllables& names = analysis_.bundle.name_syllables();
  const int family = static_cast<int>(names.Find(analysis_.Folded(tokens.begin)).family);
  if (tokens.size() > 2 && family >= kCommonSurname) return true;
  const NameCounts given = names.Find(analysis_.Folded(tokens.end - 1));
  const bool ends = given.given + given.middle > 0;
  if (family >= kSurname) return ends;
  // `Nhân Thành Công`: a surname that the counts do not hold, between syllables that only Vietnamese names have.
  return tokens.size() > 2 && ends && given.given > 0 && names.Find(analysis_.Folded(tokens.end - 2)).middle > 0;
}

}  // namespace banghi
