#include "extractors/mentions/outer_bodies.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "extractors/mentions/name_shape.h"

namespace banghi {

bool RunsOnInto(const Analysis& analysis, const PartCues& cues, const Mention& body, const Mention& outer) {
  if (outer.tokens.empty() || !Adjacent(analysis, body.tokens.end - 1, outer.tokens.begin)) return false;
  const absl::string_view type = outer.value;
  const absl::string_view own = body.value;
  if (own == "COMPANY") return type == "COMPANY" && absl::StartsWith(body.source, "organization_classes/");
  if (analysis.CueAt(body.tokens.begin, cues.part) == body.tokens.begin) return false;
  const bool international = type == "INTERNATIONAL" || type == "FORUM";
  const bool letters = outer.tokens.size() == 1 && analysis.document.tokens()[outer.tokens.begin].all_caps;
  if (letters) return international && own != "FORUM";
  return international || type == "STATE" || type == "PARTY" || type == "OTHER";
}

}  // namespace banghi
