#include "extractors/entities/agreements.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extractors/entities/agreement_drafts.h"

namespace banghi {
namespace {

constexpr uint32_t kMostCounted = 20;     // `ký 306 thỏa thuận` is a number, not a list of instruments
constexpr uint32_t kMostCountedFar = 12;  // ... where the verb of signing is not right in front of the number
constexpr int kMostCompared = 200;        // no article has so many; keeps long input linear

}  // namespace

AgreementEntities::AgreementEntities(const Bundle& bundle)
    : signing_(bundle.CueList("agreement_signing")),
      count_(bundle.CueList("agreement_count")),
      and_(bundle.CueList("agreement_and")),
      with_(bundle.CueList("agreement_with")),
      many_(bundle.CueList("agreement_many")),
      one_(bundle.CueList("agreement_classifier")),
      pair_(bundle.CueList("agreement_pair")),
      network_(bundle.CueList("agreement_network")),
      of_many_(bundle.CueList("agreement_of_many")),
      this_(bundle.CueList("agreement_this")),
      passive_(bundle.CueList("agreement_signed_passive")) {}

class AgreementEntities::Collector {
 public:
  Collector(const AgreementEntities& room, Analysis& analysis) : room_(room), analysis_(analysis) {}

  void Add(int32_t index);
  void AddRenewed(TokenRange title);
  void AddCounted(const Match& noun);
  void Finish();

 private:
  const AgreementDrafter& drafter() {
    if (!drafter_.has_value()) drafter_.emplace(analysis_);
    return *drafter_;
  }
  AgreementDraft* FindSame(const AgreementDraft& draft, TokenRange tokens);
  bool IsListed(TokenRange tokens) const;
  bool SignedApart(TokenRange tokens) const;
  static bool IsDomestic(const AgreementDraft& draft);
  uint32_t NumberAt(uint32_t token) const;
  bool NamesParty(uint32_t token) const;
  bool WithMany(const Match& noun) const;
  bool CountsSigned(uint32_t number, const Match& noun) const;
  bool IsApposition(TokenRange tokens, absl::string_view type) const;
  bool IsExplanation(TokenRange tokens, absl::string_view type) const;

