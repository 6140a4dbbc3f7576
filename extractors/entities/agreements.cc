#include "extractors/entities/agreements.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extractors/entities/agreement_standing.h"
#include "extractors/entities/parties.h"
#include "text/tokens.h"

namespace banghi {
namespace {

constexpr uint32_t kMostCounted = 10;  // `ký 29 thỏa thuận` is a number, not a list of instruments

// What is kept of an entity while mentions are gathered.
struct Draft {
  AgreementEntity entity;
  int32_t instrument = kNone;
  std::set<std::string> words;  // of the subject, folded, without what every title has
  std::string between;          // the words that name the parties, folded
  bool parties_named = false;
  bool status_stated = false;
};

bool Subset(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

std::set<std::string> SetOf(const std::vector<std::string>& codes) { return {codes.begin(), codes.end()}; }

}  // namespace

AgreementEntities::AgreementEntities(const Bundle& bundle)
    : signing_(bundle.CueList("agreement_signing")),
      count_(bundle.CueList("agreement_count")),
      generic_(bundle.CueList("agreement_generic")),
      about_(bundle.CueList("agreement_about")),
      pair_(bundle.CueList("agreement_pair")),
      renewal_(bundle.CueList("agreement_renewal")),
      and_(bundle.CueList("agreement_and")) {}

class AgreementEntities::Collector {
 public:
  Collector(const AgreementEntities& room, Analysis& analysis)
      : room_(room), analysis_(analysis), parties_(analysis), standing_(analysis, parties_) {}

  void Add(int32_t index);
  void AddRenewed(TokenRange title);
  void AddCounted(const Match& noun);
  void Finish();

 private:
  Draft Make(TokenRange tokens, const std::string& type, int32_t instrument) const;
  bool Spells(const Draft& known, const Draft& draft) const;
  Draft* Same(const Draft& draft);
  void Merge(Draft& into, Draft&& from) const;
  std::set<std::string> WordsOf(TokenRange tokens) const;
  // The noun of an older instrument inside `title`; null where there is none.
  const Match* Renewed(TokenRange title) const;
  std::string PeriodOf(TokenRange tokens) const;
  uint32_t NounEnd(TokenRange tokens) const;

