#include "extractors/entities/parties.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kLongestSentence = 200;  // tokens: what stands farther away names no parties
constexpr uint32_t kLongestClause = 60;     // tokens behind `giữa`: two ministries with long names

void AddDistinct(std::vector<TextRef>& codes, TextRef code) {
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
}

}  // namespace

PartyFinder::PartyFinder(const Analysis& analysis)
    : analysis_(analysis),
      sides_(analysis),
      between_(analysis.bundle.CueList("agreement_between")),
      and_(analysis.bundle.CueList("agreement_and")),
      with_(analysis.bundle.CueList("agreement_with")),
      one_of_(analysis.bundle.CueList("partnership_one_of")),
      of_(analysis.bundle.CueList("partnership_of")),
      about_(analysis.bundle.CueList("agreement_about")),
      pair_(analysis.bundle.CueList("agreement_pair")),
      bloc_(analysis.bundle.CueList("agreement_bloc")),
      end_(analysis.bundle.CueList("agreement_title_end")),
      through_(analysis.bundle.CueList("agreement_title_through")),
      clock_(analysis.bundle.CueList("agreement_clock")),
      as_place_(analysis.bundle.CueList("capital_as_place")),
      worth_(analysis.bundle.CueList("status_worth")),
      sale_(analysis.bundle.CueList("agreement_sale")),
      signing_(analysis.bundle.CueList("agreement_signing")) {
  for (const Mention& mention : analysis.mentions) {
    if (!mention.dropped) AddParty(mention);
  }
  std::stable_sort(parties_.begin(), parties_.end(),
                   [](const Party& a, const Party& b) { return a.tokens.begin < b.tokens.begin; });
  covered_.assign(analysis.document.tokens().size() + 1, false);
  for (const Party& party : parties_) {
    std::fill(covered_.begin() + party.tokens.begin, covered_.begin() + party.tokens.end, true);
  }
}

size_t PartyFinder::FirstFrom(uint32_t token) const {
  const auto from = std::lower_bound(parties_.begin(), parties_.end(), token,
                                     [](const Party& party, uint32_t t) { return party.tokens.begin < t; });
  return static_cast<size_t>(from - parties_.begin());
}

size_t PartyFinder::FirstInSentenceOf(uint32_t token) const {
  const uint32_t begin = analysis_.document.sentences()[analysis_.document.tokens()[token].sentence].tokens.begin;
  return FirstFrom(std::max(begin, token - std::min(token, kLongestSentence)));
}

void PartyFinder::AddParty(const Mention& mention) {
  if (analysis_.CueBefore(mention.tokens.begin, clock_) != mention.tokens.begin) return;  // `13h30 (giờ Singapore)`
  if (mention.type == MentionType::kCountry) {
    if (!mention.value.empty()) parties_.push_back({mention.tokens, mention.value, false});
    return;
  }
  if (mention.type == MentionType::kLocation) {
    if (MeansGovernment(mention)) parties_.push_back({mention.tokens, mention.country_code, false});
    return;
  }
  if (mention.type != MentionType::kOrganization) return;
  if (mention.entry != kNone) {
    const Organization& body = analysis_.bundle.organizations()[mention.entry];
    const absl::string_view code = body.code.empty() ? body.country_code : body.code;
    if (!code.empty()) {
      parties_.push_back({mention.tokens, code, true});
      return;
    }
  }
  if (!mention.country_code.empty()) {  // `Hội Luật gia Nga`
    parties_.push_back({mention.tokens, mention.country_code, true});
    return;
  }
  // A firm or agency stands for the country in its name (`Cảnh sát biển Việt Nam`) or right behind it.
  for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
    const Match* country = analysis_.MatchAt(i, EntryKind::kCountry);
    if (country == nullptr || country->ambiguous) continue;
    parties_.push_back({mention.tokens, analysis_.bundle.countries()[country->entry].code, true});
    return;
  }
}

// `Moscow và Washington ký hiệp ước`; not `ký tại Washington`, `tuyên bố Washington`.
bool PartyFinder::MeansGovernment(const Mention& place) const {
  const uint32_t begin = place.tokens.begin;
  if (place.entry == kNone || place.country_code.empty()) return false;
  if (!analysis_.bundle.locations()[place.entry].capital_city) return false;
  return analysis_.CueBefore(begin, as_place_) == begin;
}

std::vector<TextRef> PartyFinder::CodesIn(TokenRange range, bool bodies_of_un) const {
  std::vector<TextRef> codes;
  for (size_t i = FirstFrom(range.begin); i < parties_.size() && parties_[i].tokens.begin < range.end; ++i) {
    const Party& party = parties_[i];
    if (!range.Contains(party.tokens) || (party.code == "UN" && !bodies_of_un)) continue;
    AddDistinct(codes, party.code);
  }
  return codes;
}

