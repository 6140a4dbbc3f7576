// What is known of one article while it is read: the Document, what the gazetteers found in it, and what each room
// added. Rooms only add; the one exception is the overlap room, which marks mentions as dropped and says why.
#ifndef BANGHI_EXTRACTORS_ANALYSIS_H_
#define BANGHI_EXTRACTORS_ANALYSIS_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <memory_resource>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "extractors/reasons.h"
#include "extractors/text_ref.h"
#include "gazetteers/bundle.h"
#include "text/document.h"

namespace banghi {

// The state whose newspapers these are.
inline constexpr absl::string_view kHomeState = "VN";

enum class MentionType : uint8_t {
  kPerson,
  kRank,
  kPosition,
  kMinistry,
  kOrganization,
  kCountry,
  kLocation,
  kDate,
  kAgreement,
  kPartnership,
};
inline constexpr int kMentionTypes = 10;
absl::string_view MentionTypeName(MentionType type);  // "PERSON"

inline constexpr int kNone = -1;

// Mention::doubt of what only its shape tells (a name, `Ủy ban ...`), and of a form that is also something else where
// its context speaks for this reading.
inline constexpr float kShapeDoubt = 0.1f;
inline constexpr float kAmbiguousDoubt = 0.1f;

// A span of one type. `tokens` are token indices of the Document. Its texts are the bundle's, literals or those of
// Analysis::Keep, so that a mention is copied as it lies.
struct Mention {
  MentionType type = MentionType::kPerson;
  bool dropped = false;  // lost to another mention
  TokenRange tokens;
  TextRef value;         // COUNTRY: ISO code; DATE: ISO 8601 / TIMEX3; MINISTRY: kind; PARTNERSHIP: level;
                         // AGREEMENT: type; else empty
  TextRef source;        // gazetteer entry or rule id that gave it: "ranks/dai-tuong", "people/after-rank"
  float confidence = 1;  // in the competition with mentions that overlap: below 1 where its room had to choose
  float doubt = 0;       // of its room, where it does not weigh in that competition: see kShapeDoubt
  float rival = 0;       // weight of the strongest mention that lost to it, see ConfidenceOf (overlap.h)
  int32_t entry =
      kNone;  // index into the bundle's table where a gazetteer entry gave it (offices, ranks, locations, ...)
  int32_t entity = kNone;  // index into the list of its type below, once entities are made
  int32_t loss = kNone;    // index into Trace::losses, which says why it was dropped; kNone without a trace

