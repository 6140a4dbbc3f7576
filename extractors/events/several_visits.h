// Several visits told in one breath.
#ifndef BANGHI_EXTRACTORS_EVENTS_SEVERAL_VISITS_H_
#define BANGHI_EXTRACTORS_EVENTS_SEVERAL_VISITS_H_

#include <string>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// The actors of a clause whose visits are told together with that of the first of them.
using Visitors = std::vector<const Actor*>;

// `chuyến thăm X của A năm 2007, B năm 2008`: the visitors behind `first`, each with an office of its own and of the
// same state. `A và B lần lượt thăm X`: those before it. Officials of several states other than `host` visit it each on
// their own.
Visitors FurtherVisitors(const FrameContext& context, const Clause& clause, const Actor& first, absl::string_view host);

// To the one visit in `events`, which is that of `first`, adds one for each of `further`, with the date behind its
// name.
void AddFurtherVisitors(const FrameContext& context, const Clause& clause, const Actor& first, const Visitors& further,
                        std::vector<EventEntity>& events);

// `thăm X năm 2013 và 2015`: to the one visit in `events` adds one for each further year or month.
void AddFurtherYears(const FrameContext& context, const Clause& clause, std::vector<EventEntity>& events);

// Whether `actor`, joined to `visitor`, goes too; not in `trước chuyến thăm của A, B nói`, where the comma ends a
// phrase.
bool TravelsAlong(const FrameContext& context, const Clause& clause, const Actor& visitor, const Actor& actor);

// Whether `của` stands before the actor, over `nguyên`, `cố`.
bool OfActor(const FrameContext& context, const Actor& actor);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SEVERAL_VISITS_H_
