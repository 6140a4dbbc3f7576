#include "client/batch/brat_document.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/batch/enum_word.h"
#include "client/batch/held_office.h"
#include "client/evaluation/text_offsets.h"

namespace banghi {
namespace {

using Indices = google::protobuf::RepeatedField<int32_t>;

constexpr int kNone = -1;
// A rank or office belongs to a name that is no further away than this, in code points.
constexpr uint32_t kFarthestName = 100;

std::string WithPlainLines(std::string text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') text[i] = i + 1 < text.size() && text[i + 1] == '\n' ? ' ' : '\n';
  }
  return text;
}

// What programs take for the end of a line or a field of the annotations (Python's str.splitlines, and the tab).
bool EndsLine(absl::string_view character) {
  static constexpr absl::string_view kOfSeveralBytes[] = {"\u0085", "\u2028", "\u2029"};
  if (character.size() == 1)
    return (character[0] >= '\t' && character[0] <= '\r') || (character[0] >= '\x1c' && character[0] <= '\x1e');
  return std::find(std::begin(kOfSeveralBytes), std::end(kOfSeveralBytes), character) != std::end(kOfSeveralBytes);
}

std::string OnOneLine(std::string words) {
  for (char& c : words) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) c = ' ';
  }
  return words;
}

class Annotations {
 public:
  Annotations(const v1::Record& record, const TextOffsets& text) : record_(record), text_(text) {
    for (const v1::Date& date : record.dates()) {
      if (date.has_mention()) dates_[date.mention()] = &date;
    }
  }

  std::string Write() {
    for (int i = 0; i < record_.mentions_size(); ++i) WriteMention(i);
    for (const v1::Person& person : record_.people()) WriteEquivalent(person.mentions());
    for (const v1::Agreement& agreement : record_.agreements()) WriteEquivalent(agreement.mentions());
    for (int i = 0; i < record_.mentions_size(); ++i) WriteHolder(i);
    for (const v1::Event& event : record_.events()) WriteEvent(event);
    return std::move(out_);
  }

 private:
  uint32_t StartOf(int mention) const { return record_.mentions(mention).span().start(); }
  uint32_t EndOf(int mention) const { return record_.mentions(mention).span().end(); }
  // Code points between them; 0 where they touch or overlap.
  static uint32_t Distance(const v1::Span& a, const v1::Span& b) {
    if (a.end() < b.start()) return b.start() - a.end();
    return b.end() < a.start() ? a.start() - b.end() : 0;
  }
  static std::string IdOf(int mention) { return absl::StrCat("T", mention + 1); }

  // What lies on several lines has a span on each of them.
  void WriteText(const std::string& id, const std::string& type, const v1::Span& span) {
    std::vector<std::string> spans, texts;
    uint32_t start = span.start();
    const auto end_at = [&](uint32_t end) {
      while (start < end && text_.Between(start, start + 1) == " ") ++start;
      while (start < end && text_.Between(end - 1, end) == " ") --end;
      if (start == end) return;
      spans.push_back(absl::StrCat(start, " ", end));
      texts.emplace_back(text_.Between(start, end));
    };
    for (uint32_t at = span.start(); at < span.end(); ++at) {
      if (!EndsLine(text_.Between(at, at + 1))) continue;
      end_at(at);
      start = at + 1;
    }
    end_at(span.end());
    absl::StrAppend(&out_, id, "\t", type, " ", absl::StrJoin(spans, ";"), "\t", absl::StrJoin(texts, " "), "\n");
  }

  void WriteAttribute(const char* name, const std::string& of, const std::string& value) {
    if (!value.empty()) absl::StrAppend(&out_, "A", ++attributes_, "\t", name, " ", of, " ", value, "\n");
  }

  void WriteNote(const std::string& of, std::vector<std::string> parts) {
    parts.erase(std::remove(parts.begin(), parts.end(), ""), parts.end());
    if (parts.empty()) return;
    absl::StrAppend(&out_, "#", ++notes_, "\tAnnotatorNotes ", of, "\t", OnOneLine(absl::StrJoin(parts, "; ")), "\n");
  }

  void WriteMention(int index) {
    const v1::Mention& mention = record_.mentions(index);
    WriteText(IdOf(index), EnumWord(v1::MentionType_Name(mention.type()), "MENTION_TYPE_"), mention.span());
    if (mention.type() == v1::MENTION_TYPE_MINISTRY) WriteAttribute("Ministry_kind", IdOf(index), mention.value());
    if (mention.type() == v1::MENTION_TYPE_PARTNERSHIP) WriteAttribute("Level", IdOf(index), mention.value());
    if (mention.type() == v1::MENTION_TYPE_AGREEMENT) WriteAgreement(index);
    WriteNote(IdOf(index), MeaningOf(index));
  }

