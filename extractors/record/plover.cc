#include "extractors/record/plover.h"

#include <algorithm>

namespace banghi {
namespace {

struct Row {
  const char* type;
  const char* event;
  const char* mode;
};

// PLOVER v0.8: CONSULT has the modes third-party, visit, multilateral, phone; AGREE, COOPERATE and AID have none that these events tell.
constexpr Row kRows[] = {
    {"PHONE_CALL", "CONSULT", "phone"},    {"MEETING", "CONSULT", ""},        {"DIALOGUE", "CONSULT", ""},
    {"VISIT", "CONSULT", "visit"},         {"CONFERENCE", "CONSULT", "multilateral"}, {"SIGNING", "COOPERATE", ""},
    {"NEGOTIATION", "CONSULT", ""},        {"EXERCISE", "COOPERATE", ""},     {"INVITATION", "AGREE", ""},
    {"APPOINTMENT", "", ""},               {"AID", "AID", ""},
};

}  // namespace

PloverEvent ToPlover(const Analysis&, const EventEntity& event) {
  PloverEvent plover;
  for (const Row& row : kRows) {
    if (event.type != row.type) continue;
    plover.event = row.event;
    plover.mode = row.mode;
  }
  if (plover.event.empty()) return plover;
  bool defence = event.type == "EXERCISE" || std::any_of(event.participants.begin(), event.participants.end(), [](const Participant& p) {
                   return p.ministry_kind == "DEFENCE";
                 });
  plover.context.push_back(defence ? "military" : "diplomatic");
  return plover;
}

}  // namespace banghi
