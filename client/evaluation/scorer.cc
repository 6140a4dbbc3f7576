#include "client/evaluation/scorer.h"

#include "client/evaluation/compared.h"

namespace banghi {

// Every row is there, in this order, also where no article has anything of its kind.
Scorer::Scorer() {
  for (int type = v1::MENTION_TYPE_UNSPECIFIED + 1; type <= v1::MentionType_MAX; ++type) {
    tally_.Row("mention " + TypeName(static_cast<v1::MentionType>(type)));
  }
  for (const char* row :
       {"mentions, all types", "mentions, core types", "mentions, overlap only", "value COUNTRY", "value DATE",
        "person name", "person rank", "person position", "person country", "people, all facts", "agreements",
        "agreement slots", "partnerships", "events", "event slots"}) {
    tally_.Row(row);
  }
}

void Scorer::Add(const std::string& article, const v1::Record& gold, const v1::Record& extracted,
                 const TextOffsets& text) {
  ScoreMentions(article, gold, extracted, text, tally_);
  ScorePeople(article, gold, extracted, tally_);
  ScoreAgreements(article, gold, extracted, tally_);
  ScorePartnerships(article, gold, extracted, tally_);
  ScoreEvents(article, gold, extracted, tally_);
}

}  // namespace banghi