  void WriteAgreement(int index) {
    const v1::Mention& mention = record_.mentions(index);
    WriteAttribute("Agreement_type", IdOf(index), mention.value());
    if (!mention.has_entity()) return;
    const v1::AgreementStatus status = record_.agreements(mention.entity()).status();
    WriteAttribute("Agreement_status", IdOf(index), EnumWord(v1::AgreementStatus_Name(status), "AGREEMENT_STATUS_"));
  }

  std::vector<std::string> MeaningOf(int index) const {
    const v1::Mention& mention = record_.mentions(index);
    const auto date = dates_.find(index);
    if (date != dates_.end()) {
      return {date->second->value(), EnumWord(v1::DateModifier_Name(date->second->mod()), "DATE_MODIFIER_"),
              EnumWord(v1::PartOfDay_Name(date->second->part_of_day()), "PART_OF_DAY_")};
    }
    if (!mention.has_entity()) return {};
    switch (mention.type()) {
      case v1::MENTION_TYPE_PERSON: {
        const v1::Person& person = record_.people(mention.entity());
        return {person.name(), person.country_code(), person.id()};
      }
      case v1::MENTION_TYPE_COUNTRY:
        return {mention.value()};
      case v1::MENTION_TYPE_MINISTRY:
        return {record_.ministries(mention.entity()).country_code()};
      case v1::MENTION_TYPE_ORGANIZATION: {
        const v1::Organization& body = record_.organizations(mention.entity());
        return {EnumWord(v1::OrganizationType_Name(body.type()), "ORGANIZATION_TYPE_"), body.english(),
                body.country_code()};
      }
      case v1::MENTION_TYPE_LOCATION: {
        const v1::Location& place = record_.locations(mention.entity());
        return {EnumWord(v1::LocationType_Name(place.type()), "LOCATION_TYPE_"), place.country_code()};
      }
      case v1::MENTION_TYPE_AGREEMENT: {
        const v1::Agreement& agreement = record_.agreements(mention.entity());
        return {absl::StrJoin(agreement.parties(), " "), agreement.signed_date(), agreement.period()};
      }
      case v1::MENTION_TYPE_PARTNERSHIP:
        return {absl::StrJoin(record_.partnerships(mention.entity()).parties(), " ")};
      default:
        return {};
    }
  }

  void WriteEquivalent(const Indices& mentions) {
    if (mentions.size() < 2) return;
    const auto id = [](std::string* out, int32_t mention) { absl::StrAppend(out, IdOf(mention)); };
    absl::StrAppend(&out_, "*\tEquiv ", absl::StrJoin(mentions, " ", id), "\n");
  }

  // The rank or office of mention `index` to the name of who has it; an office to its ministry.
  void WriteHolder(int index) {
    const v1::Mention& mention = record_.mentions(index);
    const bool rank = mention.type() == v1::MENTION_TYPE_RANK;
    if (!rank && mention.type() != v1::MENTION_TYPE_POSITION) return;
    const HeldOffice held(mention);
    std::vector<std::string> meaning;
    int nearest = kNone;
    for (int name = 0; name < record_.mentions_size(); ++name) {
      const v1::Mention& other = record_.mentions(name);
      if (!rank && other.type() == v1::MENTION_TYPE_MINISTRY && mention.span().start() <= other.span().start() &&
          other.span().end() <= mention.span().end()) {
        WriteRelation("Ministry", index, name);
      }
      if (other.type() != v1::MENTION_TYPE_PERSON || !other.has_entity()) continue;
      const uint32_t distance = Distance(mention.span(), other.span());
      if (distance > kFarthestName) continue;
      if (nearest != kNone && distance >= Distance(mention.span(), record_.mentions(nearest).span())) continue;
      std::vector<std::string> said = held.MeaningFor(record_.people(other.entity()));
      if (said.empty()) continue;
      nearest = name;
      meaning = std::move(said);
    }
    if (nearest != kNone) WriteRelation(rank ? "Rank" : "Position", nearest, index);
    WriteNote(IdOf(index), meaning);
  }

  void WriteRelation(const char* type, int from, int to) {
    absl::StrAppend(&out_, "R", ++relations_, "\t", type, " Arg1:", IdOf(from), " Arg2:", IdOf(to), "\n");
  }