  const AgreementEntities& room_;
  Analysis& analysis_;
  const PartyFinder parties_;
  const StandingReader standing_;
  std::vector<Draft> drafts_;
  uint32_t last_end_ = 0;  // behind the title before, for abbreviations in brackets
  size_t last_ = 0;
};

uint32_t AgreementEntities::Collector::NounEnd(TokenRange tokens) const {
  const Match* noun = analysis_.MatchAt(tokens.begin, EntryKind::kAgreementNoun);
  return noun == nullptr ? tokens.begin : std::min(noun->tokens.end, tokens.end);
}

std::set<std::string> AgreementEntities::Collector::WordsOf(TokenRange tokens) const {
  std::set<std::string> words;
  for (uint32_t i = NounEnd(tokens); i < tokens.end;) {
    uint32_t next = i;
    for (int list : {room_.generic_, room_.about_, room_.pair_, room_.and_}) next = std::max(next, analysis_.CueAt(i, list));
    if (const Match* country = analysis_.MatchAt(i, EntryKind::kCountry); country != nullptr) {
      next = std::max(next, country->tokens.end);
    }
    if (const Match* body = analysis_.MatchAt(i, EntryKind::kOrganization);
        body != nullptr && !analysis_.bundle.organizations()[body->entry].code.empty()) {
      next = std::max(next, body->tokens.end);
    }
    if (next == i) {
      if (analysis_.IsWord(i) || analysis_.IsNumber(i)) words.emplace(analysis_.Folded(i));
      next = i + 1;
    }
    i = next;
  }
  return words;
}

std::string AgreementEntities::Collector::PeriodOf(TokenRange tokens) const {
  for (const Mention& mention : analysis_.mentions) {
    if (mention.dropped || mention.tokens.begin >= tokens.end) break;
    if (mention.type == MentionType::kDate && tokens.Contains(mention.tokens) && mention.value.find('/') != std::string::npos) {
      return mention.value;
    }
  }
  return "";
}

Draft AgreementEntities::Collector::Make(TokenRange tokens, const std::string& type, int32_t instrument) const {
  Draft draft;
  AgreementEntity& entity = draft.entity;
  entity.type = type;
  entity.title = std::string(analysis_.document.TextOf(tokens));
  for (uint32_t i = NounEnd(tokens); i < tokens.end; ++i) {
    const uint32_t subject = analysis_.CueAt(i, room_.about_);
    if (subject == i || subject >= tokens.end) continue;
    entity.subject = std::string(analysis_.document.TextOf(TokenRange{subject, tokens.end}));
    break;
  }
  entity.period = PeriodOf(tokens);
  draft.instrument = instrument;
  std::string status;
  bool parties_known = false;
  if (instrument != kNone) {
    const Instrument& known = analysis_.bundle.instruments()[instrument];
    status = known.status;
    entity.parties = known.parties;
    parties_known = !known.parties.empty() || !known.status.empty();  // multilateral, or its parties are listed
    const absl::string_view last = analysis_.Folded(tokens.end - 1);
    if (analysis_.IsNumber(tokens.end - 1) && last.size() == 4) entity.signed_date = std::string(last);
  } else {
    draft.words = WordsOf(tokens);
  }
  draft.parties_named = parties_known;
  if (!parties_known) {
    PartyFinder::Parties found = parties_.Of(tokens);
    entity.parties = std::move(found.codes);
    draft.parties_named = found.named;
  }
  for (TokenRange clause = parties_.Clause(parties_.SkipBrackets(tokens.end)); clause.begin < clause.end; ++clause.begin) {
    absl::StrAppend(&draft.between, analysis_.Folded(clause.begin), " ");
  }
  Standing standing = standing_.Read(tokens, status, Renewed(tokens) != nullptr);
  entity.status = std::move(standing.status);
  draft.status_stated = standing.stated;
  if (entity.signed_date.empty()) entity.signed_date = std::move(standing.signed_date);
  return draft;
}

// `Hiệp định thương mại tự do giữa Việt Nam và EU` is the EVFTA: the same parties, and no word that its full name has not.
bool AgreementEntities::Collector::Spells(const Draft& known, const Draft& draft) const {
  if (known.instrument == kNone || draft.instrument != kNone || draft.words.size() < 2) return false;
  const Instrument& instrument = analysis_.bundle.instruments()[known.instrument];
  if (instrument.type != draft.entity.type || SetOf(instrument.parties) != SetOf(draft.entity.parties)) return false;
  std::vector<Token> tokens;
  std::string folded;
  Tokenize(instrument.name, tokens, folded);
  std::set<std::string> words;
  for (const Token& token : tokens) words.insert(folded.substr(token.folded.begin, token.folded.length()));
  return Subset(draft.words, words);
}

Draft* AgreementEntities::Collector::Same(const Draft& draft) {
  for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
    if (it->instrument != kNone || draft.instrument != kNone) {
      if (it->instrument == draft.instrument || Spells(*it, draft) || Spells(draft, *it)) return &*it;
      continue;
    }
    if (it->entity.type != draft.entity.type) continue;
    const bool general = draft.words.empty() || it->words.empty();
    const bool own_parties = !draft.between.empty() && !it->between.empty() && draft.between != it->between;
    if (general && (own_parties || draft.words != it->words)) {
      // `biên bản ghi nhớ giữa A và B`, `biên bản ghi nhớ giữa C và D` are two; a bare one speaks of the one before.
      if (own_parties || !draft.between.empty() || !draft.words.empty()) continue;
      return &*it;
    }
    if (draft.parties_named && it->parties_named && SetOf(draft.entity.parties) != SetOf(it->entity.parties)) continue;
    if (draft.words == it->words) return &*it;
    const std::set<std::string>& fewer = draft.words.size() < it->words.size() ? draft.words : it->words;
    const std::set<std::string>& more = draft.words.size() < it->words.size() ? it->words : draft.words;
    if (fewer.size() >= 2 && Subset(fewer, more) && fewer.size() * 3 >= more.size()) return &*it;
  }
  return nullptr;
}

void AgreementEntities::Collector::Merge(Draft& into, Draft&& from) const {
  if (from.entity.title.size() > into.entity.title.size()) {
    into.entity.title = std::move(from.entity.title);
    into.entity.subject = std::move(from.entity.subject);
    if (!from.words.empty()) into.words = std::move(from.words);
  }
  if (into.instrument == kNone) into.instrument = from.instrument;
  if (from.parties_named && !into.parties_named) {
    into.entity.parties = std::move(from.entity.parties);
    into.parties_named = true;
  }
  if (from.status_stated && (!into.status_stated || from.entity.status == "ENDED")) {
    into.entity.status = std::move(from.entity.status);
    into.status_stated = true;
  }
  if (into.entity.signed_date.empty()) into.entity.signed_date = std::move(from.entity.signed_date);
  if (into.entity.period.empty()) into.entity.period = std::move(from.entity.period);
  if (into.between.empty()) into.between = std::move(from.between);
}

void AgreementEntities::Collector::Add(int32_t index) {
  Mention& mention = analysis_.mentions[index];
  const TokenRange tokens = mention.tokens;
  const bool abbreviated = mention.source == "agreements/abbreviation";
  Draft draft = Make(tokens, mention.value, mention.entry);
  Draft* same = nullptr;
  if (tokens.begin > 0 && last_end_ != 0 && tokens.begin <= last_end_ + 5 && analysis_.IsMark(tokens.begin - 1, "(")) {
    same = &drafts_[last_];  // `Bản ghi nhớ ... (MOU)`
  } else if (abbreviated) {
    for (Draft& other : drafts_) {
      for (int32_t m : other.entity.mentions) {
        const bool same_text = analysis_.document.TextOf(analysis_.mentions[m].tokens) == analysis_.document.TextOf(tokens);
        if (same == nullptr && same_text) same = &other;
      }
    }
  }
  if (same == nullptr) same = Same(draft);
  if (same == nullptr) {
    draft.entity.source = mention.source;
    same = &drafts_.emplace_back(std::move(draft));
  } else {
    Merge(*same, std::move(draft));
  }
  same->entity.mentions.push_back(index);
  last_ = static_cast<size_t>(same - drafts_.data());
  last_end_ = tokens.end;
}

// `Văn bản gia hạn [Thỏa thuận hợp tác về đào tạo]`: the older instrument inside the title is one of its own.
void AgreementEntities::Collector::AddRenewed(TokenRange title) {
  const Match* noun = Renewed(title);
  if (noun == nullptr) return;
  const AgreementNoun& entry = analysis_.bundle.agreement_nouns()[noun->entry];
  Draft draft = Make({noun->tokens.begin, title.end}, entry.type, kNone);
  draft.entity.status = "SIGNED";
  for (const Draft& other : drafts_) {
    if (other.entity.type == entry.type && !other.words.empty() && (Subset(other.words, draft.words) || Subset(draft.words, other.words))) return;
  }
  draft.entity.source = entry.source;
  drafts_.push_back(std::move(draft));
}

const Match* AgreementEntities::Collector::Renewed(TokenRange title) const {
  for (uint32_t i = NounEnd(title) + 1; i < title.end; ++i) {
    const Match* noun = analysis_.MatchAt(i, EntryKind::kAgreementNoun);
    if (noun != nullptr && analysis_.CueBefore(i, room_.renewal_) != i) return noun;
  }
  return nullptr;
}

void AgreementEntities::Collector::AddCounted(const Match& noun) {
  const uint32_t token = noun.tokens.begin;
  if (token == 0) return;
  uint32_t number = token - 1;
  uint32_t count = 0;
  if (analysis_.IsNumber(number)) {
    if (!absl::SimpleAtoi(analysis_.Folded(number), &count)) return;
  } else if (analysis_.CueBefore(token, room_.count_) == number) {
    static constexpr absl::string_view kWords[] = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
    for (uint32_t i = 0; i < std::size(kWords); ++i) {
      if (analysis_.document.TextOf(analysis_.document.tokens()[number]) == kWords[i]) count = i + 2;
    }
  }
  if (count < 2 || count > kMostCounted || analysis_.CueBefore(number, room_.signing_) == number) return;
  const AgreementNoun& entry = analysis_.bundle.agreement_nouns()[noun.entry];
  Draft draft = Make(noun.tokens, entry.type, kNone);
  draft.entity.source = absl::StrCat(entry.source, "#counted");
  // `ký 5 thỏa thuận, trong đó có Bản ghi nhớ về ...`: those that are named have an entity already.
  for (const Mention& mention : analysis_.mentions) {
    if (mention.dropped || mention.type != MentionType::kAgreement || mention.tokens.begin < token) continue;
    if (!analysis_.SameSentence(mention.tokens.begin, token)) break;
    if (count > 0) --count;
  }
  for (uint32_t i = 0; i < count; ++i) drafts_.push_back(draft);
}

void AgreementEntities::Collector::Finish() {
  for (Draft& draft : drafts_) {
    for (int32_t mention : draft.entity.mentions) {
      analysis_.mentions[mention].entity = static_cast<int32_t>(analysis_.agreements.size());
    }
    analysis_.agreements.push_back(std::move(draft.entity));
  }
}

void AgreementEntities::Run(Analysis& analysis) const {
  Collector collector(*this, analysis);
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.type != MentionType::kAgreement) continue;
    collector.Add(static_cast<int32_t>(m));
  }
  for (const Mention& mention : analysis.mentions) {
    if (!mention.dropped && mention.type == MentionType::kAgreement) collector.AddRenewed(mention.tokens);
  }
  for (const Match& match : analysis.matches) {
    if (match.kind == EntryKind::kAgreementNoun && !analysis.IsCredit(match.tokens.begin)) collector.AddCounted(match);
  }
  collector.Finish();
}

}  // namespace banghi
