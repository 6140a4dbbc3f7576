// Everything the extractors know by heart, compiled: one immutable bundle of gazetteers and rules.
//
//   absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::BuiltIn();  // the data compiled into the binary
//   CheckReport report;
//   auto mine = Bundle::Load({"my/gazetteers"}, &report);  // built-in plus overlays, every fault told
//   const Matches matches = (*bundle)->FindAll(document);
//
// A bundle never changes after it is made; any number of threads may read it. A request pins one by holding the
// shared_ptr.
#ifndef BANGHI_GAZETTEERS_BUNDLE_H_
#define BANGHI_GAZETTEERS_BUNDLE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "gazetteers/check_report.h"
#include "gazetteers/entries.h"
#include "gazetteers/matches.h"
#include "gazetteers/name_syllables.h"
#include "gazetteers/rules.h"
#include "gazetteers/stored_text.h"
#include "gazetteers/trie.h"
#include "text/document.h"

namespace banghi {

// A file as the bundle was made from it, for ListGazetteers.
struct GazetteerFile {
  std::string name;  // "ranks.tsv"
  uint32_t entries = 0;
  std::string origin;  // "built-in", or the directory it came from
};

class Bundle {
 public:
  // The data compiled into the binary; a fault in them is INTERNAL (tests keep it from happening).
  static absl::StatusOr<std::shared_ptr<const Bundle>> BuiltIn();

  // The built-in data and on top of it the files of `directories`, in order: an entry with a known id replaces that
  // entry (a list of cues all its words, a person's tenures all of that person's), others are added; rules/*.textproto
  // replace the file of their name. INVALID_ARGUMENT where anything is wrong; `report` (may be null) then has every
  // fault, not only the first.
  static absl::StatusOr<std::shared_ptr<const Bundle>> Load(const std::vector<std::string>& directories,
                                                            CheckReport* report);

  // The data of one directory alone, without the built-in ones (what `banghi check DIR` and the tests of the data use).
  static absl::StatusOr<std::shared_ptr<const Bundle>> LoadAlone(const std::string& directory, CheckReport* report);

  // All surface forms in `document`. They refer to the bundle.
  Matches FindAll(const Document& document) const { return Matches(trie_, document); }

  const std::vector<Country>& countries() const { return countries_; }
  const std::vector<Rank>& ranks() const { return ranks_; }
  const std::vector<Portfolio>& portfolios() const { return portfolios_; }
  const std::vector<Ministry>& ministries() const { return ministries_; }
  const std::vector<Office>& offices() const { return offices_; }
  const std::vector<Organization>& organizations() const { return organizations_; }
  const std::vector<OrganizationClass>& organization_classes() const { return organization_classes_; }
  const std::vector<Location>& locations() const { return locations_; }
  const std::vector<LocationClass>& location_classes() const { return location_classes_; }
  const std::vector<Person>& people() const { return people_; }
  const std::vector<AgreementNoun>& agreement_nouns() const { return agreement_nouns_; }
  const std::vector<Instrument>& instruments() const { return instruments_; }
  const std::vector<Partnership>& partnerships() const { return partnerships_; }
  const std::vector<Trigger>& triggers() const { return triggers_; }
  const std::vector<Topic>& topics() const { return topics_; }
  const std::vector<Cue>& cues() const { return cues_; }
  const std::vector<PloverRule>& plover_rules() const { return plover_rules_; }
  const std::vector<PloverMinistry>& plover_ministries() const { return plover_ministries_; }

  // The index of the cue list `name` in cues(); a list that does not exist is a fault of the program: -1, and tests
  // catch it.
  int CueList(absl::string_view name) const;
  // By ISO code; null where unknown.
  const Country* FindCountry(absl::string_view code) const;
  // "ranks/dai-tuong" of a match's entry.
  std::string SourceOf(EntryKind kind, uint32_t entry) const;
  // What the person at `index` of people() held, in the order of the file.
  absl::Span<const Tenure> TenuresOf(uint32_t index) const;

  const NameSyllables& name_syllables() const { return name_syllables_; }
  const DateRules& date_rules() const { return date_rules_; }

  const std::vector<GazetteerFile>& files() const { return files_; }
  const std::string& version() const { return version_; }  // content hash, 16 hex digits

 private:
  friend class BundleBuilder;
  Bundle() = default;

  TextStore texts_;  // of all entries
  std::vector<Country> countries_;
  std::vector<Rank> ranks_;
  std::vector<Portfolio> portfolios_;
  std::vector<Ministry> ministries_;
  std::vector<Office> offices_;
  std::vector<Organization> organizations_;
  std::vector<OrganizationClass> organization_classes_;
  std::vector<Location> locations_;
  std::vector<LocationClass> location_classes_;
  std::vector<Person> people_;
  absl::flat_hash_map<uint32_t, std::vector<Tenure>> tenures_;  // by index of people_
  std::vector<AgreementNoun> agreement_nouns_;
  std::vector<Instrument> instruments_;
  std::vector<Partnership> partnerships_;
  std::vector<Trigger> triggers_;
  std::vector<Topic> topics_;
  std::vector<Term> terms_;
  std::vector<Cue> cues_;
  std::vector<PloverRule> plover_rules_;
  std::vector<PloverMinistry> plover_ministries_;
  absl::flat_hash_map<std::string, uint32_t> country_by_code_;
  absl::flat_hash_map<std::string, uint32_t> cue_by_name_;
  Trie trie_;
  NameSyllables name_syllables_;
  DateRules date_rules_;
  std::vector<GazetteerFile> files_;
  std::string version_;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_BUNDLE_H_