  // POSITION: parts of the office.
  TextRef country_code;   // the country right behind or before the office (`Bộ trưởng Quốc phòng Mỹ` -> US);
                          // also of a MINISTRY
  TextRef ministry_kind;  // DEFENCE, ... where the office or ministry is of one
  TokenRange head;        // the office's head (`Bộ trưởng`); empty for other types
  TokenRange body;        // the body named in it (`Quân ủy Trung ương`); empty where none
};
static_assert(std::is_trivially_copyable_v<Mention>);  // lists of them grow and are sorted

// A day, month, year, range ... as the text says it.
struct DateValue {
  int32_t mention = kNone;
  std::string value;          // as Mention::value
  TextRef mod;                // START, MID, END or empty
  TextRef part_of_day;        // MORNING, NOON, AFTERNOON, EVENING, NIGHT or empty
  TextRef unresolved_reason;  // where the value has X or is empty
};

struct PersonEntity {
  std::string name;                        // fullest form in the article
  std::vector<int32_t> mentions;           // PERSON mentions
  std::vector<int32_t> rank_mentions;      // one per distinct rank
  std::vector<int32_t> position_mentions;  // one per distinct position, its fullest form
  TextRef country_code;
  int32_t known = kNone;  // index into Bundle::people()
  Reasons why;
};

struct NamedEntity {  // ministries, organisations, countries, locations
  TextRef name;
  TextRef code;  // country code; of a ministry its country, of an organisation the party code
  TextRef kind;  // ministry kind, organisation type, location type
  absl::InlinedVector<int32_t, 6> mentions;
};

struct AgreementEntity {
  TextRef type;
  std::string title;
  std::string subject;
  std::vector<TextRef> parties;  // ISO codes, ASEAN, UN, EU
  TextRef status;                // SIGNED, PLANNED, ENDED, UNKNOWN
  TextRef signed_date;
  TextRef period;
  std::vector<int32_t> mentions;
  TextRef source;
  Reasons why;
};

struct PartnershipEntity {
  TextRef level;
  std::vector<TextRef> parties;
  std::vector<int32_t> mentions;
  TextRef source;
  Reasons why;
};

struct Participant {
  int32_t person = kNone;  // index into people; kNone for a delegation or a minister without a name
  TextRef role;            // HOST, GUEST, CO_CHAIR, SIGNER, CALLER, ... or empty
  TextRef country_code;
  TextRef ministry_kind;
  int32_t office = kNone;  // POSITION mention, where the name is not said
};

struct EventEntity {
  TextRef type;  // PHONE_CALL, ...
  TokenRange trigger;
  std::vector<TextRef> country_codes;  // in order of importance, distinct
  std::vector<Participant> participants;
  TextRef date;  // value as in mentions
  int32_t date_mention = kNone;
  TextRef place;  // text of a LOCATION or COUNTRY mention
  int32_t place_mention = kNone;
  TextRef mode;                 // ONLINE, PHONE, IN_PERSON or empty
  TextRef likely_host;          // of a VISIT that names no place: the other side of the article
  bool deputation = false;      // of a VISIT: of ships, no person's own
  bool of_former = false;       // of a VISIT: long past (`cố Thủ tướng A`, `từng sang thăm`)
  int32_t forum = kNone;        // of a CONFERENCE: index into organizations of the body it is named after
  TextRef drill;                // of an EXERCISE: source of the trigger that is its name; empty where none
  bool earlier = false;         // of an EXERCISE: of a year before the one the article tells of
  bool of_many = false;         // of a SIGNING: told as that of an instrument of more parties than these states
  bool summit = false;          // of two states, named after both (`thượng đỉnh Mỹ - Triều`)
  bool of_body = false;         // of a MEETING: with those who lead a body, none of whom is named
  bool ceremony = false;        // of a MEETING: only seen at a welcome or a banquet, which alone is none
  int assemblies = 0;           // of a MEETING: how many tellings of it say `hội nghị`
  int talks = 0;                // and how many that they met or talked
  bool done = false;            // a word before the trigger says that it has happened (`đã`, `từng`)
  bool assumed = false;         // that it has happened: nothing says so but that it is told
  int ordinal = 0;              // edition, 0 where none
  TextRef status = "OCCURRED";  // OCCURRED, PLANNED, CANCELLED
  std::vector<int32_t> agreements;
  std::vector<int32_t> topics;     // indices into Bundle::topics()
  std::vector<uint32_t> evidence;  // sentence indices, the first is the trigger's
  TextRef source;                  // trigger's id or rule id
  Reasons why;
};

// Where relative dates stand: the publication date, if it was given.
struct Anchor {
  bool known = false;
  absl::CivilDay day;
};

struct Analysis;

// The longest mention that ends, and that begins, at each token (kNone where none does). Dropped mentions are left out.
struct Neighbours {
  Neighbours() = default;
  explicit Neighbours(const Analysis& analysis);
  std::vector<int32_t> ends, begins;
};

inline constexpr uint32_t kLongestBracket = 8;  // tokens of what stands in brackets behind a name

struct Analysis {
  Analysis(const Document& d, const Bundle& b)
      : document(d),
        bundle(b),
        tokens_(d.tokens().data()),
        token_count_(static_cast<uint32_t>(d.tokens().size())),
        first_mentions_(token_count_ + size_t{1}) {
    mentions.reserve(token_count_ / 8 + 8);  // more than most articles have
  }

  const Document& document;
  const Bundle& bundle;
  Anchor published;
  Trace* trace = nullptr;  // where to tell what is left out; null unless the request asked to explain

  Matches matches;

  std::vector<Mention> mentions;  // after the overlap room: sorted by begin, longer first; dropped ones at the end
  Neighbours neighbours;          // of the mentions, after the overlap room
  std::vector<DateValue> dates;   // one per kept DATE mention
  std::vector<PersonEntity> people;
  std::vector<NamedEntity> ministries, organizations, countries, locations;
  std::vector<AgreementEntity> agreements;
  std::vector<PartnershipEntity> partnerships;
  std::vector<EventEntity> events;

  // Fills matches from the bundle.
  void FindMatches() { matches = bundle.FindAll(document); }

