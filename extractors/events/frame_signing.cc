// SIGN: `A và B ký Hiệp định ...`, `chứng kiến lễ ký`, `Bản ghi nhớ ký năm 2017`, `quan hệ Đối tác chiến lược ký năm
// 2013`.
#include <algorithm>
#include <string>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kLevelBefore = 6;  // tokens between a level of relations and the word (`mà hai nước đã ký`)
constexpr uint32_t kLevelBehind = 4;  // `ký kết nâng cấp quan hệ`
constexpr uint32_t kOpening = 9;      // tokens of a document named without a title at the begin of a sentence

// The agreements that the clause names, as indices.
std::vector<int32_t> AgreementsIn(const Analysis& analysis, TokenRange clause) {
  std::vector<int32_t> found;
  for (size_t m = analysis.FirstMentionFrom(clause.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.end) break;
    if (mention.type != MentionType::kAgreement || mention.entity == kNone || !clause.Contains(mention.tokens))
      continue;
    if (std::find(found.begin(), found.end(), mention.entity) == found.end()) found.push_back(mention.entity);
  }
  return found;
}

// Whether an instrument's title, or the word for one, ends right before the trigger.
bool FollowsTitle(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  uint32_t begin = analysis.CueBefore(clause.trigger.begin, cues.passive);  // `Hiệp ước A (INF) được ký`
  if (begin > 0 && analysis.IsMark(begin - 1, ")")) --begin;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= begin) break;
    if (mention.type == MentionType::kAgreement && mention.tokens.end == begin) return true;
  }
  return analysis.CueBefore(begin, cues.document) != begin;
}

// The level of relations that is signed: right behind the word, or before it; kNone where none is.
int32_t LevelSigned(const Analysis& analysis, const Clause& clause) {
  int32_t level = kNone;
  for (size_t m = analysis.FirstMentionFrom(clause.left_limit); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin > clause.trigger.end + kLevelBehind ||
        mention.tokens.begin >= clause.right_limit)
      break;
    const bool near =
        mention.tokens.begin >= clause.trigger.end ||
        (mention.tokens.end <= clause.trigger.begin && mention.tokens.end + kLevelBefore >= clause.trigger.begin);
    if (mention.type == MentionType::kPartnership && near) level = static_cast<int32_t>(m);
  }
  return level;
}

// `Nhiều văn kiện đã được ký kết.`: the sentence is about the document.
bool OpensSentence(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = analysis.CueBefore(clause.trigger.begin, cues.passive);
  const uint32_t first = analysis.document.sentences()[clause.sentence].tokens.begin;
  if (begin == clause.trigger.begin || begin > first + kOpening) return false;
  for (uint32_t t = first; t < begin; ++t) {
    if (!analysis.IsWord(t) && !analysis.IsNumber(t)) return false;
  }
  return true;
}

// `A nói không liên quan đến việc ký hiệp ước hòa bình`: a peace that is only spoken of.
bool OnlyWished(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (dated || analysis.CueBefore(begin, cues.past) != begin || analysis.CueAt(begin, cues.past) != begin) return false;
  return analysis.CueWithin(end, std::min(end + 3, clause.tokens.end), cues.peace_treaty);
}

// `trên cơ sở Bản ghi nhớ đã ký kết`: only says which one is meant.
bool OnlyQualifies(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated) {
  const uint32_t end = clause.trigger.end;
  if (dated || OpensSentence(analysis, cues, clause) ||
      analysis.CueWithin(end, std::min(end + 2, clause.tokens.end), cues.occasion))
    return false;
  return FollowsTitle(analysis, cues, clause);
}

void AddParties(const Analysis& analysis, int32_t agreement, EventEntity& event) {
  for (const std::string& party : analysis.agreements[agreement].parties) {
    if (analysis.bundle.FindCountry(party) != nullptr) AddCountry(party, event, "events/party-of-agreement");
  }
}

void AddPartners(const Analysis& analysis, int32_t level, EventEntity& event) {
  const int32_t partnership = analysis.mentions[level].entity;
  if (partnership == kNone) return;
  for (const std::string& party : analysis.partnerships[partnership].parties) {
    if (analysis.bundle.FindCountry(party) != nullptr) AddCountry(party, event, "events/party-of-agreement");
  }
}

}  // namespace

