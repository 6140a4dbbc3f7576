// HTML entities.
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "absl/strings/ascii.h"
#include "text/markup.h"
#include "text/utf8.h"

namespace banghi {
namespace {

struct NamedEntity {
  absl::string_view name;
  char32_t character;
};

// The names that occur in news pages: marks, spaces, and the Latin-1 letters Vietnamese uses. Sorted by name (ASCII).
constexpr NamedEntity kNamed[] = {
    {"AElig", U'Æ'},    {"Aacute", U'Á'},    {"Acirc", U'Â'},     {"Agrave", U'À'},   {"Aring", U'Å'},
    {"Atilde", U'Ã'},   {"Auml", U'Ä'},      {"Ccedil", U'Ç'},    {"ETH", U'Ð'},      {"Eacute", U'É'},
    {"Ecirc", U'Ê'},    {"Egrave", U'È'},    {"Iacute", U'Í'},    {"Igrave", U'Ì'},   {"Ntilde", U'Ñ'},
    {"Oacute", U'Ó'},   {"Ocirc", U'Ô'},     {"Ograve", U'Ò'},    {"Otilde", U'Õ'},   {"Ouml", U'Ö'},
    {"Uacute", U'Ú'},   {"Ugrave", U'Ù'},    {"Uuml", U'Ü'},      {"Yacute", U'Ý'},   {"aacute", U'á'},
    {"acirc", U'â'},    {"aelig", U'æ'},     {"agrave", U'à'},    {"amp", U'&'},      {"apos", U'\''},
    {"aring", U'å'},    {"atilde", U'ã'},    {"auml", U'ä'},      {"bull", U'•'},     {"ccedil", U'ç'},
    {"cent", U'¢'},     {"copy", U'©'},      {"deg", U'°'},       {"eacute", U'é'},   {"ecirc", U'ê'},
    {"egrave", U'è'},   {"emsp", U'\u2003'}, {"ensp", U'\u2002'}, {"eth", U'ð'},      {"euml", U'ë'},
    {"euro", U'€'},     {"frac12", U'½'},    {"gt", U'>'},        {"hellip", U'…'},   {"iacute", U'í'},
    {"iexcl", U'¡'},    {"igrave", U'ì'},    {"iuml", U'ï'},      {"laquo", U'«'},    {"ldquo", U'“'},
    {"lsquo", U'‘'},    {"lt", U'<'},        {"mdash", U'—'},     {"middot", U'·'},   {"nbsp", U'\u00A0'},
    {"ndash", U'–'},    {"ntilde", U'ñ'},    {"oacute", U'ó'},    {"ocirc", U'ô'},    {"ograve", U'ò'},
    {"oslash", U'ø'},   {"otilde", U'õ'},    {"ouml", U'ö'},      {"pound", U'£'},    {"quot", U'"'},
    {"raquo", U'»'},    {"rdquo", U'”'},     {"reg", U'®'},       {"rsquo", U'’'},    {"sect", U'§'},
    {"shy", U'\u00AD'}, {"sup2", U'²'},      {"sup3", U'³'},      {"szlig", U'ß'},    {"thinsp", U'\u2009'},
    {"times", U'×'},    {"trade", U'™'},     {"uacute", U'ú'},    {"ucirc", U'û'},    {"ugrave", U'ù'},
    {"uuml", U'ü'},     {"yacute", U'ý'},    {"yen", U'¥'},       {"zwj", U'\u200D'}, {"zwnj", U'\u200C'},
};

// What browsers read for the control characters 128 to 159: Windows-1252. 0: nothing.
constexpr char32_t kWindows1252[32] = {U'€', 0,    U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š',
                                       U'‹', U'Œ', 0,    U'Ž', 0,    0,    U'‘', U'’', U'“', U'”', U'•',
                                       U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0,    U'ž', U'Ÿ'};

// The character of `&#7879;` or `&#x1EC7;`, given what stands between `#` and `;`; 0 where there is none.
char32_t NumericEntity(absl::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  char32_t value = 0;
  for (const char c : digits) {
    if (hex ? !absl::ascii_isxdigit(c) : !absl::ascii_isdigit(c)) return 0;
    const int digit = absl::ascii_isdigit(c) ? c - '0' : absl::ascii_tolower(c) - 'a' + 10;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    if (value > 0x10FFFF) return 0;
  }
  if (value >= 128 && value < 160) return kWindows1252[value - 128];
  return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
}

// The character of the entity whose inside (between `&` and `;`) is `name`, or 0.
char32_t EntityOf(absl::string_view name) {
  if (!name.empty() && name[0] == '#') return NumericEntity(name.substr(1));
  const auto* found =
      std::lower_bound(std::begin(kNamed), std::end(kNamed), name,
                       [](const NamedEntity& entity, absl::string_view key) { return entity.name < key; });
  return found != std::end(kNamed) && found->name == name ? found->character : 0;
}

}  // namespace

Edited DecodeEntities(absl::string_view text) {
  constexpr size_t kLongest = 10;  // `#x10FFFF` and the longest name, with room
  TextEditor editor(text);
  for (size_t i = text.find('&'); i != absl::string_view::npos; i = text.find('&', i + 1)) {
    const size_t end = text.substr(i + 1, kLongest + 1).find(';');
    if (end == absl::string_view::npos) continue;
    const char32_t character = EntityOf(text.substr(i + 1, end));
    if (character == 0) continue;
    std::string decoded;
    AppendUtf8(character, decoded);
    editor.CopyUntil(i);
    editor.Replace(end + 2, decoded);
  }
  return std::move(editor).Finish();
}

}  // namespace banghi
