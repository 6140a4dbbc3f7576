#include "extractors/mentions/ministries.h"

#include "extractors/mentions/name_shape.h"
#include "extractors/mentions/portfolios.h"

namespace banghi {

MinistriesRoom::MinistriesRoom(const Bundle& bundle)
    : ministry_word_(bundle.CueList("ministry_word")),
      bound_before_(bundle.CueList("bound_before_ministry")),
      conjunction_(bundle.CueList("conjunction")) {}

Mention MinistriesRoom::Named(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kMinistry);
  if (match == nullptr) return mention;
  const Ministry& ministry = analysis.bundle.ministries()[match->entry];
  mention.tokens = match->tokens;
  mention.value = ministry.kind;
  // `Bộ Quốc phòng` stands in the list for Viet Nam's, but is every country's: only names of its own tell the country.
  if (analysis.CueAt(token, ministry_word_) == token) mention.country_code = ministry.country_code;
  mention.entry = static_cast<int32_t>(match->entry);
  mention.source = ministry.source;
  return mention;
}

Mention MinistriesRoom::Composed(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  uint32_t name = analysis.CueAt(token, ministry_word_);
  if (name == token || !analysis.SameSentence(token, name)) return mention;
  PortfolioChain chain = ParsePortfolios(analysis, name, conjunction_);
  if (chain.end == name) return Shaped(analysis, token, name);
  mention.tokens = {token, chain.end};
  mention.value = chain.kind;
  mention.source = "ministries/composed";
  return mention;
}

// A ministry whose portfolio is not known: `Bộ Phát triển vùng Viễn Đông`, `Bộ GTVT`.
Mention MinistriesRoom::Shaped(const Analysis& analysis, uint32_t token, uint32_t name) const {
  Mention mention;
  if (!analysis.IsCapital(token) || !analysis.IsCapital(name) || analysis.document.tokens()[token].all_caps)
    return mention;
  for (EntryKind kind : {EntryKind::kOrganization, EntryKind::kOrganizationClass, EntryKind::kAgreementNoun,
                         EntryKind::kInstrument, EntryKind::kOffice, EntryKind::kLocation, EntryKind::kTerm}) {
    const Match* other = analysis.MatchAt(token, kind);
    if (other != nullptr && other->tokens.size() > 1) return mention;
  }
  if (analysis.CueBefore(token, bound_before_) != token) return mention;
  uint32_t end = BodyNameEnd(analysis, name, conjunction_);
  if (end == name) return mention;
  mention.tokens = {token, end};
  mention.value = "OTHER";
  mention.source = "ministries/shape";
  mention.confidence = 0.8f;
  mention.doubt = kShapeDoubt;
  return mention;
}

void MinistriesRoom::Run(Analysis& analysis) const {
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  constexpr uint32_t kListed = Matches::BitOf(EntryKind::kMinistry);
  const uint64_t words = Matches::BitOfList(ministry_word_);
  for (uint32_t token = 0; (token = analysis.matches.NextOf(token, kListed, words)) < size;) {
    const bool begins = analysis.matches.AnyAt(token, kListed) || analysis.CueAt(token, ministry_word_) != token;
    if (!begins) {
      ++token;
      continue;
    }
    Mention mention;
    // `cán bộ ngoại giao`, `toàn bộ tài chính`: the word belongs to the one before it.
    bool bound = !analysis.IsCapital(token) && analysis.CueBefore(token, bound_before_) != token;
    if (analysis.IsWord(token) && !bound && !analysis.IsCredit(token)) {
      mention = Composed(analysis, token);
      Mention named = Named(analysis, token);
      if (named.tokens.size() > mention.tokens.size() ||
          (!named.tokens.empty() && named.tokens.size() == mention.tokens.size() &&
           mention.source == "ministries/shape")) {
        mention = named;
      }
    }
    if (mention.tokens.empty()) {
      ++token;
      continue;
    }
    mention.type = MentionType::kMinistry;
    mention.ministry_kind = mention.value;
    token = mention.tokens.end;
    analysis.Add(mention);
  }
}

}  // namespace banghi
