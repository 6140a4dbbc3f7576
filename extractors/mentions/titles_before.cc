#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "extractors/mentions/title_pieces.h"
#include "extractors/mentions/titles.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestCharge = 14;  // tokens of what somebody is in charge of, and the word for it
constexpr uint32_t kLongestField = 6;    // and of the last place or field in it
constexpr std::initializer_list<EntryKind> kFields = {EntryKind::kLocation, EntryKind::kCountry,
                                                      EntryKind::kTopic,    EntryKind::kPortfolio,
                                                      EntryKind::kTerm,     EntryKind::kLocationClass};

// Whether the name that begins at `token` is the subject of a verb, and so no apposition to what stands before it;
// behind a dash comes an apposition of its own.
bool BeginsClause(const Analysis& analysis, const TitleCues& cues, uint32_t token) {
  uint32_t end = token;
  while (analysis.IsCapital(end) && analysis.SameSentence(token, end)) ++end;
  return analysis.IsMark(end, "-") || analysis.CueAt(end, cues.speech) != end || analysis.CueAt(end, cues.verb) != end;
}

// `học giả Nga Ivan Petrov`, `công chúa Thụy Điển Victoria`: the state right before the name at `token`, behind a word
// for people.
TextRef CountryOfPeople(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  const int32_t left = neighbours.ends[token];
  if (!Is(analysis, left, MentionType::kCountry)) return "";
  const uint32_t begin = analysis.mentions[left].tokens.begin;
  const bool people =
      analysis.CueBefore(begin, cues.relation) != begin || analysis.CueBefore(begin, cues.honorific) != begin;
  return people ? analysis.mentions[left].value : "";
}

// Walks from a name to the left, one piece of its title at a time.
class TitleReader {
 public:
  TitleReader(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t name)
      : analysis_(analysis), cues_(cues), neighbours_(neighbours), name_(name), at_(name) {
    titles_.edge = name;
  }

  Titles Read() {
    for (int step = 0; step < kMostSteps && at_ > 0 && analysis_.SameSentence(at_ - 1, name_); ++step) {
      if (!Step()) break;
    }
    if (body_ && !titles_.positions.empty()) TakeCountry();
    if (!titles_.any() && titles_.country_code.empty())
      titles_.country_code = CountryOfPeople(analysis_, cues_, neighbours_, name_);
    return std::move(titles_);
  }

 private:
  // Reads the piece that ends at at_; false where the title begins.
  bool Step() {
    if (TakeHonorific()) return true;
    if (TakeCounterpart()) return false;
    if (PassCharge()) return true;
    const int32_t left = neighbours_.ends[at_];
    const bool ends_title = Is(analysis_, left, MentionType::kPerson) || Is(analysis_, left, MentionType::kDate);
    return left == kNone || ends_title ? PassWords() : TakeMention(left);
  }

  bool TakeHonorific() {
    const uint32_t begin = analysis_.CueBefore(at_, cues_.honorific);
    if (begin == at_ || neighbours_.ends[at_] != kNone) return false;  // `Anh` the country
    if (at_ != name_ && !titles_.any()) return false;
    titles_.honorific = true;
    titles_.edge = at_ = begin;
    return true;
  }

  bool TakeCounterpart() {
    const uint32_t begin = analysis_.CueBefore(at_, cues_.counterpart);
    if (begin == at_) return false;
    titles_.counterpart = true;
    titles_.edge = begin;
    TakeCountry();
    return true;
  }

  // Gives the title the state that stands in it, unless one nearer to the name has been given.
  void TakeCountry() {
    if (titles_.country_code.empty()) titles_.country_code = country_;
  }

  // A rank, an office, or a state, body or place within the title; false at a superior's office.
  bool TakeMention(int32_t left) {
    const Mention& mention = analysis_.mentions[left];
    if (mention.type == MentionType::kPosition && NamesSuperior(mention)) {
      titles_.honorific = true;
      titles_.country_code = country_;
      return false;
    }
    at_ = mention.tokens.begin;
    if (IsTitle(left)) {
      titles_.edge = at_;
      if (mention.type == MentionType::kRank) {
        titles_.ranks.push_back(left);
        TakeCountry();
      } else {
        titles_.positions.push_back(left);
      }
      return true;
    }
    // `Đại sứ Việt Nam tại Liên hợp quốc X`, `Phó Chủ nhiệm ..., Bộ Ngoại giao X`: the ministry is right before the
    // name, or before the state there.
    of_body_ = true;
    int32_t ministry = left;
    if (mention.type == MentionType::kCountry) {
      country_ = mention.value;
      ministry = neighbours_.ends[at_];
    }
    body_ = body_ || (mention.tokens.end == name_ && Is(analysis_, ministry, MentionType::kMinistry));
    return true;
  }

