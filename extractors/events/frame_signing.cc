// SIGN: `A và B ký Hiệp định ...`, `chứng kiến lễ ký`, `Bản ghi nhớ ký năm 2017`, `quan hệ Đối tác chiến lược ký năm
// 2013`.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/events/frames.h"
#include "extractors/events/signed_documents.h"
#include "extractors/events/signers.h"
#include "extractors/events/signing_refusals.h"

namespace banghi {
namespace {

constexpr uint32_t kTitleReach = 4;    // tokens behind the word in which that of an instrument stands
constexpr size_t kTitleMentions = 12;  // mentions within a title

// One trigger of signing: what is signed, whether that is told at all, and by whom.
class SigningReader {
 public:
  SigningReader(const FrameContext& context, const Clause& clause)
      : context_(context),
        clause_(clause),
        analysis_(context.analysis),
        cues_(context.cues),
        behind_title_(FollowsTitle(analysis_, cues_, clause)),
        handed_(analysis_.CueAt(clause.trigger.begin, cues_.witness) != clause.trigger.begin),
        witnessed_(handed_ || analysis_.CueWithin(clause.left_limit, clause.trigger.begin, cues_.witness)) {}

  std::vector<EventEntity> Read() {
    const uint32_t begin = clause_.trigger.begin;
    const uint32_t passive = analysis_.CueBefore(begin, cues_.passive);
    const bool none = analysis_.CueBefore(passive, cues_.whatever) != passive;  // `không có thỏa thuận nào được ký`
    if (none || analysis_.CueBefore(begin, cues_.bound_before_sign) != begin)
      return Nothing(context_, clause_, "events/signs-nothing");
    EventEntity told;
    FillCircumstances(analysis_, cues_, clause_, told);
    if (Anniversary(analysis_, cues_, clause_)) {
      told.date_mention = kNone;
      told.date = {};
      told.why.Forget("date");
      told.status = "OCCURRED";
      told.why.Replace("status", told.status, "events/anniversary", clause_.trigger);
    }
    // `sẽ cụ thể hóa Đối tác chiến lược đã ký kết hồi 2013`: the word itself says that it was
    if (told.status == "PLANNED" && analysis_.CueAt(begin, cues_.past) != begin) {
      told.status = "OCCURRED";
      told.why.Replace("status", told.status, "events/told", clause_.trigger);
    }
    FindSigned();
    if (const absl::string_view rule = RefusedBy(told); !rule.empty()) return Nothing(context_, clause_, rule);
    if (SignedSomewhere(told)) {
      told.of_many = true;
      AddSides(context_, clause_.sentence, told);
    } else if (OfMany()) {  // what others are told to have done with so many is not theirs
      AddTwoOfMany(told);
    } else {
      AddSigners(told);
    }
    std::vector<EventEntity> events = OnePerDate(told);
    if (events.empty()) {
      if (level_ != kNone) AddPartners(analysis_, level_, told);
      events.push_back(std::move(told));
    }
    for (EventEntity& each : events) AddStatesOfClause(each);
    std::erase_if(events, [](const EventEntity& e) { return e.country_codes.size() < 2; });
    return events;
  }

 private:
  // Sets agreements_ and level_: the instruments behind the word, else a level of relations, else instruments before
  // it.
  void FindSigned() {
    const uint32_t begin = clause_.trigger.begin, end = clause_.trigger.end;
    if (const int32_t title = QuotedTitleBefore(); title != kNone) {
      agreements_.assign(1, title);
      return;
    }
    agreements_ = AgreementsIn(analysis_, cues_, {end, clause_.tokens.end});
    if (!agreements_.empty()) return;
    level_ = LevelSigned(analysis_, clause_);
    if (level_ != kNone) return;
    // An instrument named before the word was signed where the word is passive; not in `theo Tuyên bố A, sau khi ký
    // hiệp ước`.
    const bool passive = analysis_.CueBefore(begin, cues_.passive) != begin || behind_title_;
    const uint32_t title = std::min(end + kTitleReach, clause_.tokens.end);
    if (passive || !analysis_.CueWithin(end, title, cues_.document))
      agreements_ = AgreementsIn(analysis_, cues_, clause_.tokens);
  }

  // `“Thỏa thuận về biển” ký năm 2011, phù hợp với Công ước A`: the one in quotation marks, and not what follows; kNone
  // elsewhere.
  int32_t QuotedTitleBefore() const {
    const uint32_t begin = clause_.trigger.begin, end = clause_.trigger.end;
    const bool quoted = begin > 1 && (analysis_.IsMark(begin - 1, "”") || analysis_.IsMark(begin - 1, "\""));
    const size_t next = analysis_.FirstMentionFrom(end);
    const bool dated = next < analysis_.mentions.size() && !analysis_.mentions[next].dropped &&
                       analysis_.mentions[next].type == MentionType::kDate &&
                       analysis_.mentions[next].tokens.begin <= end + 1;
    if (!quoted || !dated) return kNone;
    for (size_t m = next, steps = 0; m-- > 0 && steps < kTitleMentions; ++steps) {
      const Mention& title = analysis_.mentions[m];
      if (title.type == MentionType::kAgreement && title.tokens.end + 1 == begin) return title.entity;
    }
    return kNone;
  }

