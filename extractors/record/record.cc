#include "extractors/record/record.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/overlap/overlap.h"
#include "extractors/record/derivations.h"
#include "extractors/record/enum_names.h"
#include "extractors/record/events.h"
#include "extractors/record/metadata.h"
#include "extractors/record/writer.h"

namespace banghi {

namespace {

constexpr size_t kZoneCount = static_cast<size_t>(Zone::kBoilerplate) + 1;

}  // namespace

std::string InOneLine(absl::string_view name) {
  std::string text;
  bool broken = false;
  for (const char c : name) {
    const bool line_end = c == '\n' || c == '\r';
    if (!line_end || !broken) text.push_back(line_end ? ' ' : c);
    broken = line_end;
  }
  return text;
}

RecordWriter::RecordWriter(const Analysis& analysis, const ExtractOptions& options, v1::Record* record)
    : analysis(analysis), record(record), units_(analysis.document.raw(), options.offset_unit) {}

void RecordWriter::SetSpan(Span normalised, v1::Span* span) const {
  Span raw = units_.FromBytes(analysis.document.ToRaw(normalised));
  span->set_start(raw.begin);
  span->set_end(raw.end);
}

v1::Zone RecordWriter::ZoneOf(uint32_t token) const {
  static const auto kZones = EnumsOf<v1::Zone, kZoneCount>("ZONE_", ZoneName);
  return kZones[static_cast<size_t>(analysis.document.tokens()[token].zone)];
}

std::string RecordWriter::RawText(TokenRange range) const {
  Span raw = analysis.document.ToRaw(analysis.document.SpanOf(range));
  return analysis.document.raw().substr(raw.begin, raw.length());
}

namespace {

v1::MinistryKind KindOf(absl::string_view kind) { return EnumOf<v1::MinistryKind>("MINISTRY_KIND_", kind); }

void WriteZones(const RecordWriter& writer) {
  const std::vector<Token>& tokens = writer.analysis.document.tokens();
  for (uint32_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    while (end < tokens.size() && tokens[end].zone == tokens[begin].zone) ++end;
    v1::ZonedSpan* out = writer.record->add_zones();
    writer.SetSpan(writer.analysis.document.SpanOf({begin, end}), out->mutable_span());
    out->set_zone(writer.ZoneOf(begin));
  }
}

void WriteMentions(const RecordWriter& writer) {
  static const auto kTypes = EnumsOf<v1::MentionType, kMentionTypes>("MENTION_TYPE_", MentionTypeName);
  const std::vector<Mention>& mentions = writer.analysis.mentions;
  const auto kept_end = std::find_if(mentions.begin(), mentions.end(), [](const Mention& m) { return m.dropped; });
  writer.record->mutable_mentions()->Reserve(static_cast<int>(kept_end - mentions.begin()));
  for (auto mention = mentions.begin(); mention != kept_end; ++mention) {
    v1::Mention* out = writer.record->add_mentions();
    out->set_type(kTypes[static_cast<size_t>(mention->type)]);
    writer.SetSpan(writer.analysis.document.SpanOf(mention->tokens), out->mutable_span());
    out->set_text(writer.RawText(mention->tokens));
    if (!mention->value.empty()) out->set_value(std::string(mention->value));
    out->set_zone(writer.ZoneOf(mention->tokens.begin));
    if (mention->entity != kNone) out->set_entity(mention->entity);
    out->set_source(std::string(mention->source));
    out->set_confidence(ConfidenceOf(*mention));
  }
}

void AddMentions(absl::Span<const int32_t> mentions, google::protobuf::RepeatedField<int32_t>* out) {
  out->Add(mentions.begin(), mentions.end());
}

// `others`: the mention is of somebody else's office, which the person holds elsewhere (`người đồng cấp Nga A`).
void WritePosition(const RecordWriter& writer, const PersonEntity& person, const Mention& mention, bool others,
                   v1::Position* out) {
  const Office& office = writer.analysis.bundle.offices()[mention.entry];
  out->set_title(InOneLine(writer.RawText(mention.tokens)));
  out->set_office(office.name);
  if (!mention.body.empty()) out->set_body(InOneLine(writer.RawText(mention.body)));
  out->set_english(office.english);
  // Organs of a party have one name in several states (`Bộ Chính trị`), and no foreigner holds an office of this one.
  const bool at_home = mention.country_code == kHomeState;
  const bool own = mention.country_code.empty() || ((others || at_home) && !person.country_code.empty());
  const std::string country(own ? person.country_code : mention.country_code);
  out->set_country_code(country);
  if (mention.ministry_kind.empty()) return;
  out->mutable_ministry()->set_kind(KindOf(mention.ministry_kind));
  out->mutable_ministry()->set_country_code(country);
}

void WritePeople(const RecordWriter& writer) {
  const int former = writer.analysis.bundle.CueList("former_office");
  for (size_t p = 0; p < writer.analysis.people.size(); ++p) {
    const PersonEntity& person = writer.analysis.people[p];
    v1::Person* out = writer.record->add_people();
    out->set_name(person.name);
    out->set_country_code(std::string(person.country_code));
    for (int32_t index : person.rank_mentions) {
      const Mention& mention = writer.analysis.mentions[index];
      const Rank& rank = writer.analysis.bundle.ranks()[mention.entry];
      v1::Rank* made = out->add_ranks();
      made->set_name(std::string(writer.analysis.document.TextOf(mention.tokens)));
      made->set_code(rank.code);
      made->set_english(rank.english);
    }
    for (int32_t index : person.position_mentions) {
      const Mention& mention = writer.analysis.mentions[index];
      const bool others = mention.entity != kNone && mention.entity != static_cast<int32_t>(p);
      WritePosition(writer, person, mention, others, out->add_positions());
      const uint32_t begin = mention.tokens.begin;
      out->mutable_positions()->rbegin()->set_former(writer.analysis.CueBefore(begin, former) != begin);
    }
    if (person.known != kNone) {
      const Person& known = writer.analysis.bundle.people()[person.known];
      out->set_id(known.wikidata.empty() ? SourceOf(known) : std::string(known.wikidata));
    }
    AddMentions(person.mentions, out->mutable_mentions());
  }
}

void WriteNamed(const RecordWriter& writer) {
  for (const NamedEntity& entity : writer.analysis.ministries) {
    v1::Ministry* out = writer.record->add_ministries();
    out->set_kind(KindOf(entity.kind));
    out->set_country_code(std::string(entity.code));
    out->set_name(InOneLine(entity.name));
    AddMentions(entity.mentions, out->mutable_mentions());
  }
  for (const NamedEntity& entity : writer.analysis.organizations) {
    v1::Organization* out = writer.record->add_organizations();
    const Mention& first = writer.analysis.mentions[entity.mentions.front()];
    out->set_name(InOneLine(entity.name));
    out->set_type(EnumOf<v1::OrganizationType>("ORGANIZATION_TYPE_", entity.kind));
    if (!first.country_code.empty()) out->set_country_code(std::string(first.country_code));
    if (!entity.code.empty()) out->set_code(std::string(entity.code));
    if (first.entry != kNone)
      out->set_english(std::string(writer.analysis.bundle.organizations()[first.entry].english));
    AddMentions(entity.mentions, out->mutable_mentions());
  }
  for (const NamedEntity& entity : writer.analysis.countries) {
    v1::Country* out = writer.record->add_countries();
    out->set_code(std::string(entity.code));
    out->set_name(InOneLine(entity.name));
    AddMentions(entity.mentions, out->mutable_mentions());
  }
  for (const NamedEntity& entity : writer.analysis.locations) {
    v1::Location* out = writer.record->add_locations();
    out->set_name(InOneLine(entity.name));
    out->set_type(EnumOf<v1::LocationType>("LOCATION_TYPE_", entity.kind));
    if (!entity.code.empty()) out->set_country_code(std::string(entity.code));
    AddMentions(entity.mentions, out->mutable_mentions());
  }
}

void WriteDates(const RecordWriter& writer) {
  for (const DateValue& date : writer.analysis.dates) {
    v1::Date* out = writer.record->add_dates();
    out->set_value(date.value);
    out->set_mod(EnumOf<v1::DateModifier>("DATE_MODIFIER_", date.mod));
    out->set_part_of_day(EnumOf<v1::PartOfDay>("PART_OF_DAY_", date.part_of_day));
    if (!date.unresolved_reason.empty()) out->set_unresolved_reason(std::string(date.unresolved_reason));
    out->set_mention(date.mention);
  }
}

void WriteAgreements(const RecordWriter& writer) {
  for (const AgreementEntity& agreement : writer.analysis.agreements) {
    v1::Agreement* out = writer.record->add_agreements();
    out->set_type(EnumOf<v1::AgreementType>("AGREEMENT_TYPE_", agreement.type));
    out->set_title(agreement.title);
    if (!agreement.subject.empty()) out->set_subject(agreement.subject);
    for (const TextRef party : agreement.parties) out->add_parties(std::string(party));
    out->set_status(EnumOf<v1::AgreementStatus>("AGREEMENT_STATUS_", agreement.status));
    if (!agreement.signed_date.empty()) out->set_signed_date(std::string(agreement.signed_date));
    if (!agreement.period.empty()) out->set_period(std::string(agreement.period));
    out->set_source(std::string(agreement.source));
    AddMentions(agreement.mentions, out->mutable_mentions());
  }
  for (const PartnershipEntity& partnership : writer.analysis.partnerships) {
    v1::Partnership* out = writer.record->add_partnerships();
    out->set_level(EnumOf<v1::PartnershipLevel>("PARTNERSHIP_LEVEL_", partnership.level));
    for (const TextRef party : partnership.parties) out->add_parties(std::string(party));
    out->set_source(std::string(partnership.source));
    AddMentions(partnership.mentions, out->mutable_mentions());
  }
}

}  // namespace

void FillRecord(const Analysis& analysis, const v1::Article& article, const ExtractOptions& options,
                v1::Record* record) {
  const RecordWriter writer(analysis, options, record);
  WriteMetadata(writer, article, options);
  WriteMentions(writer);
  WritePeople(writer);
  WriteNamed(writer);
  WriteDates(writer);
  WriteAgreements(writer);
  WriteEvents(writer);
  WriteWarnings(writer, article);
  if (options.explain) {
    WriteZones(writer);
    WriteDerivations(writer);
  }
  KeepLayers(options.layers, record);
}

}  // namespace banghi