  bool IsTitle(int32_t mention) const {
    return Is(analysis_, mention, MentionType::kRank) || Is(analysis_, mention, MentionType::kPosition);
  }

  // Whether the name is that of the superior with whose office this one ends. Behind a mark the name is the adviser's
  // own. Of two that might be meant the superior is the one whom people.tsv has.
  bool NamesSuperior(const Mention& office) const {
    if (titles_.any() || !analysis_.IsWord(name_)) return false;
    const bool superior = analysis_.MatchAt(name_, EntryKind::kPerson) != nullptr || !analysis_.IsCapital(name_ + 1);
    return superior && EndsInSuperior(analysis_, office);
  }

  // `Trợ lý Ngoại trưởng Mỹ phụ trách Đông Á - Thái Bình Dương X`: passes what somebody is in charge of, where an
  // office and its state stand before it.
  bool PassCharge() {
    if (!titles_.positions.empty() || !titles_.ranks.empty() || of_body_ || !BeginsFullName() || !EndsCharge())
      return false;
    for (uint32_t t = at_; t-- > 1 && at_ - t <= kLongestCharge && analysis_.SameSentence(t, at_ - 1);) {
      if (!analysis_.IsWord(t) && !analysis_.IsMark(t, "-") && !analysis_.IsMark(t, "–")) return false;
      if (EndsOfOthers(neighbours_.ends[t + 1]) || analysis_.CueAt(t, cues_.verb) != t) return false;
      const uint32_t charge = analysis_.CueAt(t, cues_.in_charge);
      if (charge == t) continue;
      if (charge >= at_) return false;  // `phụ trách Nam Á`
      int32_t left = neighbours_.ends[t];
      if (Is(analysis_, left, MentionType::kCountry)) left = neighbours_.ends[analysis_.mentions[left].tokens.begin];
      if (!Is(analysis_, left, MentionType::kPosition)) return false;
      at_ = t;
      of_body_ = true;
      return true;
    }
    return false;
  }

  // Whether what begins at name_ is a name of several words, and no place that somebody is in charge of.
  bool BeginsFullName() const {
    if (!analysis_.IsWord(name_)) return true;  // the name stands behind a mark: `phụ trách châu Á, ông X`
    return analysis_.IsCapital(name_ + 1) && analysis_.MatchAt(name_, EntryKind::kLocation) == nullptr;
  }

  // Whether a place or field that somebody can be in charge of ends before at_; not in `phụ trách an ninh ca ngợi X`.
  bool EndsCharge() const {
    for (uint32_t begin = at_; begin-- > 0 && at_ - begin <= kLongestField;) {
      if (!analysis_.AnyAt(begin, kFields)) continue;
      for (const EntryKind kind : kFields) {
        const Match* field = analysis_.MatchAt(begin, kind);
        if (field != nullptr && field->tokens.end == at_) return true;
      }
    }
    return false;
  }

  bool EndsOfOthers(int32_t mention) const {
    return IsTitle(mention) || Is(analysis_, mention, MentionType::kPerson) ||
           Is(analysis_, mention, MentionType::kDate);
  }

  // Passes words and marks between the pieces of a title.
  bool PassWords() {
    if (!of_body_ && analysis_.CueBefore(at_, cues_.of) != at_)
      return false;  // `cố vấn của ông Trump`: somebody else's
    uint32_t begin = of_body_ ? analysis_.CueBefore(at_, cues_.link) : at_;  // `Đặc phái viên Mỹ về Triều Tiên A`
    if (begin == at_) begin = analysis_.CueBefore(at_, cues_.filler);
    if (begin == at_) begin = BracketBegin(analysis_, at_);
    if (begin == at_) return PassJoint();
    at_ = begin;
    return true;
  }

