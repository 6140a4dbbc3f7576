// Compares extracted records with gold ones, fact by fact.
//
//   Scorer scorer;
//   scorer.Add("news-17", gold, extracted, TextOffsets(text, OffsetUnit::kCodePoint));
//   scorer.tally().Score();
//
// What counts as the same:
//   - mentions: type and span; `mentions, overlap only` asks for a shared character; values where the gold mention has
//     one;
//   - people: name, and under that name each rank, position and the country, as written (but for letter case,
//     normalisation form and white space);
//   - agreements: paired one to one by type, parties and title, then their status, parties and date of signing
//   compared;
//   - partnerships: level and parties;
//   - events: paired one to one by type, countries, people, date, edition and status, then their slots compared. An
//     extracted event of fewer than two countries is no error: gold records need not hold domestic happenings.
#ifndef BANGHI_CLIENT_EVALUATION_SCORER_H_
#define BANGHI_CLIENT_EVALUATION_SCORER_H_

#include <string>

#include "banghi/v1/record.pb.h"
#include "client/evaluation/tally.h"
#include "client/evaluation/text_offsets.h"

namespace banghi {

class Scorer {
 public:
  Scorer();

  // Both records' spans count in the unit of `text`, the article's; those of `gold` must lie within it.
  void Add(const std::string& article, const v1::Record& gold, const v1::Record& extracted, const TextOffsets& text);

  const Tally& tally() const { return tally_; }

 private:
  Tally tally_;
};

// The parts of Add, each in a file of its own.
void ScoreMentions(const std::string& article, const v1::Record& gold, const v1::Record& extracted,
                   const TextOffsets& text, Tally& tally);
void ScorePeople(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally);
void ScoreAgreements(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally);
void ScorePartnerships(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally);
void ScoreEvents(const std::string& article, const v1::Record& gold, const v1::Record& extracted, Tally& tally);

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_SCORER_H_
