#include "extractors/entities/agreements.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extractors/entities/agreement_drafts.h"

namespace banghi {
namespace {

constexpr uint32_t kMostCounted = 20;  // `ký 306 thỏa thuận` is a number, not a list of instruments
constexpr int kMostCompared = 200;     // no article has so many; keeps long input linear

}  // namespace

AgreementEntities::AgreementEntities(const Bundle& bundle)
    : signing_(bundle.CueList("agreement_signing")),
      count_(bundle.CueList("agreement_count")),
      and_(bundle.CueList("agreement_and")) {}

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
  AgreementDraft* FindSame(const AgreementDraft& draft, bool listed);
  bool IsListed(TokenRange tokens) const;
  bool IsExplanation(TokenRange tokens, const std::string& type) const;

  const AgreementEntities& room_;
  Analysis& analysis_;
  std::optional<AgreementDrafter> drafter_;  // made when first asked: most articles name no instrument
  std::vector<AgreementDraft> drafts_;
  absl::flat_hash_map<absl::string_view, size_t> abbreviations_;  // as written -> index of its draft
  uint32_t last_end_ = 0;          // behind the title before, for abbreviations in brackets
  uint32_t last_parties_end_ = 0;  // ... and behind its parties
  size_t last_ = 0;
};

// `Hiệp định thương mại, Hiệp định thương mại biên giới`: neighbours in a list are two, however alike.
bool AgreementEntities::Collector::IsListed(TokenRange tokens) const {
  if (last_end_ == 0 || tokens.begin > last_end_ + 4 || !analysis_.SameSentence(last_end_, tokens.begin)) return false;
  const uint32_t before = tokens.begin - 1;
  return analysis_.IsMark(before, ",") || analysis_.IsMark(before, ";") ||
         analysis_.CueAt(before, room_.and_) != before;
}

AgreementDraft* AgreementEntities::Collector::FindSame(const AgreementDraft& draft, bool listed) {
  const auto farthest = drafts_.size() > kMostCompared ? drafts_.rbegin() + kMostCompared : drafts_.rend();
  const auto same = std::find_if(drafts_.rbegin(), farthest, [&](const AgreementDraft& other) {
    if (listed && &other == &drafts_[last_] && other.words != draft.words) return false;
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
  if (IsExplanation(tokens, mention.value)) {
    same = &drafts_[last_];  // `Bản ghi nhớ ... (MOU)`
  } else if (abbreviated) {
    const auto known = abbreviations_.find(analysis_.document.TextOf(tokens));
    if (known != abbreviations_.end()) same = &drafts_[known->second];
  }
  if (same == nullptr) same = FindSame(draft, IsListed(tokens));
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
  last_parties_end_ = drafter().EndWithParties(tokens);
}

// `Hiệp định thương mại tự do (FTA)`, `hiệp định thương mại tự do giữa châu Âu và Việt Nam (EVFTA)`.
bool AgreementEntities::Collector::IsExplanation(TokenRange tokens, const std::string& type) const {
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
    if (other.entity.type == entry.type && !other.words.empty() &&
        (Subset(other.words, draft.words) || Subset(draft.words, other.words)))
      return;
  }
  draft.entity.source = entry.source;
  drafts_.push_back(std::move(draft));
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
  if (entry.type == "OTHER") return;  // `ký 9 văn bản hợp tác`: what they are is not said
  AgreementDraft draft = drafter().Make(noun.tokens, entry.type, kNone);
  draft.entity.source = absl::StrCat(entry.source, "#counted");
  draft.entity.why.Replace("type", entry.type, "agreements/counted", {number, noun.tokens.end});
  // `ký 5 thỏa thuận, trong đó có Bản ghi nhớ về ...`: those that are named have an entity already.
  auto it = std::partition_point(analysis_.mentions.begin(), analysis_.mentions.end(),
                                 [&](const Mention& m) { return !m.dropped && m.tokens.begin < token; });
  for (; count > 0 && it != analysis_.mentions.end() && !it->dropped && analysis_.SameSentence(it->tokens.begin, token);
       ++it) {
    if (it->type == MentionType::kAgreement) --count;
  }
  for (uint32_t i = 0; i < count; ++i) drafts_.push_back(draft);
}

void AgreementEntities::Collector::Finish() {
  for (AgreementDraft& draft : drafts_) {
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