  // `Phó thủ tướng kiêm Bộ trưởng`, `Tổng Bí thư, Chủ tịch nước X`: to the office before, if the same person holds it.
  bool PassJoint() {
    uint32_t begin = titles_.any() ? analysis_.CueBefore(at_, cues_.joint) : at_;
    const bool comma = begin == at_ && (titles_.any() || body_) && analysis_.IsMark(at_ - 1, ",");
    // `Tổng Bí thư - Chủ tịch nước X`
    const bool dash =
        begin == at_ && titles_.any() && analysis_.IsMark(at_ - 1, "-") && neighbours_.ends[at_ - 1] != kNone;
    if (comma || dash) begin = at_ - 1;
    if (begin == at_ || begin == 0) return false;
    if ((comma || dash) && titles_.positions.empty() && !IsTitle(neighbours_.ends[begin])) {
      AddOfficeBeforeMark(begin);
      return false;
    }
    if (!HoldsAlso(begin, comma)) return false;
    at_ = begin;
    return true;
  }

  // Whether the office that ends at `end`, before a comma or another joint, is of the same person.
  bool HoldsAlso(uint32_t end, bool comma) const {
    int32_t title = neighbours_.ends[end];
    const bool state = Is(analysis_, title, MentionType::kCountry);
    // `Tổng thống Ba Lan, Chánh văn phòng X`: a state behind the office says that it is somebody else's.
    if (state && comma) return false;
    if (state) title = neighbours_.ends[analysis_.mentions[title].tokens.begin];
    if (!IsTitle(title)) return false;
    const uint32_t begin = analysis_.mentions[title].tokens.begin;
    if (BelongsToEarlierName(analysis_, neighbours_, begin)) return false;
    if (comma && titles_.positions.empty() && IsObject(begin) && BeginsClause(analysis_, cues_, name_)) return false;
    if (comma && !titles_.positions.empty() && OfHeadBefore(title)) return false;
    // `Theo Người phát ngôn Bộ Ngoại giao, Phó Thủ tướng X sẽ ...`: who speaks holds no other office.
    return !comma || titles_.positions.empty() || analysis_.CueAt(begin, cues_.spokesperson) == begin;
  }

  // `chuyến thăm của Thủ tướng, đại sứ X cho biết`: who leads a state is no envoy, nor the minister named behind `của`.
  bool OfHeadBefore(int32_t title) const {
    constexpr int kMinister = 3;  // Office::level
    const Mention &before = analysis_.mentions[title], &next = analysis_.mentions[titles_.positions.back()];
    if (before.type != MentionType::kPosition || before.entry == kNone || next.entry == kNone) return false;
    const auto& offices = analysis_.bundle.offices();
    const int level = offices[before.entry].level;
    if (level == 0 || level >= kMinister || offices[next.entry].level < kMinister) return false;
    return offices[next.entry].side == "DIPLOMACY" ||
           analysis_.CueBefore(before.tokens.begin, cues_.of) != before.tokens.begin;
  }

  bool IsObject(uint32_t office) const { return analysis_.CueBefore(office, cues_.object_before) != office; }

  // `Bộ trưởng Quốc phòng Nhật Bản, ông A nói`, `Người phát ngôn Bộ Quốc phòng Trung Quốc, Đại tá B`: adds the office
  // before the mark to the title of the name; not in `Trong cuộc gặp với Thủ tướng Nhật Bản, ông A nói`.
  void AddOfficeBeforeMark(uint32_t mark) {
    const Titles before = TitlesBefore(analysis_, cues_, neighbours_, mark);
    if (before.positions.empty() || BelongsToEarlierName(analysis_, neighbours_, before.edge)) return;
    const bool object = analysis_.IsMark(mark, ",") && IsObject(before.edge);
    if (object && BeginsClause(analysis_, cues_, name_)) return;
    titles_.positions = before.positions;
    titles_.ranks.insert(titles_.ranks.end(), before.ranks.begin(), before.ranks.end());
    if (titles_.country_code.empty()) titles_.country_code = before.country_code;
    titles_.edge = before.edge;
  }

  const Analysis& analysis_;
  const TitleCues& cues_;
  const Neighbours& neighbours_;
  const uint32_t name_;  // the token it begins at
  uint32_t at_;          // what is to the left of it is not yet read
  Titles titles_;
  TextRef country_;       // that was read last
  bool body_ = false;     // a ministry stands right before the name
  bool of_body_ = false;  // a state or body stands between the name and what is read
};

}  // namespace

Titles TitlesBefore(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  return TitleReader(analysis, cues, neighbours, token).Read();
}

}  // namespace banghi