std::vector<EventEntity> ReadSigning(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  if (analysis.CueBefore(clause.trigger.begin, context.cues.bound_before_sign) != clause.trigger.begin)
    return Nothing(context, clause, "events/signs-nothing");
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  bool witnessed = analysis.CueWithin(clause.left_limit, clause.trigger.begin, context.cues.witness);
  std::vector<int32_t> agreements = AgreementsIn(analysis, {clause.trigger.end, clause.tokens.end});
  const uint32_t begin = clause.trigger.begin;
  // An instrument named before the word was signed where the word is passive; not in `theo Tuyên bố A, sau khi ký hiệp
  // ước`.
  const bool passive =
      analysis.CueBefore(begin, context.cues.passive) != begin || FollowsTitle(analysis, context.cues, clause);
  const uint32_t title = std::min(clause.trigger.end + 4, clause.tokens.end);
  const int32_t level = agreements.empty() ? LevelSigned(analysis, clause) : kNone;
  if (agreements.empty() && level == kNone &&
      (passive || !analysis.CueWithin(clause.trigger.end, title, context.cues.document))) {
    agreements = AgreementsIn(analysis, clause.tokens);
  }
  bool ceremony = witnessed || analysis.CueAt(clause.trigger.begin, context.cues.ceremony) != clause.trigger.begin;
  bool document = ceremony || level != kNone || !agreements.empty() || FollowsTitle(analysis, context.cues, clause) ||
                  analysis.CueWithin(clause.tokens.begin, clause.tokens.end, context.cues.document);
  if (!document) return Nothing(context, clause, "events/signs-nothing");
  if (OnlyQualifies(analysis, context.cues, clause, event.date_mention != kNone))
    return Nothing(context, clause, "events/only-qualifies");
  if (OnlyWished(analysis, context.cues, clause, event.date_mention != kNone))
    return Nothing(context, clause, "events/hypothetical");
  const bool level_before = level != kNone && analysis.mentions[level].tokens.end <= begin;
  if (level_before && event.date_mention == kNone) return Nothing(context, clause, "events/only-qualifies");
  // `A nói Bản ghi nhớ ký năm 2019 ...`: A signed nothing
  const bool qualifier = level_before || FollowsTitle(analysis, context.cues, clause);
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > clause.trigger.begin || qualifier) continue;
    if (actor.kind == Actor::Kind::kBothSides) AddSides(context, clause.sentence, event);
    if (actor.official()) AddActor(actor, witnessed ? "WITNESS" : "SIGNER", event);
  }
  // One signing per date: `ký Bản ghi nhớ năm 2011 và Tuyên bố năm 2015`.
  std::vector<EventEntity> events;
  for (int32_t agreement : agreements) {
    const std::string& date = analysis.agreements[agreement].signed_date;
    auto same = std::find_if(events.begin(), events.end(), [&](const EventEntity& e) { return e.date == date; });
    if (same == events.end()) {
      events.push_back(event);
      same = events.end() - 1;
      if (!date.empty()) {
        if (same->date != date) {
          same->date_mention = kNone;
          same->why.Replace("date", date, "events/date-of-agreement");
        }
        same->date = date;
      }
    }
    same->agreements.push_back(agreement);
    same->why.Add("agreement", analysis.agreements[agreement].title, "events/agreement-in-clause");
    AddParties(analysis, agreement, *same);
  }
  if (level != kNone) AddPartners(analysis, level, event);
  // An instrument of too many parties to name (`DOC ký năm 2002`) is no signing of the two states the article is about.
  bool many = !agreements.empty() && std::all_of(agreements.begin(), agreements.end(),
                                                 [&](int32_t a) { return analysis.agreements[a].parties.empty(); });
  if (many) return Nothing(context, clause, "events/too-many-parties");
  if (events.empty()) events.push_back(event);
  for (EventEntity& each : events) {
    for (const Actor& actor : clause.actors) {
      if (each.country_codes.size() < 2 && actor.kind == Actor::Kind::kState)
        AddCountry(actor.country_code, each, actor.rule, actor.tokens);
    }
    if (each.country_codes.size() < 2) AddSides(context, clause.sentence, each);
  }
  std::erase_if(events, [](const EventEntity& e) { return e.country_codes.size() < 2; });
  return events;
}

}  // namespace banghi