  // Why the word tells of no signing; empty where it does.
  absl::string_view RefusedBy(const EventEntity& told) const {
    const bool dated = told.date_mention != kNone;
    if (!SignsSomething()) return "events/signs-nothing";
    if (const absl::string_view rule = NoSigningBy(analysis_, cues_, clause_, dated, behind_title_); !rule.empty())
      return rule;
    if (LevelBefore() && !dated) return "events/only-qualifies";
    // An instrument of too many parties to name (`DOC ký năm 2002`) is no signing of the two states the article is
    // about.
    return OfMany() && TwoOfMany(dated).empty() && !SignedSomewhere(told) ? "events/too-many-parties" : "";
  }

  // `hai nước cam kết thực hiện CPTPP, được ký hôm 8/3 tại Chile`: told of with where it was, it is a signing of the
  // two states that the text is about, too.
  bool SignedSomewhere(const EventEntity& told) const {
    const bool passive =
        behind_title_ || analysis_.CueBefore(clause_.trigger.begin, cues_.passive) != clause_.trigger.begin;
    return passive && OfMany() && told.place_mention != kNone &&
           analysis_.mentions[told.place_mention].tokens.begin >= clause_.trigger.end;
  }

  bool OfMany() const {
    return !agreements_.empty() && std::all_of(agreements_.begin(), agreements_.end(),
                                               [&](int32_t a) { return analysis_.agreements[a].parties.empty(); });
  }

  // `Hai nước đã ký CPTPP (tháng 3-2018)`, `Năm 2018, Việt Nam và Canada đã ký ...`: those who are said to have signed,
  // two of many parties, where the day is known, too; empty elsewhere.
  std::vector<const Actor*> TwoOfMany(bool dated) const {
    const bool day_known = dated || std::any_of(agreements_.begin(), agreements_.end(), [&](int32_t a) {
                             return !analysis_.agreements[a].signed_date.empty();
                           });
    const Actor *last = nullptr, *before = nullptr;
    for (const Actor& actor : clause_.actors) {
      if (actor.tokens.end > clause_.trigger.begin) break;
      before = last;
      last = &actor;
    }
    if (behind_title_ || !day_known || last == nullptr) return {};
    const uint32_t begin = clause_.trigger.begin;
    if (last->kind == Actor::Kind::kBothSides &&
        (Signs(*last) || analysis_.CueBefore(begin, cues_.together_with) != begin))
      return {last};
    const bool two = before != nullptr && last->kind == Actor::Kind::kState && before->kind == Actor::Kind::kState &&
                     before->country_code != last->country_code && context_.actors.Coordinated(*before, *last);
    return two && Signs(*last) ? std::vector<const Actor*>{before, last} : std::vector<const Actor*>{};
  }

  // Whether nothing but words such as `đã`, `cùng` stand between the actor and the word.
  bool Signs(const Actor& actor) const {
    uint32_t t = actor.tokens.end;
    for (uint32_t next; t < clause_.trigger.begin; t = next) {
      next = std::max(analysis_.CueAt(t, cues_.arrive_aux), analysis_.CueAt(t, cues_.past));
      if (next == t) return false;
    }
    return t == clause_.trigger.begin;
  }

  bool SignsSomething() const {
    const uint32_t begin = clause_.trigger.begin, end = clause_.trigger.end;
    if (handed_ && !analysis_.CueWithin(end, std::min(end + kTitleReach, clause_.tokens.end), cues_.document))
      return false;  // `chứng kiến lễ trao học bổng`
    const bool ceremony = witnessed_ || analysis_.CueAt(begin, cues_.ceremony) != begin;
    return ceremony || level_ != kNone || !agreements_.empty() || behind_title_ ||
           analysis_.CueWithin(clause_.tokens.begin, clause_.tokens.end, cues_.document);
  }

  bool LevelBefore() const { return level_ != kNone && analysis_.mentions[level_].tokens.end <= clause_.trigger.begin; }

  void AddTwoOfMany(EventEntity& event) const {
    for (const Actor* actor : TwoOfMany(event.date_mention != kNone)) {
      if (actor->kind == Actor::Kind::kBothSides && actor->partners.empty()) {
        AddSides(context_, clause_.sentence, event);
      } else {
        AddActor(*actor, "SIGNER", event);
      }
    }
  }

