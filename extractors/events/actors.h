// Who acts in a sentence: people with their titles, officials without a name, states, and `hai bên`.
#ifndef BANGHI_EXTRACTORS_EVENTS_ACTORS_H_
#define BANGHI_EXTRACTORS_EVENTS_ACTORS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "extractors/analysis.h"
#include "extractors/events/office_holders.h"
#include "extractors/mentions/titles.h"

namespace banghi {

struct Actor {
  enum class Kind { kPerson, kOffice, kState, kBothSides };
  Kind kind = Kind::kPerson;
  TokenRange tokens;        // with titles
  int32_t person = kNone;   // index into Analysis::people; of an office the person the article says holds it
  int32_t mention = kNone;  // the PERSON, POSITION or COUNTRY mention
  TextRef country_code;
  struct Partner {
    TextRef country_code;
    int32_t person = kNone;       // who holds the office there
    absl::string_view rule = {};  // the actor's where empty
  };
  std::vector<Partner> partners;  // `Ngoại trưởng Cuba, Venezuela và Nicaragua`: the other states' are meant too
  std::vector<int32_t> family;    // people named behind an official as his family: `Tổng thống X và phu nhân Y`
  TextRef ministry_kind;
  absl::string_view rule;  // what makes it one: "events/named"
  bool office = false;     // `mention` is a POSITION
  bool aside = false;      // of a state: only spoken of (`gần Nga`, `về Syria`, `chống IS ở Iraq`)
  bool located = false;    // of a state: where something is (`tại Đức`, `ở Geneva, Thụy Sĩ`)
  uint32_t body = 0;  // of a state: where the body begins that it is of (`Hải quân Nhật Bản`); 0 where none does
  bool named() const { return person != kNone; }
  bool official() const { return kind == Kind::kPerson || kind == Kind::kOffice; }
  std::vector<Actor> Each() const;  // the actor and its partners, each as one of its own
};

// Words by which actors are known.
struct ActorCues {
  explicit ActorCues(const Bundle& bundle);
  TitleCues titles;
  int both_sides, plural, conjunction, with, leader, aside, pronoun, aside_state, no_aside_state, place_in, goes_to,
      to_whom, auxiliary, deputation, memorial, in_name_of, met_with, master, of, someone_of, upon, date_word, say,
      two_koreas, several_states, observer, spokesman, last_time;
  ShorterOffices shorter_offices;
};

// Made per article, once its people are known. `analysis` and `cues` must outlive it.
class ActorFinder {
 public:
  ActorFinder(const Analysis& analysis, const ActorCues& cues);

  // The actors of sentence `index`, in order. Countries that only belong to a title or a body are no actors.
  const std::vector<Actor>& Find(uint32_t index) const;

  // The leader of a state, as named last before it; kNone where the article names none.
  int32_t LeaderOf(const Actor& state) const { return Holders().LeaderOf(state.country_code, state.tokens.begin); }

  // Who holds the office of `position` in any state, each once.
  absl::Span<const int32_t> HoldersOf(const Mention& position) const { return Holders().AllOf(position); }

  // Whether nothing but commas, `và` and `cùng` stands between the two.
  bool Coordinated(const Actor& left, const Actor& right) const;

  // Whether the mention is a body that may act for a state: a ministry, or a force or an agency of one.
  static bool MayAct(const Mention& body);

 private:
  // Per token of a sentence whether it belongs to an actor already.
  using Absorbed = absl::InlinedVector<bool, 64>;

  const OfficeHolders& Holders() const;

  uint32_t LeaderWordBefore(uint32_t name) const;

  bool OfTrade(uint32_t name) const;
  bool Speaks(const PersonEntity& person) const;
  std::vector<bool> Observers() const;

  void AddPerson(int32_t mention, std::vector<Actor>& actors, Absorbed& absorbed, uint32_t first) const;

  std::vector<int32_t> PartnersBehind(absl::string_view country_code, uint32_t end, bool listed = false) const;
  void AddOffice(int32_t mention, TokenRange sentence, std::vector<Actor>& actors, Absorbed& absorbed) const;
  bool OfUnknownBody(const Mention& office) const;
  void AddMasterOf(int32_t mention, std::vector<Actor>& actors) const;

  bool MeansGovernment(const Mention& place) const;

  absl::string_view StateOf(int32_t mention) const;
  uint32_t BodyEnd(uint32_t token, const Actor& state) const;
  bool JoinedToAnother(const Mention& body) const;
  bool GivesOrTakes(const Mention& body) const;
  bool HasShip(const Mention& body) const;
  void AddBody(int32_t mention, std::vector<Actor>& actors) const;

  std::vector<Actor> FindAnew(uint32_t index) const;

  void AddFellowLeaders(uint32_t word, bool listed, Actor& leader) const;
  void AddState(int32_t mention, TextRef code, TokenRange sentence, std::vector<Actor>& actors,
                Absorbed& absorbed) const;

  const Actor* SubjectIn(TokenRange phrase, const std::vector<Actor>& actors) const;
  static Actor PronounOf(const Actor& named, TokenRange pronoun);

  uint32_t KoreasAt(uint32_t token) const;
  void AddBothSides(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const;
  std::optional<Actor> OfficeOpening(uint32_t index) const;
  void AddPronoun(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const;

  void JoinFamilies(std::vector<Actor>& actors) const;

  bool IsCounterpart(const Actor& actor) const;
  const Actor* PeerOf(const std::vector<Actor>& actors, size_t index) const;
  void FindCounterparts(std::vector<Actor>& actors) const;
  void NameCounterparts(std::vector<Actor>& actors) const;

  bool BeginsBody(uint32_t token) const;
  uint32_t SomeoneOf(const Actor& actor) const;
  bool NamesWhose(const Actor& holder, const Actor& whose) const;
  void PutTheirPeopleFirst(std::vector<Actor>& actors) const;

  const Analysis& analysis_;
  const ActorCues& cues_;
  const Neighbours& neighbours_;
  const std::vector<bool> observers_;             // per person
  mutable std::optional<OfficeHolders> holders_;  // made when first asked for: most articles have no use for it
  // Per sentence, of those asked for: frames look back at the same ones from every trigger.
  mutable std::vector<std::optional<std::vector<Actor>>> found_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_ACTORS_H_