uint32_t PartyFinder::SkipBrackets(uint32_t token) const {
  if (analysis_.IsMark(token, "\"") || analysis_.IsMark(token, "”") || analysis_.IsMark(token, "'")) ++token;
  if (!analysis_.IsMark(token, "(")) return token;
  for (uint32_t i = token + 1; analysis_.SameSentence(i, token) && i < token + 8; ++i) {
    if (analysis_.IsMark(i, ")")) return i + 1;
  }
  return token;
}

// `trị giá 13,5 tỷ USD | giữa Nga và Ấn Độ`, `trị giá 900 triệu USD | với Nga`.
uint32_t PartyFinder::SkipWorth(uint32_t token) const {
  constexpr uint32_t kLongestPrice = 9;  // tokens
  const uint32_t worth = analysis_.CueAt(token, worth_);
  if (worth == token) return token;
  for (uint32_t i = worth; i < worth + kLongestPrice && analysis_.SameSentence(i, token); ++i) {
    if (analysis_.CueAt(i, between_) != i || analysis_.CueAt(i, with_) != i) return i;
  }
  return token;
}

TokenRange PartyFinder::Clause(uint32_t token) const {
  const uint32_t begin = analysis_.CueAt(token, between_);
  if (begin == token || !analysis_.SameSentence(token, begin)) return {token, token};
  uint32_t end = begin;
  bool joined = false;
  while (analysis_.SameSentence(end, token) && end - begin < kLongestClause) {
    if (analysis_.IsMark(end, ";") || analysis_.IsMark(end, ".") || analysis_.IsMark(end, ":")) break;
    if (joined && analysis_.IsMark(end, ",") && CodesIn({begin, end}, true).size() > 1) break;
    joined =
        joined || analysis_.CueAt(end, and_) != end || analysis_.CueAt(end, with_) != end || analysis_.IsMark(end, "-");
    if (end > begin && !covered_[end] && analysis_.CueAt(end, through_) == end) {
      const bool stops = analysis_.CueAt(end, end_) != end && analysis_.CueAt(end, with_) == end;
      if (stops || (joined && analysis_.CueAt(end, about_) != end)) break;
      if (analysis_.MatchAt(end, EntryKind::kAgreementNoun) != nullptr && !analysis_.IsCapital(end - 1)) break;
    }
    ++end;
  }
  return {begin, end};
}

PartyFinder::Parties PartyFinder::Complete(TextRef code, uint32_t sentence) const {
  const Sides at = sides_.At(sentence);
  for (const Sides& sides : {at, sides_.article()}) {
    if (TextRef other = sides.Other(code); !other.empty()) return {{code, other}, true, "parties/other-side", {}};
  }
  if (sides_.home() != code) return {{sides_.home(), code}, true, "parties/home-side", {}};
  return {{code}, true, "parties/alone", {}};
}

// `Việt Nam và Liên minh Kinh tế Á - Âu`: the other party has no code.
bool PartyFinder::NamesBloc(TokenRange range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (!covered_[i] && analysis_.IsCapital(i) && analysis_.CueAt(i, bloc_) != i) return true;
  }
  return false;
}

PartyFinder::Parties PartyFinder::InClause(TokenRange clause, uint32_t sentence) const {
  std::vector<TextRef> codes = CodesIn(clause, true);
  if (codes.size() > 1) return {codes, true, "parties/between", clause};
  if (codes.empty()) {
    const bool pair = analysis_.CueAt(clause.begin, pair_) != clause.begin;
    return {pair ? sides_.At(sentence).codes : sides_.article().codes, false, "parties/sides", {}};
  }
  if (NamesBloc(clause)) return {codes, true, "parties/between", clause};
  Parties completed = Complete(codes[0], sentence);
  completed.words = clause;
  return completed;
}

// Whether between two parties there is nothing but what joins them: `-`, `,`, `và`, `với`, at most `most` words.
bool PartyFinder::Joins(uint32_t begin, uint32_t end, uint32_t most) const {
  if (begin >= end || end - begin > most || !analysis_.SameSentence(begin, end)) return false;
  bool joint = false;
  for (uint32_t i = begin; i < end; ++i) {
    if (analysis_.IsMark(i, "-") || analysis_.CueAt(i, and_) != i || analysis_.CueAt(i, with_) != i) {
      joint = true;
    } else if (analysis_.IsMark(i, ",")) {
      if (end - begin > 1) return false;
      joint = true;
    } else if (!analysis_.IsWord(i)) {
      return false;
    } else if (analysis_.CueAt(i, end_) != i && analysis_.CueAt(i, through_) == i) {
      return false;
    }
  }
  return joint;
}

// `A | vừa ký với | B và C`: whether nothing but signing with somebody stands there.
bool PartyFinder::SignsWith(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kMost = 3;  // words before the verb
  const uint32_t with = analysis_.CueBefore(end, with_), verb = analysis_.CueBefore(with, signing_);
  return with != end && verb != with && verb >= begin && verb - begin <= kMost && analysis_.SameSentence(begin, end);
}