  // `A và B tại lễ ký`: it is not told what they do there.
  bool AtCeremony() const {
    const uint32_t begin = clause_.trigger.begin;
    return analysis_.CueAt(begin, cues_.ceremony) != begin && analysis_.CueBefore(begin, cues_.setting) != begin;
  }

  void AddSigners(EventEntity& event) const {
    if (LevelBefore() || behind_title_) return;  // `A nói Bản ghi nhớ ký năm 2019 ...`: A signed nothing
    for (const Actor& actor : clause_.actors) {
      if (actor.tokens.end > clause_.trigger.begin || (!witnessed_ && OnlySpokenOf(context_, clause_, actor))) continue;
      const bool both = actor.kind == Actor::Kind::kBothSides, said = !actor.partners.empty();
      if (both && !said) AddSides(context_, clause_.sentence, event);
      if (actor.official() || said) AddActor(actor, witnessed_ ? "WITNESS" : AtCeremony() ? "" : "SIGNER", event);
    }
    if (!witnessed_ && !event.participants.empty() && !event.country_codes.empty())
      AddOtherSigner(context_, clause_, event);
    if (!witnessed_) AddWitnesses(context_, clause_, event);
  }

  // One signing per date: `ký Bản ghi nhớ năm 2011 và Tuyên bố năm 2015`.
  std::vector<EventEntity> OnePerDate(const EventEntity& told) const {
    std::vector<EventEntity> events;
    for (int32_t agreement : agreements_) {
      const TextRef date = analysis_.agreements[agreement].signed_date;
      auto same = std::find_if(events.begin(), events.end(), [&](const EventEntity& e) { return e.date == date; });
      if (same == events.end()) {
        events.push_back(told);
        same = events.end() - 1;
        TakeDate(date, *same);
      }
      same->agreements.push_back(agreement);
      same->why.Add("agreement", analysis_.agreements[agreement].title, "events/agreement-in-clause");
      AddParties(analysis_, agreement, *same);
    }
    return events;
  }

  static void TakeDate(TextRef date, EventEntity& event) {
    if (date.empty() || event.date == date) return;
    event.date_mention = kNone;
    event.why.Replace("date", date, "events/date-of-agreement");
    event.date = date;
  }

  // `EVFTA`: the other party is a body, no state.
  bool WithBody(const EventEntity& event) const {
    return std::any_of(event.agreements.begin(), event.agreements.end(), [&](int32_t agreement) {
      const auto& parties = analysis_.agreements[agreement].parties;
      return std::any_of(parties.begin(), parties.end(),
                         [&](absl::string_view party) { return analysis_.bundle.FindCountry(party) == nullptr; });
    });
  }

  // `Báo Mỹ dẫn lời quan chức Úc cho biết A và B đã ký`: where what is said begins, if a state stands behind that; else
  // where the clause begins.
  uint32_t WhatIsSaid() const {
    uint32_t told = clause_.tokens.begin;
    for (const Actor& actor : clause_.actors) {
      if (actor.kind != Actor::Kind::kState) continue;
      const uint32_t end = std::min(actor.tokens.begin, clause_.trigger.begin);
      const TokenRange said = told < end ? analysis_.CueIn(told, end, cues_.say) : TokenRange{};
      if (!said.empty()) told = said.end;
    }
    return told;
  }

  // Where fewer than two states signed: those of the clause, then the two sides of the article.
  void AddStatesOfClause(EventEntity& event) const {
    if (WithBody(event)) return;
    const uint32_t told = WhatIsSaid();
    for (const Actor& actor : clause_.actors) {
      if (event.country_codes.size() < 2 && actor.kind == Actor::Kind::kState && actor.tokens.begin >= told)
        AddCountry(actor.country_code, event, actor.rule, actor.tokens);
    }
    if (told > clause_.tokens.begin && event.country_codes.size() == 1)
      AddCountry(context_.sides.article().Other(event.country_codes.front()), event, "events/other-side");
    if (event.country_codes.size() < 2) AddSides(context_, clause_.sentence, event);
  }

  const FrameContext& context_;
  const Clause& clause_;
  const Analysis& analysis_;
  const ClauseCues& cues_;
  const bool behind_title_;  // an instrument's title, or the word for one, ends right before the trigger
  const bool handed_;        // `chứng kiến lễ trao 6 văn kiện`
  const bool witnessed_;     // that, and `chứng kiến lễ ký`
  std::vector<int32_t> agreements_;
  int32_t level_ = kNone;  // the level of relations that is signed
};

}  // namespace

std::vector<EventEntity> ReadSigning(const FrameContext& context, const Clause& clause) {
  return SigningReader(context, clause).Read();
}

}  // namespace banghi
