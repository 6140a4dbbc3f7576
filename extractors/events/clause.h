// A trigger in its clause, and what the words of the clause say of when, where, how and whether.
#ifndef BANGHI_EXTRACTORS_EVENTS_CLAUSE_H_
#define BANGHI_EXTRACTORS_EVENTS_CLAUSE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "extractors/analysis.h"
#include "extractors/events/actors.h"

namespace banghi {

struct Clause {
  uint32_t sentence = 0;
  TokenRange tokens;  // of the clause: the sentence, cut at `;` and to a window around the trigger
  TokenRange trigger;
  const Trigger* entry = nullptr;
  bool first_trigger = false;      // no other trigger stands before it in the clause
  absl::Span<const Actor> actors;  // of the clause, in order; owned by the ActorFinder or SentenceClauses
  uint32_t left_limit = 0;         // where the trigger before it in the clause ends, or the clause begins
  uint32_t right_limit = 0;        // where the trigger behind it begins, or the clause ends
  uint32_t opening = 0;        // where the first trigger of the clause begins: what stands before holds for all of it
  TokenRange behind_phrases;   // the same behind phrases that tell of the occasion alone; empty where there are none
  uint32_t setting_limit = 0;  // to where time and place of it stand: over `bên lề hội nghị` to the next trigger
  absl::Span<const TokenRange> quotes;  // what somebody says in the clause, where the trigger is not part of it
};

// Words around an invitation.
struct InvitationCues {
  explicit InvitationCues(const Bundle& bundle);
  int letter, sent, taken, withdrawn, valued, intended, from, go, them, to_no_event, several, meanwhile;
};

// Words around a visit.
struct VisitCues {
  explicit VisitCues(const Bundle& bundle);
  int in_turn, late_or_former, no_longer, rank, plural, house_of_state, same_state, among, begins, ends, is, after, we,
      nth_time, where, resident, dignitary, officials, other_word, law, place_break, to_live, chooses, chosen_as,
      first_of_tour, counted_states, tourists, chance, people_of, lasts, until, day, days_from, takes_days;
};

// Words around a signing.
struct SigningCues {
  explicit SigningCues(const Bundle& bundle);
  int carried_out, years_since, letter, letter_tells, among_which, in_place_of, and_carried_out;
};

// Words for bodies whose leaders are met without a name.
struct BodyCues {
  explicit BodyCues(const Bundle& bundle);
  int leaders, abroad, anywhere, name_over, several, others;
};

// Words that tell a gift from what is none, and one that is given from one that is promised.
struct GiftCues {
  explicit GiftCues(const Bundle& bundle);
  int none, in_general, loan, loan_of_aid, approved, promised, adopted, deed, step, instead, just_now, called_off, done;
};

struct ClauseCues {
  explicit ClauseCues(const Bundle& bundle);
  int future_strong, schedule, thanks, future, future_after, cancelled, online, general_before, edition_before,
      place_in, between, together_with, of, invitation_of, negation, visit_generic, deputation, witness, chair,
      conjunction, attend, public_word, document, bound_before_sign, occasion, not_after_trigger, since, held, eve,
      travel, met_with, takes_place, hypothetical, equipment, past, on_the_way, ceremony, joint, host_compound, say,
      setting, date_ahead, date_past, only_occasion, envoy, arrive_aux, place_word, banquet, leave_word, visit_setting,
      upon, joint_body, under_way, delegation, of_them, relative, passive, money_or_goods, take_part, margin, on_margin,
      talks_word, goal, date_word, host_bound, peace_treaty, resumed, no_negation, each_other, drill_epithet,
      comprising, uninvited, formerly, compared, refused, until, then, during, there_was, ambassador, scene,
      bare_edition, just_before, completed, support, supplier, despite, takes, went_on, to_whom, said_on, airport,
      whatever, that, recurrent, several, agreed_on, discussed, this_is, on_the_eve, relief, several_states, spokesman,
      spoken_of, speak, led_by, of_relation, attended_by, restated, called_off, took_place_yet, not_called_off,
      happening, clause_break, denied, digest, before_doing, unintended, subject_of, deed, assembly, summit_word,
      wished, considers, decree, ahead_of, counted, ever_since, has_happened, other_states, next_stop, or_not, held_on,
      times, worldwide, relations, unlikely, sent_words, later_day, whether, on_the_road, sends, receives, leads,
      no_envoys, habit, by_custom, contact_kept, source_word, talk_word, home_time, local_time, sign_open, stopped,
      demanded, drill_kind, resolved_to, resolved_step, talks_aim, talks_unreal, says_there, dialogue_word, heads,
      act_of_signing, this_one, act_word, drill_break, drill_judged, leader, clause_behind, by_phone, listed_under,
      handing_over, some, gathering_bound, over_years, hosts_forum, since_when, obstacles, first_time, exchanged,
      meeting_bound, widened, witnessed_by, gone_to, sets_out, goes_on, after_talks, two_leaders;
  int edition_words[10];  // for 1 to 10
  InvitationCues invitation;
  VisitCues visit;
  BodyCues body;
  SigningCues signing;
  GiftCues gift;
  std::vector<std::pair<absl::string_view, int>> forces;  // by state, the words for its ships and forces
  uint32_t conference = 0;                                // the trigger of conferences in Bundle::triggers()
  uint32_t signature = 0;                                 // and that of signings
};

// Stand in for the trigger of what is told without one. They have no source; the event gets that of its rule.
const Trigger& MeetingWithoutTrigger();
const Trigger& ConferenceWithoutTrigger();

// Sets date, place, mode, ordinal, status and evidence of `event` from the clause. The date is the nearest one in the
// clause on the trigger's side of other triggers; a place is a LOCATION or COUNTRY behind `tại`, `ở`.
void FillCircumstances(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, EventEntity& event);

// The editions named near the trigger (`lần thứ 4`, `vòng 15`, `phiên thứ nhất`), in order.
struct Edition {
  int number = 0;
  TokenRange words;
};
std::vector<Edition> EditionsOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_CLAUSE_H_