  const AgreementEntities& room_;
  Analysis& analysis_;
  std::optional<AgreementDrafter> drafter_;  // made when first asked: most articles name no instrument
  std::vector<AgreementDraft> drafts_;
  std::set<std::pair<absl::string_view, uint32_t>> counted_;  // types and numbers of instruments told without titles
  absl::flat_hash_map<absl::string_view, size_t> abbreviations_;  // as written -> index of its draft
  uint32_t last_end_ = 0;          // behind the title before, for abbreviations in brackets
  uint32_t last_parties_end_ = 0;  // ... and behind its parties
  size_t last_ = 0;
  int32_t last_mention_ = kNone;
};

// `Hiệp định thương mại, Hiệp định thương mại biên giới`: neighbours in a list are two, however alike.
bool AgreementEntities::Collector::IsListed(TokenRange tokens) const {
  if (last_end_ != 0 && SignedApart(tokens)) return true;
  if (last_end_ == 0 || tokens.begin > last_end_ + 4 || !analysis_.SameSentence(last_end_, tokens.begin)) return false;
  const uint32_t before = tokens.begin - 1;
  return analysis_.IsMark(before, ",") || analysis_.IsMark(before, ";") ||
         analysis_.CueAt(before, room_.and_) != before;
}

// `A đã ký thỏa thuận hợp tác với B; C đã ký thỏa thuận hợp tác với D`: each has a verb and a partner of its own.
bool AgreementEntities::Collector::SignedApart(TokenRange tokens) const {
  const TokenRange last = analysis_.mentions[last_mention_].tokens;
  return analysis_.SameSentence(last.begin, tokens.begin) &&
         analysis_.CueBefore(last.begin, room_.signing_) != last.begin &&
         analysis_.CueBefore(tokens.begin, room_.signing_) != tokens.begin &&
         analysis_.CueAt(last.end, room_.with_) != last.end && analysis_.CueAt(tokens.end, room_.with_) != tokens.end;
}

AgreementDraft* AgreementEntities::Collector::FindSame(const AgreementDraft& draft, TokenRange tokens) {
  const bool listed = IsListed(tokens);
  const auto farthest = drafts_.size() > kMostCompared ? drafts_.rbegin() + kMostCompared : drafts_.rend();
  const bool apart = listed && SignedApart(tokens);
  const auto same = std::find_if(drafts_.rbegin(), farthest, [&](const AgreementDraft& other) {
    if (listed && &other == &drafts_[last_] && (apart || other.words != draft.words)) return false;
    return drafter().Same(other, draft);
  });
  return same == farthest ? nullptr : &*same;
}

void AgreementEntities::Collector::Add(int32_t index) {
  Mention& mention = analysis_.mentions[index];
  const TokenRange tokens = mention.tokens;
  const bool abbreviated = mention.source == "agreements/abbreviation";
  AgreementDraft draft = drafter().Make(tokens, mention.value, mention.entry);
  AgreementDraft* same = nullptr;
  if (IsExplanation(tokens, mention.value) || IsApposition(tokens, mention.value)) {
    same = &drafts_[last_];  // `Bản ghi nhớ ... (MOU)`
  } else if (abbreviated) {
    const auto known = abbreviations_.find(analysis_.document.TextOf(tokens));
    if (known != abbreviations_.end()) same = &drafts_[known->second];
  }
  if (same == nullptr) same = FindSame(draft, tokens);
  if (same == nullptr) {
    draft.entity.source = mention.source;
    same = &drafts_.emplace_back(std::move(draft));
  } else {
    same->entity.why.Add("telling", "", "agreements/same-instrument", tokens);
    Merge(*same, std::move(draft));
  }
  same->entity.mentions.push_back(index);
  last_ = static_cast<size_t>(same - drafts_.data());
  if (abbreviated) abbreviations_.emplace(analysis_.document.TextOf(tokens), last_);
  last_end_ = tokens.end;
  last_mention_ = index;
  last_parties_end_ = drafter().EndWithParties(tokens);
}

// `rút khỏi Hiệp ước INF, một hiệp ước kiểm soát tên lửa với Nga`.
bool AgreementEntities::Collector::IsApposition(TokenRange tokens, absl::string_view type) const {
  if (last_end_ == 0 || drafts_[last_].entity.type != type || !analysis_.SameSentence(last_end_ - 1, tokens.begin))
    return false;
  const uint32_t comma = analysis_.IsMark(last_end_, ")") ? last_end_ + 1 : last_end_;
  const uint32_t one = comma + 1;
  return analysis_.IsMark(comma, ",") && one < tokens.begin && analysis_.CueBefore(tokens.begin, room_.one_) == one;
}

// `Hiệp định thương mại tự do (FTA)`, `hiệp định thương mại tự do giữa châu Âu và Việt Nam (EVFTA)`.
bool AgreementEntities::Collector::IsExplanation(TokenRange tokens, absl::string_view type) const {
  if (tokens.begin == 0 || last_end_ == 0 || !analysis_.IsMark(tokens.begin - 1, "(")) return false;
  if (tokens.begin <= last_end_ + 5) return true;
  return tokens.begin < last_parties_end_ && drafts_[last_].entity.type == type && analysis_.IsMark(tokens.end, ")");
}

// `Văn bản gia hạn [Thỏa thuận hợp tác về đào tạo]`: the older instrument inside the title is one of its own.
void AgreementEntities::Collector::AddRenewed(TokenRange title) {
  const Match* noun = drafter().Renewed(title);
  if (noun == nullptr) return;
  const AgreementNoun& entry = analysis_.bundle.agreement_nouns()[noun->entry];
  AgreementDraft draft = drafter().Make({noun->tokens.begin, title.end}, entry.type, kNone);
  draft.entity.status = "SIGNED";
  draft.entity.why.Replace("status", "SIGNED", "agreements/renewed", title);
  for (const AgreementDraft& other : drafts_) {
    if (other.entity.type == entry.type && !other.words.empty() && !draft.words.empty() &&
        (Subset(other.words, draft.words) || Subset(draft.words, other.words)))
      return;
  }
  draft.entity.source = entry.source;
  drafts_.push_back(std::move(draft));
}

// The number in front of a noun (`hai`, `12`); 0 where none stands at `token`.
uint32_t AgreementEntities::Collector::NumberAt(uint32_t token) const {
  uint32_t number = 0;
  if (analysis_.IsNumber(token)) return absl::SimpleAtoi(analysis_.Folded(token), &number) ? number : 0;
  static constexpr absl::string_view kWords[] = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  if (analysis_.CueBefore(token + 1, room_.count_) != token) return 0;
  const std::string word = absl::AsciiStrToLower(analysis_.document.TextOf(analysis_.document.tokens()[token]));
  for (uint32_t i = 0; i < std::size(kWords); ++i) {
    if (word == kWords[i]) number = i + 2;
  }
  return number;
}

// Whether the sentence of `token` names a state, or both sides together (`hai bên`).
bool AgreementEntities::Collector::NamesParty(uint32_t token) const {
  constexpr uint32_t kFar = 100;  // tokens
  const TokenRange sentence = analysis_.document.sentences()[analysis_.document.tokens()[token].sentence].tokens;
  const uint32_t begin = std::max(sentence.begin, token - std::min(token, kFar));
  for (uint32_t i = begin; i < std::min(sentence.end, token + kFar); ++i) {
    if (analysis_.MatchAt(i, EntryKind::kCountry) != nullptr || analysis_.CueAt(i, room_.pair_) != i) return true;
  }
  return false;
}

// `ký 12 hiệp định với các nước`, `ký 16 FTA`: with whom is not said.
bool AgreementEntities::Collector::WithMany(const Match& noun) const {
  constexpr uint32_t kBehind = 12;  // tokens
  for (uint32_t i : {noun.tokens.begin, noun.tokens.end}) {
    if (analysis_.CueAt(i, room_.network_) != i) return true;
  }
  for (uint32_t i = noun.tokens.end; i - noun.tokens.end < kBehind && analysis_.SameSentence(i, noun.tokens.begin);
       ++i) {
    const uint32_t with = analysis_.CueAt(i, room_.with_);
    if (with != i) return analysis_.CueAt(with, room_.many_) != with;
  }
  return false;
}

// `ký tổng cộng [12] thỏa thuận`, `ký với Nga [3] hiệp định`, `[5] bản ghi nhớ giữa A và B đã được ký kết`.
bool AgreementEntities::Collector::CountsSigned(uint32_t number, const Match& noun) const {
  constexpr uint32_t kBefore = 5, kBehind = 20;  // tokens
  if (WithMany(noun)) return false;
  if (analysis_.CueBefore(number, room_.signing_) != number) return true;
  const bool few = NumberAt(number) <= kMostCountedFar;
  for (uint32_t i = number; few && i-- > 0 && number - i <= kBefore && analysis_.SameSentence(i, number);) {
    if (analysis_.CueBefore(i + 1, room_.signing_) != i + 1) return true;
    if (!analysis_.IsWord(i)) break;
  }
  if (analysis_.CueBefore(number, room_.of_many_) != number) return false;  // `một trong 5 thỏa thuận được ký`
  bool passive = false;
  for (uint32_t i = noun.tokens.end; i - noun.tokens.end < kBehind && analysis_.SameSentence(i, number); ++i) {
    if (!analysis_.IsWord(i) || analysis_.CueAt(i, room_.this_) != i) return false;
    passive = passive || analysis_.CueAt(i, room_.passive_) != i;
    if (passive && analysis_.CueAt(i, room_.signing_) != i) return true;
  }
  return false;
}

void AgreementEntities::Collector::AddCounted(const Match& noun) {
  const uint32_t token = noun.tokens.begin;
  if (token == 0) return;
  const uint32_t number = token - 1;
  uint32_t count = NumberAt(number);
  if (count < 2 || count > kMostCounted || !CountsSigned(number, noun)) return;
  const AgreementNoun& entry = analysis_.bundle.agreement_nouns()[noun.entry];
  if (entry.type == "OTHER") return;  // `ký 9 văn bản hợp tác`: what they are is not said
  AgreementDraft draft = drafter().Make(noun.tokens, entry.type, kNone);
  if (!draft.parties_named && !NamesParty(token)) return;  // `UBND tỉnh ký kết 16 biên bản ghi nhớ`
  draft.entity.source = analysis_.Keep(entry.source, "#counted");
  draft.entity.why.Replace("type", entry.type, "agreements/counted", {number, noun.tokens.end});
  if (!counted_.emplace(entry.type, count).second) return;  // told again
  // `ký 5 thỏa thuận, trong đó có Bản ghi nhớ về ...`: those that are named have an entity already.
  auto it = std::partition_point(analysis_.mentions.begin(), analysis_.mentions.end(),
                                 [&](const Mention& m) { return !m.dropped && m.tokens.begin < token; });
  for (; count > 0 && it != analysis_.mentions.end() && !it->dropped && analysis_.SameSentence(it->tokens.begin, token);
       ++it) {
    if (it->type == MentionType::kAgreement) --count;
  }
  for (uint32_t i = 0; i < count; ++i) drafts_.push_back(draft);
}

// `FLC và UBND tỉnh ký biên bản ghi nhớ`: what one state's firms and agencies sign among themselves. Agreements and
// treaties may have a bloc without a code, or too many parties to name.
bool AgreementEntities::Collector::IsDomestic(const AgreementDraft& draft) {
  static constexpr absl::string_view kOfTwo[] = {"MEMORANDUM_OF_UNDERSTANDING", "CONTRACT", "LETTER_OF_INTENT",
                                                 "MINUTES"};
  return draft.instrument == kNone && draft.entity.parties.size() < 2 &&
         absl::c_linear_search(kOfTwo, draft.entity.type);
}

void AgreementEntities::Collector::Finish() {
  for (AgreementDraft& draft : drafts_) {
    if (IsDomestic(draft)) {
      for (int32_t mention : draft.entity.mentions) {
        const Match* noun = analysis_.MatchAt(analysis_.mentions[mention].tokens.begin, EntryKind::kAgreementNoun);
        if (noun != nullptr) analysis_.Refuse(*noun, "agreements/one-party");
      }
      continue;
    }
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