PartyFinder::Parties PartyFinder::ChainAt(uint32_t token) const {
  Parties chain;
  uint32_t end = 0;
  for (size_t i = FirstFrom(token); i < parties_.size(); ++i) {
    const Party& party = parties_[i];
    if (chain.codes.empty() ? party.tokens.begin != token : !Joins(end, party.tokens.begin, 2)) break;
    AddDistinct(chain.codes, party.code);
    end = party.tokens.end;
  }
  chain.named = chain.codes.size() > 1;
  chain.rule = "parties/behind";
  chain.words = {token, std::max(token, end)};
  return chain;
}

// The nearest chain of parties before `token` in its sentence.
PartyFinder::Parties PartyFinder::ChainBefore(uint32_t token) const {
  Parties best, chain;
  const Party* last = nullptr;
  for (size_t i = FirstInSentenceOf(token); i < parties_.size() && parties_[i].tokens.end <= token; ++i) {
    const Party& party = parties_[i];
    const bool joined = last != nullptr && (Joins(last->tokens.end, party.tokens.begin, party.body ? 5 : 8) ||
                                            SignsWith(last->tokens.end, party.tokens.begin));
    if (!joined) {
      chain.codes.clear();
      chain.words.begin = party.tokens.begin;
    }
    AddDistinct(chain.codes, party.code);
    chain.words.end = party.tokens.end;
    if (chain.codes.size() > 1) best = chain;
    last = &party;
  }
  best.named = !best.codes.empty();
  best.rule = "parties/before";
  return best;
}

// `với Việt Nam`, `của Nga`: the partner; the other side is named before, or is the article's.
PartyFinder::Parties PartyFinder::Partner(uint32_t token, uint32_t end) const {
  const uint32_t name = analysis_.CueAt(end, of_);
  if (name == end) return {};
  const size_t next = FirstFrom(name);
  if (next == parties_.size() || parties_[next].tokens.begin > name + 4) return {};
  const Party& partner = parties_[next];
  if (!analysis_.SameSentence(partner.tokens.begin, token)) return {};
  for (uint32_t i = name; i < partner.tokens.begin; ++i) {
    if (!analysis_.IsWord(i) || analysis_.CueAt(i, one_of_) != i) return {};  // `với một nước ASEAN`
  }
  // `thỏa thuận của Trung Quốc và ASEAN`: both; `A muốn có hiệp ước với B và C`: these and A.
  Parties partners = ChainAt(partner.tokens.begin);
  if (partners.named && analysis_.CueAt(end, with_) == end) return partners;
  const size_t first = FirstInSentenceOf(token);
  for (size_t i = next; i-- > first;) {
    const Party& before = parties_[i];
    if (before.tokens.end <= token && before.code != partner.code && before.code != "UN") {
      Parties joint{{before.code}, true, "parties/partner", {before.tokens.begin, partner.tokens.end}};
      for (const TextRef code : partners.codes) AddDistinct(joint.codes, code);
      return joint;
    }
  }
  Parties completed = Complete(partner.code, analysis_.document.tokens()[token].sentence);
  completed.words = partner.tokens;
  return completed;
}

PartyFinder::Parties PartyFinder::Of(TokenRange tokens) const {
  const uint32_t sentence = analysis_.document.tokens()[tokens.begin].sentence;
  Parties inside{CodesIn(tokens, false), true, "parties/in-title", tokens};
  if (inside.codes.size() > 1 || (inside.codes.size() == 1 && NamesBloc(tokens))) return inside;
  const uint32_t after = SkipWorth(SkipBrackets(tokens.end));
  if (TokenRange clause = Clause(after); !clause.empty()) return InClause(clause, sentence);
  if (Parties chain = ChainAt(after); chain.named) return chain;
  if (Parties sale = Sale(tokens); sale.named) return sale;
  if (Parties partner = Partner(tokens.begin, after); partner.named) return partner;
  if (inside.codes.size() == 1 && inside.codes[0] == "ASEAN") return inside;  // `Kế hoạch tổng thể về kết nối ASEAN`
  if (Parties chain = ChainBefore(tokens.begin); chain.named) return chain;
  if (Parties body = Conference(tokens.begin); body.named) return body;
  return {sides_.At(sentence).codes, false, "parties/sides", {}};
}

void PartyFinder::Explain(const Parties& parties, Reasons& why) const {
  for (const TextRef code : parties.codes) {
    TokenRange words;  // the party's own where they name it, else none
    for (size_t i = FirstFrom(parties.words.begin); i < parties_.size() && words.empty(); ++i) {
      if (parties_[i].tokens.begin >= parties.words.end) break;
      if (parties_[i].code == code) words = parties_[i].tokens;
    }
    why.Add("party", code, parties.rule, words);
  }
}

}  // namespace banghi
