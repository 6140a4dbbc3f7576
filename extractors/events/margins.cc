#include "extractors/events/margins.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "extractors/events/times.h"

namespace banghi {
namespace {

constexpr absl::string_view kRule = "events/on-margin";
constexpr uint32_t kForumReach = 12;     // tokens from `bên lề` to the words that tell of the conference
constexpr size_t kMostSentences = 16;    // that are read of those that tell of one meeting
constexpr size_t kMostAttendees = 200;   // of a conference, who are told so
constexpr size_t kMostConferences = 40;  // of an article; lists of more were written by nobody

// The first `bên lề` of each sentence, which is read once.
class Margins {
 public:
  Margins(const Analysis& analysis, const ClauseCues& cues) : analysis_(analysis), cues_(cues) {}

  TokenRange In(uint32_t sentence) {
    const auto [found, added] = words_.try_emplace(sentence);
    const TokenRange tokens = analysis_.document.sentences()[sentence].tokens;
    if (added) found->second = analysis_.CueIn(tokens.begin, tokens.end, cues_.on_margin);
    return found->second;
  }

 private:
  const Analysis& analysis_;
  const ClauseCues& cues_;
  absl::flat_hash_map<uint32_t, TokenRange> words_;  // empty where there is none
};

// The conference whose margin begins at `begin`, in the order of `conferences`; null where none is told of there.
EventEntity* ConferenceAt(const Analysis& analysis, uint32_t sentence, uint32_t begin,
                          const std::vector<EventEntity*>& conferences) {
  for (EventEntity* conference : conferences) {
    const uint32_t at = conference->trigger.begin;
    if (at >= begin && at <= begin + kForumReach && analysis.SameSentence(begin, at)) return conference;
  }
  const auto told = std::find_if(conferences.begin(), conferences.end(), [sentence](const EventEntity* conference) {
    return std::find(conference->evidence.begin(), conference->evidence.end(), sentence) != conference->evidence.end();
  });
  return told == conferences.end() ? nullptr : *told;
}

// `bên lề hội nghị`, with nothing behind that says of which: the last one told before.
EventEntity* ConferenceBefore(const Analysis& analysis, const ClauseCues& cues, uint32_t begin,
                              const std::vector<EventEntity*>& conferences) {
  const uint32_t end = analysis.CueAt(begin, cues.assembly);
  const bool bare = end != begin && !analysis.IsCapital(end) && !analysis.IsNumber(end);
  if (!bare) return nullptr;
  EventEntity* last = nullptr;
  for (EventEntity* conference : conferences) {
    const bool later = last == nullptr || conference->trigger.begin > last->trigger.begin;
    if (conference->trigger.begin < begin && later) last = conference;
  }
  return last;
}

bool IsThere(const EventEntity& conference, const Participant& who) {
  return std::any_of(conference.participants.begin(), conference.participants.end(),
                     [&](const Participant& p) { return p.person == who.person; });
}

void Attend(const EventEntity& meeting, TokenRange words, EventEntity& conference) {
  for (const TextRef code : meeting.country_codes) {
    auto& codes = conference.country_codes;
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    codes.push_back(code);
    conference.why.Add("country", code, kRule, words);
  }
  for (const Participant& participant : meeting.participants) {
    if (conference.participants.size() >= kMostAttendees) return;
    if (participant.person == kNone || IsThere(conference, participant)) continue;
    conference.participants.push_back(participant);
    conference.participants.back().role = "ATTENDEE";
    conference.why.Add("participant", participant.country_code, kRule, words, participant.person);
  }
}

}  // namespace

void AddThoseOnMargins(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events) {
  std::vector<EventEntity*> conferences;
  for (EventEntity& event : events) {
    if (event.type == "CONFERENCE" && event.status != "CANCELLED" && conferences.size() < kMostConferences)
      conferences.push_back(&event);
  }
  if (conferences.empty()) return;
  Margins margins(analysis, cues);
  for (EventEntity& meeting : events) {
    if (meeting.type != "MEETING" || meeting.status != "OCCURRED" || meeting.summit) continue;
    const size_t sentences = std::min(meeting.evidence.size(), kMostSentences);
    for (size_t i = 0; i < sentences; ++i) {
      const TokenRange words = margins.In(meeting.evidence[i]);
      if (words.empty()) continue;
      EventEntity* conference = ConferenceAt(analysis, meeting.evidence[i], words.end, conferences);
      if (conference == nullptr) conference = ConferenceBefore(analysis, cues, words.end, conferences);
      if (conference == nullptr || !TimesAgree(conference->date, meeting.date)) continue;
      Attend(meeting, words, *conference);
      if (meeting.place_mention == kNone && conference->place_mention != kNone) {
        meeting.place_mention = conference->place_mention;
        meeting.why.Add("place", "", kRule, words);
      }
      break;
    }
  }
}

}  // namespace banghi
