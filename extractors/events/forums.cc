#include "extractors/events/forums.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "extractors/events/attendance.h"
#include "extractors/events/gatherings.h"

namespace banghi {
namespace {

constexpr absl::string_view kForumNamed = "events/forum-named";
constexpr uint32_t kNameReach = 9;  // tokens from `hội nghị` to the body (`Hội nghị lãnh đạo các nền kinh tế APEC`)
constexpr uint32_t kAtReach = 4;         // tokens before a conference in which `tại`, `bên lề` stand
constexpr uint32_t kListReach = 40;      // over which conferences that are attended are listed
constexpr uint32_t kHoldsReach = 2;      // tokens between a state and that it holds one
constexpr uint32_t kLongestMeeting = 5;  // tokens of a word of meeting
constexpr uint32_t kWindow = 150;        // tokens on either side of it that are read
constexpr uint32_t kDetailReach = 8;     // tokens behind it in which its year, place and day begin

// A conference and the body it is named after.
struct Forum {
  TokenRange words;
  int32_t body = kNone;  // index into Analysis::organizations
};

class ForumReader {
 public:
  ForumReader(const FrameContext& context, uint32_t sentence)
      : context_(context),
        analysis_(context.analysis),
        sentence_(sentence),
        tokens_(analysis_.document.sentences()[sentence].tokens) {}

  std::vector<EventEntity> Read() const {
    std::vector<EventEntity> events;
    for (size_t m = analysis_.FirstMentionFrom(tokens_.begin); m < analysis_.mentions.size(); ++m) {
      const Mention& body = analysis_.mentions[m];
      if (body.dropped || body.tokens.begin >= tokens_.end) break;
      const Forum forum = ForumOf(body);
      if (forum.body == kNone) continue;
      EventEntity event = Tell(forum);
      if (!event.country_codes.empty()) events.push_back(std::move(event));
    }
    return events;
  }

 private:
  // `Hội nghị thượng đỉnh NATO`, `APEC 2017`, `Đối thoại Shangri-La`; nothing where the body is only a body.
  Forum ForumOf(const Mention& body) const {
    if (body.type != MentionType::kOrganization || body.entity == kNone) return {};
    const TextRef kind = analysis_.organizations[body.entity].kind;
    if (kind != "FORUM" && kind != "INTERNATIONAL") return {};
    const uint32_t first =
        body.tokens.begin > tokens_.begin + kNameReach ? body.tokens.begin - kNameReach : tokens_.begin;
    // `Hội nghị A và Hội nghị Thượng đỉnh Đông Á`: a name that says what it is needs no word before it.
    const uint32_t name = body.tokens.begin;
    const bool says = kind == "FORUM" && analysis_.CueBefore(name, context_.cues.conjunction) != name &&
                      analysis_.MatchAt(name, EntryKind::kTrigger) != nullptr;
    for (uint32_t t = body.tokens.begin; t > first && !says; --t) {
      if (analysis_.IsMark(t - 1, ",")) break;
      const Match* match = analysis_.MatchAt(t - 1, EntryKind::kTrigger);
      if (match == nullptr || match->tokens.end > body.tokens.begin) continue;
      const Trigger& trigger = analysis_.bundle.triggers()[match->entry];
      if (trigger.id == "hoi-nghi" || trigger.id == "thuong-dinh" || trigger.id == "dien-dan" ||
          trigger.id == "uy-ban-hon-hop")
        return {{t - 1, body.tokens.end}, body.entity};
      break;
    }
    return kind == "FORUM" || IsAssembly(body) ? Forum{body.tokens, body.entity} : Forum{};
  }

  // `dự phiên khai mạc Đại hội đồng Liên hợp quốc`; not what it resolves.
  bool IsAssembly(const Mention& body) const {
    const uint32_t begin = body.tokens.begin, near = std::min(begin - tokens_.begin, kAttendReach);
    const Match* word = analysis_.MatchAt(begin, EntryKind::kTrigger);
    return word != nullptr && word->tokens.end < body.tokens.end &&
           analysis_.bundle.triggers()[word->entry].frame == "GATHER" &&
           analysis_.CueWithin(begin - near, begin, context_.cues.attend);
  }

  // No sentence that people write is longer; the cost stays linear for those that nobody wrote.
  TokenRange Window(const Forum& forum) const {
    return {Before(forum, kWindow), std::min(tokens_.end, forum.words.end + kWindow)};
  }

