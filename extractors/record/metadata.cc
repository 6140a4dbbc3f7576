#include "extractors/record/metadata.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kMostWarnings = 20;
constexpr size_t kEnoughWords = 30;  // below that nobody can tell a language
constexpr size_t kBlock = 64;        // tokens that are counted before it is asked whether they are enough

std::string TitleOf(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.document.sentences()) {
    if (sentence.zone == Zone::kTitle && !sentence.tokens.empty())
      return std::string(analysis.document.TextOf(sentence.tokens));
  }
  return "";
}

// The news agency or paper that the credits name: the last one, since it stands at the end (`(TTXVN/Vietnam+)`).
std::string PublisherOf(const Analysis& analysis) {
  for (auto match = analysis.matches.end(); match != analysis.matches.begin();) {
    --match;
    if (match->kind != EntryKind::kOrganization || !analysis.IsCredit(match->tokens.begin)) continue;
    const Organization& body = analysis.bundle.organizations()[match->entry];
    if (body.type == "MEDIA") return std::string(body.name);
  }
  return "";
}

bool HasSurname(const Analysis& analysis, TokenRange range) {
  return range.size() >= 2 && range.size() <= 4 &&
         std::all_of(analysis.document.tokens().begin() + range.begin, analysis.document.tokens().begin() + range.end,
                     [](const Token& t) { return t.kind == TokenKind::kWord && t.capital; });
}

// Lines of the credit that are nothing but a name: `Khánh Lynh`, `MẠNH HƯNG`.
void AddAuthors(const Analysis& analysis, v1::Record* record) {
  const auto& tokens = analysis.document.tokens();
  const auto& sentences = analysis.document.sentences();
  for (size_t s = 0; s < sentences.size();) {
    TokenRange line = sentences[s].tokens;
    const uint32_t paragraph = sentences[s].paragraph;
    for (++s; s < sentences.size() && sentences[s].paragraph == paragraph; ++s) line.end = sentences[s].tokens.end;
    if (tokens[line.begin].zone != Zone::kCredit) continue;
    while (line.size() > 1 && analysis.IsMark(line.end - 1, "|")) --line.end;
    if (!HasSurname(analysis, line)) continue;
    bool media = analysis.MatchAt(line.begin, EntryKind::kOrganization) != nullptr;
    if (!media) record->add_authors(std::string(analysis.document.TextOf(line)));
  }
}

void AddWarning(const RecordWriter& writer, v1::WarningCode code, const std::string& message, const Span* where) {
  v1::Warning* warning = writer.record->add_warnings();
  warning->set_code(code);
  warning->set_message(message);
  if (where != nullptr) writer.SetSpan(*where, warning->mutable_span());
}

// Most words are spelled as syllables.
bool LooksVietnamese(const Analysis& analysis) {
  const std::vector<Token>& tokens = analysis.document.tokens();
  size_t syllables = 0;
  for (size_t begin = 0; begin < tokens.size(); begin += kBlock) {
    const size_t end = std::min(begin + kBlock, tokens.size());
    for (size_t t = begin; t < end; ++t) syllables += tokens[t].syllable;
    if (syllables * 2 > tokens.size()) return true;  // of the words, whatever follows
  }
  const size_t words = static_cast<size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::kWord; }));
  return words < kEnoughWords || syllables * 2 > words;
}

}  // namespace

void WriteMetadata(const RecordWriter& writer, const v1::Article& article, const ExtractOptions& options) {
  v1::Record* record = writer.record;
  record->set_article_id(article.id());
  record->set_url(article.url());
  record->set_title(article.title().empty() ? TitleOf(writer.analysis) : article.title());
  record->set_publisher(PublisherOf(writer.analysis));
  AddAuthors(writer.analysis, record);
  record->set_published_date(article.published_date());
  record->set_offset_unit(options.offset_unit == OffsetUnit::kUtf8Byte        ? v1::OFFSET_UNIT_UTF8_BYTE
                          : options.offset_unit == OffsetUnit::kUtf16CodeUnit ? v1::OFFSET_UNIT_UTF16_CODE_UNIT
                                                                              : v1::OFFSET_UNIT_CODE_POINT);
  record->set_gazetteer_version(writer.analysis.bundle.version());
  record->set_engine_version(std::string(EngineVersion()));
}

void WriteWarnings(const RecordWriter& writer, const v1::Article& article) {
  const NormalizedText& normalized = writer.analysis.document.normalized();
  auto add_all = [&](const std::vector<Span>& spans, v1::WarningCode code, const char* message) {
    for (size_t i = 0; i < spans.size() && i < kMostWarnings; ++i) AddWarning(writer, code, message, &spans[i]);
    if (spans.size() <= kMostWarnings) return;
    AddWarning(writer, v1::WARNING_CODE_LIMIT_REACHED,
               absl::StrCat(message, ": ", spans.size() - kMostWarnings, " more places"), nullptr);
  };
  add_all(normalized.repaired, v1::WARNING_CODE_TEXT_REPAIRED, "text repaired");
  add_all(normalized.unrepaired, v1::WARNING_CODE_TEXT_UNREPAIRED, "lost letters could not be put back");
  bool other_language = !article.language().empty() && !absl::StartsWith(article.language(), "vi");
  if (other_language || !LooksVietnamese(writer.analysis)) {
    AddWarning(writer, v1::WARNING_CODE_NOT_VIETNAMESE, "language is not Vietnamese", nullptr);
  }
}

void KeepLayers(uint32_t layers, v1::Record* record) {
  if (layers == 0) return;
  auto wanted = [layers](v1::RecordLayer layer) { return (layers >> layer) & 1; };
  if (!wanted(v1::RECORD_LAYER_MENTIONS)) record->clear_mentions();
  if (!wanted(v1::RECORD_LAYER_PEOPLE)) record->clear_people();
  if (!wanted(v1::RECORD_LAYER_MINISTRIES)) record->clear_ministries();
  if (!wanted(v1::RECORD_LAYER_ORGANIZATIONS)) record->clear_organizations();
  if (!wanted(v1::RECORD_LAYER_COUNTRIES)) record->clear_countries();
  if (!wanted(v1::RECORD_LAYER_LOCATIONS)) record->clear_locations();
  if (!wanted(v1::RECORD_LAYER_DATES)) record->clear_dates();
  if (!wanted(v1::RECORD_LAYER_AGREEMENTS)) record->clear_agreements();
  if (!wanted(v1::RECORD_LAYER_PARTNERSHIPS)) record->clear_partnerships();
  if (!wanted(v1::RECORD_LAYER_EVENTS)) record->clear_events();
}

}  // namespace banghi