  // Whether a match of one of `kinds` begins at `token`.
  bool AnyAt(uint32_t token, std::initializer_list<EntryKind> kinds) const {
    uint32_t bits = 0;
    for (EntryKind kind : kinds) bits |= Matches::BitOf(kind);
    return matches.AnyAt(token, bits);
  }
  // The longest match of `kind` that begins at `token`; null where none does.
  const Match* MatchAt(uint32_t token, EntryKind kind) const { return matches.At(token, kind); }
  // The end of the longest form of cue list `list` (see Bundle::CueList) that begins at `token`; `token` itself where
  // none does.
  uint32_t CueAt(uint32_t token, int list) const { return matches.CueAt(token, list); }
  // Where the longest form of cue list `list` begins that ends just before `token`, in the same sentence; `token` where
  // none does.
  uint32_t CueBefore(uint32_t token, int list) const {
    const uint32_t begin = matches.CueBefore(token, list);
    return begin == token || !InText(token) || SameSentence(begin, token) ? begin : token;
  }

  // The first form of the cue list that begins in [from, to); empty where none does.
  TokenRange CueIn(uint32_t from, uint32_t to, int list) const;
  bool CueWithin(uint32_t from, uint32_t to, int list) const { return matches.FindCue(from, to, list) < to; }
  // Whether the day, month or year `date`, a value as of DATE mentions, begins after the publication day; false where
  // that, or part of `date`, is not known, and of quarters and seasons.
  bool LiesAhead(absl::string_view date) const;
  // Behind a short bracket that opens at `token` (`(LHQ)`, `(thứ hai từ trái sang)`); `token` where none does.
  uint32_t BehindBracket(uint32_t token) const;
  // The title of an agreement that `token` stands in; empty where it stands in none.
  TokenRange TitleAt(uint32_t token) const;
  // The folded forms of the tokens, each with a space behind it: equal for all spellings of one name.
  std::string FoldedText(TokenRange range) const;

  // Small questions about tokens; all are false, or empty, past the end.
  bool InText(uint32_t token) const { return token < token_count_; }
  absl::string_view Folded(uint32_t token) const { return InText(token) ? document.FoldedOf(tokens_[token]) : ""; }
  bool IsWord(uint32_t token) const { return InText(token) && tokens_[token].kind == TokenKind::kWord; }
  bool IsNumber(uint32_t token) const { return InText(token) && tokens_[token].kind == TokenKind::kNumber; }
  bool IsCapital(uint32_t token) const { return IsWord(token) && tokens_[token].capital; }
  bool IsMark(uint32_t token, absl::string_view mark) const {
    return InText(token) && tokens_[token].kind == TokenKind::kPunctuation && document.FoldedOf(tokens_[token]) == mark;
  }
  bool SameSentence(uint32_t a, uint32_t b) const {
    return InText(a) && InText(b) && tokens_[a].sentence == tokens_[b].sentence;
  }
  bool IsCredit(uint32_t token) const { return InText(token) && tokens_[token].zone == Zone::kCredit; }

  // The index of the first kept mention that begins at `token` or behind it (mentions.size() where none does); after
  // the overlap room.
  size_t FirstMentionFrom(uint32_t token) const { return first_mentions_[std::min(token, token_count_)]; }
  // For FirstMentionFrom and `neighbours`, once the mentions have the order in which they stay.
  void IndexMentions();

  // Tells that `words`, which `source` read, are left out by `rule`; both as in Reason.
  void Leave(TokenRange words, absl::string_view source, absl::string_view rule, std::string detail = "") const {
    if (trace != nullptr) trace->left_out.push_back({words, std::string(source), rule, std::move(detail)});
  }

  // The same of a surface form; false, for the room that does not take it.
  bool Refuse(const Match& match, absl::string_view rule) const {
    if (trace != nullptr) Leave(match.tokens, bundle.SourceOf(match.kind, match.entry), rule);
    return false;
  }

  // A copy of `text` that lives as long as the analysis.
  absl::string_view Keep(absl::string_view text) const { return Keep(text, ""); }
  // The same of two, one behind the other.
  absl::string_view Keep(absl::string_view text, absl::string_view more) const;

  // Adds a mention and returns its index.
  int32_t Add(const Mention& mention) {
    mentions.push_back(mention);
    return static_cast<int32_t>(mentions.size()) - 1;
  }

 private:
  // Of the document, asked for so often that the way over it shows.
  const Token* const tokens_;
  const uint32_t token_count_;
  std::vector<uint32_t> first_mentions_;                     // by token, and one more
  mutable std::pmr::monotonic_buffer_resource texts_{2048};  // of Keep; most articles need no more
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ANALYSIS_H_