  uint32_t Before(const Forum& forum, uint32_t reach) const {
    const uint32_t begin = forum.words.begin;
    return begin > tokens_.begin + reach ? begin - reach : tokens_.begin;
  }

  // `A gặp B nhân dịp dự hội nghị`: B, whom A met there; not `A tiếp B đến dự hội nghị`.
  bool IsMet(const Actor& actor) const {
    const uint32_t begin = actor.tokens.begin;
    uint32_t word = begin;
    if (analysis_.CueBefore(begin, context_.cues.conjunction) == begin)
      word = analysis_.CueBefore(begin, context_.cues.together_with);
    for (uint32_t t = word; t > tokens_.begin && t + kLongestMeeting > word; --t) {
      const Match* verb = analysis_.MatchAt(t - 1, EntryKind::kTrigger);
      if (verb == nullptr) continue;
      return analysis_.bundle.triggers()[verb->entry].frame == "MEET" &&
             (verb->tokens.end == word || verb->tokens.end == begin);
    }
    return false;
  }

  // `dự Hội nghị A và G20`: joined to another that is attended.
  bool AttendedWithAnother(const Forum& forum) const {
    const uint32_t begin = forum.words.begin;
    const bool joined = analysis_.CueBefore(begin, context_.cues.conjunction) != begin ||
                        (begin > tokens_.begin && analysis_.IsMark(begin - 1, ","));
    if (!joined) return false;
    for (uint32_t t = begin; t > Before(forum, kListReach); --t) {
      if (analysis_.CueAt(t - 1, context_.cues.attend) != t - 1) return true;
      const Match* verb = analysis_.MatchAt(t - 1, EntryKind::kTrigger);
      if (verb == nullptr || verb->tokens.end > begin) continue;
      const absl::string_view frame = analysis_.bundle.triggers()[verb->entry].frame;
      if (frame != "GATHER" && frame != "SUMMIT") return false;
    }
    return false;
  }

  // Who was there: the official of a known state nearest before, else the first behind.
  const Actor* AttendantOf(const Forum& forum) const {
    const bool attended = analysis_.CueWithin(Before(forum, kAttendReach), forum.words.begin, context_.cues.attend) ||
                          AttendedWithAnother(forum);
    const bool at = analysis_.CueWithin(Before(forum, kAtReach), forum.words.begin, context_.cues.place_in) ||
                    analysis_.CueWithin(Before(forum, kAtReach), forum.words.begin, context_.cues.setting);
    const bool before = analysis_.CueWithin(Before(forum, kAtReach), forum.words.begin, context_.cues.on_the_eve);
    if (!attended && (!at || before)) return nullptr;
    const Actor* found = nullptr;
    const TokenRange window = Window(forum);
    const std::vector<Actor>& actors = context_.actors.Find(sentence_);
    auto from = std::partition_point(actors.begin(), actors.end(),
                                     [&](const Actor& actor) { return actor.tokens.begin < window.begin; });
    for (; from != actors.end() && from->tokens.begin < window.end; ++from) {
      const Actor& actor = *from;
      if (!actor.official() || actor.country_code.empty()) continue;
      const bool nearer = actor.tokens.end <= forum.words.begin && !IsMet(actor);
      if (found == nullptr || nearer) found = &actor;
      if (!attended) break;
    }
    return found;
  }

  // `Việt Nam đăng cai APEC 2017`: the state right before; null elsewhere.
  const Actor* HostOf(const Forum& forum) const {
    const uint32_t begin = forum.words.begin, holds = analysis_.CueBefore(begin, context_.cues.hosts_forum);
    if (holds == begin) return nullptr;
    const std::vector<Actor>& actors = context_.actors.Find(sentence_);
    auto behind = std::partition_point(actors.begin(), actors.end(),
                                       [&](const Actor& actor) { return actor.tokens.begin < holds; });
    if (behind == actors.begin()) return nullptr;
    const Actor& state = *(behind - 1);  // also in `hỗ trợ Việt Nam tổ chức`
    const bool near = state.tokens.end <= holds && state.tokens.end + kHoldsReach >= holds;
    return near && state.kind == Actor::Kind::kState && !state.located ? &state : nullptr;
  }