  // The one of `mentions` next to `span`; kNone where there are none.
  int Nearest(const Indices& mentions, const v1::Span& span) const {
    int nearest = kNone;
    for (const int mention : mentions) {
      if (nearest == kNone ||
          Distance(record_.mentions(mention).span(), span) < Distance(record_.mentions(nearest).span(), span)) {
        nearest = mention;
      }
    }
    return nearest;
  }

  int CountryNear(const std::string& code, const v1::Span& span) const {
    for (const v1::Country& country : record_.countries()) {
      if (country.code() == code) return Nearest(country.mentions(), span);
    }
    return kNone;
  }

  // Whoever takes part: the person, else the ministry, else the state.
  int ParticipantNear(const v1::Participant& who, const v1::Span& span) const {
    if (who.has_person_index()) return Nearest(record_.people(who.person_index()).mentions(), span);
    for (const v1::Ministry& ministry : record_.ministries()) {
      if (!who.has_ministry() || ministry.kind() != who.ministry().kind()) continue;
      if (ministry.country_code() == who.ministry().country_code()) return Nearest(ministry.mentions(), span);
    }
    return CountryNear(who.country_code(), span);
  }

  std::string ArgumentsOf(const v1::Event& event) const {
    const v1::Span& trigger = event.trigger().span();
    std::string arguments;
    std::map<std::string, int> count;
    std::set<std::pair<std::string, int>> seen;
    const auto add = [&](const std::string& role, int mention) {
      if (mention == kNone || !seen.emplace(role, mention).second) return;
      const int number = ++count[role];
      absl::StrAppend(&arguments, " ", role, number > 1 ? absl::StrCat(number) : "", ":", IdOf(mention));
    };
    std::set<std::string> states;
    for (const v1::Participant& who : event.participants()) {
      add(BratRole(who.role()), ParticipantNear(who, trigger));
      states.insert(who.country_code());
    }
    for (const std::string& code : event.country_codes()) {
      if (states.count(code) == 0) add("Country", CountryNear(code, trigger));
    }
    if (event.has_date_mention()) add("Date", event.date_mention());
    if (event.has_place_mention()) add("Place", event.place_mention());
    for (const int agreement : event.agreements()) {
      add("Agreement", Nearest(record_.agreements(agreement).mentions(), trigger));
    }
    return arguments;
  }

  void WriteEvent(const v1::Event& event) {
    const std::string type = EnumWord(v1::EventType_Name(event.type()), "EVENT_TYPE_");
    const std::string trigger = IdOf(record_.mentions_size() + events_);
    const std::string id = absl::StrCat("E", ++events_);
    WriteText(trigger, type, event.trigger().span());
    absl::StrAppend(&out_, id, "\t", type, ":", trigger, ArgumentsOf(event), "\n");
    WriteAttribute("Status", id, EnumWord(v1::EventStatus_Name(event.status()), "EVENT_STATUS_"));
    WriteAttribute("Mode", id, EnumWord(v1::EventMode_Name(event.mode()), "EVENT_MODE_"));
    const bool edition = event.ordinal() > 0 && event.ordinal() <= kLastBratEdition;
    WriteAttribute("Edition", id, edition ? absl::StrCat(event.ordinal()) : "");
    const auto topic = [](std::string* out, const v1::Topic& t) { *out += t.name(); };
    WriteNote(id, {event.date(), event.place(), absl::StrJoin(event.country_codes(), " "),
                   absl::StrJoin(event.topics(), ", ", topic),
                   event.has_plover() ? absl::StrCat("PLOVER ", event.plover().event()) : ""});
  }

  const v1::Record& record_;
  const TextOffsets& text_;
  std::map<int, const v1::Date*> dates_;  // by their mentions
  std::string out_;
  int relations_ = 0, events_ = 0, attributes_ = 0, notes_ = 0;  // numbers given so far
};

}  // namespace

std::string BratRole(v1::ParticipantRole role) {
  std::string word = absl::AsciiStrToLower(EnumWord(v1::ParticipantRole_Name(role), "PARTICIPANT_ROLE_"));
  if (word.empty()) return "Participant";
  word[0] = absl::ascii_toupper(static_cast<unsigned char>(word[0]));
  return word;
}

BratDocument BratDocumentOf(const v1::Record& record, const v1::Article& article) {
  BratDocument document;
  document.text = WithPlainLines(article.text());
  const TextOffsets offsets(document.text, OffsetUnit::kCodePoint);
  document.annotations = Annotations(record, offsets).Write();
  return document;
}

}  // namespace banghi
