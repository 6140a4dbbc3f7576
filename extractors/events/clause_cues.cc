#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "extractors/events/clause.h"

namespace banghi {
namespace {

constexpr absl::string_view kConference = "hoi-nghi";  // id in triggers.tsv

// States whose ships and forces the cue lists `forces_..` name.
constexpr absl::string_view kStatesOfForces[] = {"AU", "CA", "GB", "ID", "IN", "JP", "KR",
                                                 "MY", "NZ", "PH", "SG", "TH", "US", "VN"};

}  // namespace

InvitationCues::InvitationCues(const Bundle& bundle)
    : letter(bundle.CueList("invitation_letter")),
      sent(bundle.CueList("invitation_sent")),
      taken(bundle.CueList("invitation_taken")),
      withdrawn(bundle.CueList("invitation_withdrawn")),
      intended(bundle.CueList("invitation_intended")),
      from(bundle.CueList("invitation_from")),
      go(bundle.CueList("invited_to_go")),
      them(bundle.CueList("invited_them")),
      to_no_event(bundle.CueList("invited_to_no_event")) {}

VisitCues::VisitCues(const Bundle& bundle)
    : in_turn(bundle.CueList("in_turn")),
      late_or_former(bundle.CueList("late_or_former")),
      rank(bundle.CueList("visit_rank")),
      plural(bundle.CueList("plural")),
      house_of_state(bundle.CueList("house_of_state")),
      same_state(bundle.CueList("same_state")),
      among(bundle.CueList("among")),
      begins(bundle.CueList("visit_begins")),
      is(bundle.CueList("stop_is")),
      after(bundle.CueList("stop_after")),
      we(bundle.CueList("our_state")),
      nth_time(bundle.CueList("nth_time")) {}

ClauseCues::ClauseCues(const Bundle& bundle)
    : future_strong(bundle.CueList("future_strong")),
      future(bundle.CueList("future")),
      future_after(bundle.CueList("future_after")),
      cancelled(bundle.CueList("cancelled")),
      online(bundle.CueList("online")),
      general_before(bundle.CueList("general_before")),
      edition_before(bundle.CueList("edition_before")),
      place_in(bundle.CueList("place_in")),
      between(bundle.CueList("between")),
      together_with(bundle.CueList("together_with")),
      of(bundle.CueList("of")),
      invitation_of(bundle.CueList("invitation_of")),
      negation(bundle.CueList("negation")),
      visit_generic(bundle.CueList("visit_generic")),
      deputation(bundle.CueList("deputation")),
      witness(bundle.CueList("witness")),
      chair(bundle.CueList("chair")),
      conjunction(bundle.CueList("conjunction")),
      attend(bundle.CueList("attend")),
      public_word(bundle.CueList("public_word")),
      document(bundle.CueList("document")),
      bound_before_sign(bundle.CueList("bound_before_sign")),
      occasion(bundle.CueList("occasion")),
      not_after_trigger(bundle.CueList("not_after_trigger")),
      since(bundle.CueList("since")),
      held(bundle.CueList("held")),
      eve(bundle.CueList("eve")),
      travel(bundle.CueList("travel")),
      met_with(bundle.CueList("met_with")),
      takes_place(bundle.CueList("takes_place")),
      hypothetical(bundle.CueList("hypothetical")),
      equipment(bundle.CueList("equipment")),
      past(bundle.CueList("past")),
      on_the_way(bundle.CueList("on_the_way")),
      ceremony(bundle.CueList("ceremony")),
      joint(bundle.CueList("joint")),
      host_compound(bundle.CueList("host_compound")),
      say(bundle.CueList("event_say")),
      setting(bundle.CueList("setting")),
      date_ahead(bundle.CueList("date_ahead")),
      date_past(bundle.CueList("date_past")),
      only_occasion(bundle.CueList("only_occasion")),
      envoy(bundle.CueList("envoy")),
      arrive_aux(bundle.CueList("arrive_aux")),
      place_word(bundle.CueList("place_word")),
      banquet(bundle.CueList("banquet")),
      leave_word(bundle.CueList("leave_word")),
      visit_setting(bundle.CueList("visit_setting")),
      upon(bundle.CueList("upon")),
      joint_body(bundle.CueList("joint_body")),
      under_way(bundle.CueList("under_way")),
      delegation(bundle.CueList("delegation")),
      of_them(bundle.CueList("of_them")),
      relative(bundle.CueList("relative")),
      passive(bundle.CueList("passive")),
      money_or_goods(bundle.CueList("money_or_goods")),
      take_part(bundle.CueList("take_part")),
      margin(bundle.CueList("margin")),
      talks_word(bundle.CueList("talks_word")),
      goal(bundle.CueList("goal")),
      host_bound(bundle.CueList("host_bound")),
      peace_treaty(bundle.CueList("peace_treaty")),
      resumed(bundle.CueList("resumed")),
      agreed_to(bundle.CueList("agreed_to")),
      no_negation(bundle.CueList("no_negation")),
      each_other(bundle.CueList("each_other")),
      drill_epithet(bundle.CueList("drill_epithet")),
      comprising(bundle.CueList("comprising")),
      uninvited(bundle.CueList("uninvited")),
      formerly(bundle.CueList("formerly")),
      compared(bundle.CueList("compared")),
      refused(bundle.CueList("refused")),
      no_gift(bundle.CueList("no_gift")),
      until(bundle.CueList("until")),
      then(bundle.CueList("then")),
      during(bundle.CueList("during")),
      there_was(bundle.CueList("there_was")),
      ambassador(bundle.CueList("ambassador")),
      went_on(bundle.CueList("went_on")),
      to_whom(bundle.CueList("to_whom")),
      said_on(bundle.CueList("said_on")),
      airport(bundle.CueList("airport")),
      whatever(bundle.CueList("whatever")),
      that(bundle.CueList("that")),
      recurrent(bundle.CueList("recurrent")),
      several(bundle.CueList("several")),
      agreed_on(bundle.CueList("agreed_on")),
      discussed(bundle.CueList("discussed")),
      this_is(bundle.CueList("this_is")),
      on_the_eve(bundle.CueList("on_the_eve")),
      relief(bundle.CueList("relief")),
      several_states(bundle.CueList("several_states")),
      spokesman(bundle.CueList("spokesman")),
      spoken_of(bundle.CueList("spoken_of")),
      speak(bundle.CueList("speak")),
      led_by(bundle.CueList("led_by")),
      of_relation(bundle.CueList("of_relation")),
      attended_by(bundle.CueList("attended_by")),
      restated(bundle.CueList("restated")),
      subject_of(bundle.CueList("subject_of_saying")),
      deed(bundle.CueList("deed")),
      assembly(bundle.CueList("assembly")),
      summit_word(bundle.CueList("summit_word")),
      invitation(bundle),
      visit(bundle) {
  for (int n = 0; n < 10; ++n) edition_words[n] = bundle.CueList(absl::StrCat("edition_word_", n + 1));
  for (absl::string_view state : kStatesOfForces) {
    forces.emplace_back(std::string(state), bundle.CueList(absl::StrCat("forces_", absl::AsciiStrToLower(state))));
  }
  while (conference + 1 < bundle.triggers().size() && bundle.triggers()[conference].id != kConference) ++conference;
}

}  // namespace banghi