  // The first date, or place, that begins right behind the conference, before the next verb that tells.
  int32_t Detail(const Forum& forum, bool date) const {
    for (size_t m = analysis_.FirstMentionFrom(forum.words.end); m < analysis_.mentions.size(); ++m) {
      const Mention& mention = analysis_.mentions[m];
      if (mention.dropped || mention.tokens.begin >= std::min(tokens_.end, forum.words.end + kDetailReach)) break;
      for (uint32_t t = forum.words.end; t < mention.tokens.begin; ++t) {
        const Match* verb = analysis_.MatchAt(t, EntryKind::kTrigger);  // not the `tới` of `vào tuần tới`
        if (verb != nullptr && analysis_.bundle.triggers()[verb->entry].frame != "ARRIVE") return kNone;
      }
      if (date ? mention.type == MentionType::kDate : IsPlace(mention)) return static_cast<int32_t>(m);
    }
    return kNone;
  }

  bool IsPlace(const Mention& mention) const {
    const bool place = mention.type == MentionType::kLocation || mention.type == MentionType::kCountry;
    return place && analysis_.CueBefore(mention.tokens.begin, context_.cues.place_in) != mention.tokens.begin;
  }

  // The sentence is about something else: only what stands right behind the conference is said of it.
  void SetDetails(const Forum& forum, EventEntity& event) const {
    event.date_mention = Detail(forum, /*date=*/true);
    event.date = event.date_mention == kNone ? "" : analysis_.mentions[event.date_mention].value;
    event.why.Forget("date");
    if (event.date_mention != kNone)
      event.why.Add("date", event.date, "events/nearest-date", analysis_.mentions[event.date_mention].tokens);
    event.place_mention = Detail(forum, /*date=*/false);
    if (event.place_mention == kNone)
      event.place_mention = PlaceGoneTo(context_, Window(forum).begin, forum.words.begin);
    event.why.Forget("place");
    if (event.place_mention != kNone)
      event.why.Add("place", "", "events/place-word", analysis_.mentions[event.place_mention].tokens);
  }

  EventEntity Tell(const Forum& forum) const {
    Clause clause;
    clause.sentence = sentence_;
    clause.tokens = Window(forum);
    clause.trigger = forum.words;
    clause.entry = &ConferenceWithoutTrigger();
    clause.left_limit = forum.words.begin;
    clause.right_limit = clause.setting_limit = std::min(tokens_.end, forum.words.end + kDetailReach);
    EventEntity event;
    FillCircumstances(analysis_, context_.cues, clause, event);
    event.source = kForumNamed;
    event.why.Replace("type", event.type, kForumNamed, forum.words);
    event.forum = forum.body;
    SetDetails(forum, event);
    const Actor* attendant = AttendantOf(forum);
    const Actor* host = attendant == nullptr ? HostOf(forum) : nullptr;
    if (host != nullptr && event.date_mention != kNone) {
      AddCountry(host->country_code, event, "events/forum-host", host->tokens);
      if (event.place_mention == kNone) event.place_mention = host->mention;
    } else if (attendant != nullptr) {
      AddActor(*attendant, "ATTENDEE", event);
    } else if (event.place_mention != kNone) {
      const Mention& place = analysis_.mentions[event.place_mention];
      AddCountry(place.country_code, event, "events/host-of-place", place.tokens);
    }
    return event;
  }

  const FrameContext& context_;
  const Analysis& analysis_;
  const uint32_t sentence_;
  const TokenRange tokens_;
};

// `G20 ở Đức`, `G20 ở Argentina`
bool PlacesDiffer(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.place_mention == kNone || b.place_mention == kNone) return false;
  const TextRef x = analysis.mentions[a.place_mention].country_code,
                y = analysis.mentions[b.place_mention].country_code;
  return !x.empty() && !y.empty() && x != y;
}

bool TellsOf(const Analysis& analysis, const EventEntity& told, const EventEntity& named) {
  if (told.type != named.type || PlacesDiffer(analysis, told, named)) return false;
  if (told.forum == named.forum)
    return told.date.substr(0, 4) == named.date.substr(0, 4) || told.date.empty() || named.date.empty();
  return told.evidence.front() == named.evidence.front() && told.trigger.begin < named.trigger.end &&
         named.trigger.begin < told.trigger.end;
}

}  // namespace

std::vector<EventEntity> ReadForums(const FrameContext& context, uint32_t sentence) {
  return ForumReader(context, sentence).Read();
}

void AddForums(const Analysis& analysis, std::vector<EventEntity> named, std::vector<EventEntity>& events) {
  for (EventEntity& forum : named) {
    const bool told =
        std::any_of(events.begin(), events.end(), [&](const EventEntity& e) { return TellsOf(analysis, e, forum); });
    if (!told) events.push_back(std::move(forum));
  }
}

}  // namespace banghi
