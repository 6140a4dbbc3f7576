#include "extractors/entities/office_forms.h"

#include <algorithm>
#include <iterator>

#include "absl/container/btree_map.h"
#include "absl/strings/match.h"

namespace banghi {
namespace {

// By folded text the first mention that has it.
using Forms = absl::btree_map<std::string, int32_t>;

// Whether a form of the same office of the same ministry has more words.
class LongerForms {
 public:
  LongerForms(const Analysis& analysis, const Forms& forms) : analysis_(analysis) {
    for (const auto& form : forms) {
      const Mention& title = analysis.mentions[form.second];
      if (SaysMinistry(title)) by_office_[{title.entry, title.ministry_kind}].push_back(&form);
    }
  }

  bool Has(const Forms::value_type& form) const {
    const Mention& title = analysis_.mentions[form.second];
    const auto found = by_office_.find({title.entry, title.ministry_kind});
    if (found == by_office_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Forms::value_type* other) {
      return other->first.size() >= form.first.size() &&
             analysis_.mentions[other->second].tokens.size() > title.tokens.size();
    });
  }

 private:
  static bool SaysMinistry(const Mention& title) {
    return !title.ministry_kind.empty() && title.ministry_kind != "OTHER";
  }

  const Analysis& analysis_;
  absl::flat_hash_map<std::pair<int32_t, absl::string_view>, std::vector<const Forms::value_type*>> by_office_;
};

// `TT` beside `Tổng thống`: whether a title is one word in capitals that the same office has in words, too.
bool IsAbbreviationOfOther(const Analysis& analysis, int32_t title, const Forms& forms) {
  const Mention& mention = analysis.mentions[title];
  if (mention.tokens.size() != 1 || !analysis.document.tokens()[mention.tokens.begin].all_caps) return false;
  return std::any_of(forms.begin(), forms.end(), [&](const Forms::value_type& form) {
    const Mention& other = analysis.mentions[form.second];
    return other.entry == mention.entry && other.tokens.size() > 1;
  });
}

}  // namespace

void KeepFullestTitles(const Analysis& analysis, std::vector<int32_t>& titles) {
  std::sort(titles.begin(), titles.end());
  titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
  if (titles.size() < 2) return;
  Forms forms;
  for (int32_t title : titles) forms.try_emplace(analysis.FoldedText(analysis.mentions[title].tokens), title);
  const LongerForms longer(analysis, forms);
  titles.clear();
  for (auto form = forms.begin(); form != forms.end(); ++form) {
    // In order of text a form is followed by those that begin with it.
    const auto next = std::next(form);
    const bool begins = next != forms.end() && absl::StartsWith(next->first, form->first);
    if (!begins && !longer.Has(*form) && !IsAbbreviationOfOther(analysis, form->second, forms))
      titles.push_back(form->second);
  }
  std::sort(titles.begin(), titles.end());
}

FullOffices::FullOffices(const Analysis& analysis) : bundle_(analysis.bundle) {
  for (size_t m = 0; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.type != MentionType::kPosition || mention.ministry_kind.empty()) continue;
    first_.try_emplace(mention.entry, static_cast<int32_t>(m));
    first_of_.try_emplace({mention.entry, mention.country_code}, static_cast<int32_t>(m));
  }
}

bool FullOffices::IsBare(const Mention& position) const {
  return position.tokens == position.head &&
         (bundle_.offices()[position.entry].complements & kComplementPortfolio) != 0;
}

int32_t FullOffices::First(int32_t office) const {
  const auto found = first_.find(office);
  return found == first_.end() ? kNone : found->second;
}

int32_t FullOffices::FirstOf(int32_t office, absl::string_view country) const {
  const auto found = first_of_.find({office, country});
  return found == first_of_.end() ? kNone : found->second;
}

}  // namespace banghi
