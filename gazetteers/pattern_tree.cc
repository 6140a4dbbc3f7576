#include "gazetteers/pattern_tree.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace banghi {
namespace {

constexpr int kMaxRepeat = 1000;  // as RE2's

using ByteSet = std::bitset<256>;
using Node = PatternNode;

ByteSet Range(int low, int high) {
  ByteSet set;
  for (int byte = low; byte <= high; ++byte) set.set(static_cast<size_t>(byte));
  return set;
}

const ByteSet kAscii = Range(0, 0x7F);
const ByteSet kTrails = Range(0x80, 0xBF);

class Reader {
 public:
  Reader(absl::string_view pattern, PatternTree& tree) : rest_(pattern), tree_(tree) {}

  bool Run() {
    tree_.root = Choice();
    return !failed_ && rest_.empty();
  }

 private:
  uint32_t Add(Node node) {
    tree_.nodes.push_back(std::move(node));
    return static_cast<uint32_t>(tree_.nodes.size() - 1);
  }
  uint32_t Fail() {
    failed_ = true;
    rest_ = "";
    return Add({});
  }
  bool Take(absl::string_view prefix) {
    if (!absl::StartsWith(rest_, prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }
  char TakeOne() {
    rest_.remove_prefix(1);
    return rest_.data()[-1];
  }

  uint32_t Choice() {
    Node choice;
    choice.kind = Node::Kind::kChoice;
    do choice.parts.push_back(Sequence());
    while (Take("|"));
    return choice.parts.size() == 1 ? choice.parts[0] : Add(std::move(choice));
  }

  uint32_t Sequence() {
    Node sequence;
    sequence.kind = Node::Kind::kSequence;
    while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') sequence.parts.push_back(Repeated(Atom()));
    return Add(std::move(sequence));
  }

  uint32_t Repeated(uint32_t atom) {
    for (;;) {
      Node repeat;
      repeat.kind = Node::Kind::kRepeat;
      repeat.parts.push_back(atom);
      if (!TakeBounds(repeat)) return atom;
      if (Take("?")) tree_.reluctant = true;  // fewest first: matches the same texts
      atom = Add(std::move(repeat));
    }
  }

  bool TakeBounds(Node& repeat) {
    const bool number = rest_.size() > 1 && rest_[0] == '{' && absl::ascii_isdigit(rest_[1]);
    if (Take("*")) {
      repeat.most = kUnbounded;
    } else if (Take("+")) {
      repeat.least = 1;
      repeat.most = kUnbounded;
    } else if (Take("?")) {
      repeat.most = 1;
    } else if (number) {
      Take("{");
      repeat.least = TakeNumber();
      repeat.most = !Take(",") ? repeat.least : absl::StartsWith(rest_, "}") ? kUnbounded : TakeNumber();
      if (!Take("}")) Fail();
    } else {
      return false;
    }
    return true;
  }
  int TakeNumber() {
    int number = 0;
    while (!rest_.empty() && absl::ascii_isdigit(rest_[0]) && number <= kMaxRepeat)
      number = number * 10 + TakeOne() - '0';
    if (number > kMaxRepeat) Fail();
    return number;
  }

  uint32_t Atom() {
    if (Take("(")) return Group();
    if (Take("[")) return Class();
    if (Take("\\")) return Escaped();
    if (Take("^") || Take("$")) return AnyPlace();
    return Take(".") ? AnyCharacter() : Character();
  }

  uint32_t Group() {
    Node group;
    group.kind = Node::Kind::kGroup;
    if (Take("?P<")) {
      const size_t close = rest_.find('>');
      if (close == rest_.npos) return Fail();
      group.name = std::string(rest_.substr(0, close));
      rest_.remove_prefix(close + 1);
    } else if (absl::StartsWith(rest_, "?") && !Take("?:")) {
      return Fail();
    }
    group.parts.push_back(Choice());
    if (!Take(")")) return Fail();
    return group.name.empty() ? group.parts[0] : Add(std::move(group));
  }

  // The character that stands there, byte by byte.
  uint32_t Character() {
    const absl::string_view from = rest_;
    TakeFirstByte();
    return Bytes(from.substr(0, from.size() - rest_.size()));
  }
  uint32_t Bytes(absl::string_view bytes) {
    Node sequence;
    sequence.kind = Node::Kind::kSequence;
    for (const char byte : bytes) {
      Node node;
      node.kind = Node::Kind::kByte;
      node.byte = static_cast<uint8_t>(byte);
      sequence.parts.push_back(Add(std::move(node)));
    }
    return sequence.parts.size() == 1 ? sequence.parts[0] : Add(std::move(sequence));
  }

  uint32_t AnyPlace() {
    tree_.exact = false;
    return Add({});
  }
  uint32_t ClassOf(const ByteSet& ascii, bool beyond) {
    if (beyond) tree_.exact = false;
    Node node;
    node.kind = Node::Kind::kClass;
    node.beyond = beyond;
    node.set = tree_.SetIndex(ascii);
    return Add(std::move(node));
  }
  uint32_t AnyCharacter() { return ClassOf(kAscii, true); }

  // Behind a backslash that stands outside of a class.
  uint32_t Escaped() {
    if (rest_.empty()) return Fail();
    if (absl::string_view("AbBz").find(rest_[0]) != absl::string_view::npos) {
      rest_.remove_prefix(1);
      return AnyPlace();
    }
    if (!absl::ascii_isalnum(rest_[0])) return Character();
    if (rest_[0] == 'Q') return Fail();
    ByteSet ascii;
    const bool beyond = TakeNamedSet(ascii);
    return ClassOf(ascii, beyond);
  }

  // Behind a backslash and before a letter or digit: adds the ASCII characters of the set that these name. True where
  // it may have others, too. What is not known here is taken as everything.
  bool TakeNamedSet(ByteSet& ascii) {
    const char name = TakeOne();
    if (name == 'd') {
      ascii |= Range('0', '9');
      return false;
    }
    tree_.exact = false;
    absl::string_view property;
    if (name == 'p' || name == 'P' || name == 'x') {
      const size_t length = absl::StartsWith(rest_, "{") ? rest_.find('}') + 1 : name == 'x' ? 2 : 1;
      if (length == 0 || length > rest_.size()) {
        Fail();
        return true;
      }
      property = rest_.substr(0, length);
      rest_.remove_prefix(length);
    }
    const bool letters = name == 'p' && (property == "L" || property == "{L}");
    ascii |= letters ? Range('a', 'z') | Range('A', 'Z') : kAscii;
    return true;
  }

  // Behind `[`.
  uint32_t Class() {
    const bool negated = Take("^");
    ByteSet ascii;
    bool beyond = false;
    Node choice;  // between the ASCII characters and each of the others
    choice.kind = Node::Kind::kChoice;
    for (bool first = true; first || !absl::StartsWith(rest_, "]"); first = false) {
      if (rest_.empty() || absl::StartsWith(rest_, "[:")) return Fail();
      if (rest_.size() > 1 && rest_[0] == '\\' && absl::ascii_isalnum(rest_[1])) {
        rest_.remove_prefix(1);
        beyond |= TakeNamedSet(ascii);
        continue;
      }
      beyond |= !TakeRange(ascii, choice.parts);
    }
    rest_.remove_prefix(1);
    if (negated) return beyond || !choice.parts.empty() ? AnyCharacter() : ClassOf(kAscii & ~ascii, true);
    if (beyond || choice.parts.empty()) return ClassOf(ascii, beyond || !choice.parts.empty());
    choice.parts.push_back(ClassOf(ascii, false));
    return Add(std::move(choice));
  }

  // A character of a class, or a range of them; one beyond ASCII goes to `others`. False where it is a range that is
  // not all ASCII.
  bool TakeRange(ByteSet& ascii, std::vector<uint32_t>& others) {
    if (rest_.size() > 1) Take("\\");
    const absl::string_view from = rest_;
    const int low = TakeFirstByte();
    const size_t length = from.size() - rest_.size();
    if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
      rest_.remove_prefix(1);
      if (rest_.size() > 1) Take("\\");
      const int high = TakeFirstByte();
      if (low < 0x80) ascii |= Range(low, std::min(high, 0x7F));
      return high < 0x80;
    }
    if (low < 0x80) {
      ascii.set(static_cast<size_t>(low));
    } else {
      others.push_back(Bytes(from.substr(0, length)));
    }
    return true;
  }
  // The first byte of the character that stands there, which is taken.
  int TakeFirstByte() {
    if (rest_.empty()) return 0;
    const int first = static_cast<uint8_t>(TakeOne());
    while (first >= 0x80 && !rest_.empty() && kTrails[static_cast<uint8_t>(rest_[0])]) rest_.remove_prefix(1);
    return first;
  }

  absl::string_view rest_;
  PatternTree& tree_;
  bool failed_ = false;
};

}  // namespace

uint32_t PatternTree::SetIndex(const std::bitset<256>& set) {
  const auto known = std::find(sets.begin(), sets.end(), set);
  if (known != sets.end()) return static_cast<uint32_t>(known - sets.begin());
  sets.push_back(set);
  return static_cast<uint32_t>(sets.size() - 1);
}

bool ReadPatternTree(absl::string_view pattern, PatternTree& tree) { return Reader(pattern, tree).Run(); }

}  // namespace banghi
