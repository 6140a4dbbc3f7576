#include "gazetteers/pattern_bytes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace banghi {
namespace {

constexpr size_t kMaxStates = 500'000;
constexpr int kUnbounded = -1;
constexpr int kMaxRepeat = 1000;  // as RE2's

using ByteSet = std::bitset<256>;

ByteSet Range(int low, int high) {
  ByteSet set;
  for (int byte = low; byte <= high; ++byte) set.set(static_cast<size_t>(byte));
  return set;
}

const ByteSet kAscii = Range(0, 0x7F);
const ByteSet kHigh = Range(0x80, 0xFF);
const ByteSet kTrails = Range(0x80, 0xBF);

// A pattern's tree. Nodes are kept in one list and named by index.
struct Node {
  enum class Kind : uint8_t { kEmpty, kByte, kClass, kSequence, kChoice, kRepeat };
  Kind kind = Kind::kEmpty;
  uint8_t byte = 0;
  bool beyond = false;  // kClass: takes characters beyond ASCII
  uint32_t set = 0;     // kClass: index into the sets, of its ASCII characters
  int least = 0, most = 0;
  std::vector<uint32_t> parts;
};

class Reader {
 public:
  Reader(absl::string_view pattern, PatternBytes& out) : rest_(pattern), out_(out) {}

  bool Run() {
    const uint32_t root = Choice();
    if (failed_ || !rest_.empty()) return false;
    out_.states.push_back({});  // accepts
    out_.start = Build(root, 0);
    return !failed_;
  }

 private:
  uint32_t Add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<uint32_t>(nodes_.size() - 1);
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
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
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
      Take("?");  // fewest first: matches the same texts
      atom = Add(std::move(repeat));
    }
  }

  bool TakeBounds(Node& repeat) {
    if (Take("*")) return SetBounds(repeat, 0, kUnbounded);
    if (Take("+")) return SetBounds(repeat, 1, kUnbounded);
    if (Take("?")) return SetBounds(repeat, 0, 1);
    if (rest_.size() < 2 || rest_[0] != '{' || !absl::ascii_isdigit(rest_[1])) return false;
    rest_.remove_prefix(1);
    const int least = TakeNumber();
    const int most = !Take(",") ? least : absl::StartsWith(rest_, "}") ? kUnbounded : TakeNumber();
    if (!Take("}")) Fail();
    return SetBounds(repeat, least, most);
  }
  static bool SetBounds(Node& repeat, int least, int most) {
    repeat.least = least;
    repeat.most = most;
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
    if (Take("^") || Take("$")) return Add({});
    return Take(".") ? AnyCharacter() : Character();
  }

  uint32_t Group() {
    if (Take("?P<")) {
      const size_t close = rest_.find('>');
      if (close == rest_.npos) return Fail();
      rest_.remove_prefix(close + 1);
    } else if (absl::StartsWith(rest_, "?") && !Take("?:")) {
      return Fail();
    }
    const uint32_t inside = Choice();
    return Take(")") ? inside : Fail();
  }

  // The character that stands there, byte by byte.
  uint32_t Character() {
    Node character;
    character.kind = Node::Kind::kSequence;
    do {
      Node node;
      node.kind = Node::Kind::kByte;
      node.byte = static_cast<uint8_t>(TakeOne());
      character.parts.push_back(Add(std::move(node)));
    } while (!rest_.empty() && kTrails[static_cast<uint8_t>(rest_[0])]);
    return character.parts.size() == 1 ? character.parts[0] : Add(std::move(character));
  }

  uint32_t ClassOf(const ByteSet& ascii, bool beyond) {
    Node node;
    node.kind = Node::Kind::kClass;
    node.beyond = beyond;
    node.set = SetIndex(ascii);
    return Add(std::move(node));
  }
  uint32_t AnyCharacter() { return ClassOf(kAscii, true); }

  uint32_t SetIndex(const ByteSet& set) {
    const auto known = std::find(out_.sets.begin(), out_.sets.end(), set);
    if (known != out_.sets.end()) return static_cast<uint32_t>(known - out_.sets.begin());
    out_.sets.push_back(set);
    return static_cast<uint32_t>(out_.sets.size() - 1);
  }

  // Behind a backslash that stands outside of a class.
  uint32_t Escaped() {
    if (rest_.empty()) return Fail();
    if (absl::string_view("AbBz").find(rest_[0]) != absl::string_view::npos) {
      rest_.remove_prefix(1);
      return Add({});
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
    for (bool first = true; first || !absl::StartsWith(rest_, "]"); first = false) {
      if (rest_.empty() || absl::StartsWith(rest_, "[:")) return Fail();
      if (rest_.size() > 1 && rest_[0] == '\\' && absl::ascii_isalnum(rest_[1])) {
        rest_.remove_prefix(1);
        beyond |= TakeNamedSet(ascii);
        continue;
      }
      beyond |= !TakeRange(ascii);
    }
    rest_.remove_prefix(1);
    return negated && beyond ? AnyCharacter() : ClassOf(negated ? kAscii & ~ascii : ascii, negated || beyond);
  }

  // A character of a class, or a range of them; false where it is not all ASCII.
  bool TakeRange(ByteSet& ascii) {
    const auto take = [this] {
      if (rest_.size() > 1) Take("\\");
      return rest_.empty() ? 0 : static_cast<uint8_t>(TakeOne());
    };
    const int low = take();
    while (low >= 0x80 && !rest_.empty() && kTrails[static_cast<uint8_t>(rest_[0])]) rest_.remove_prefix(1);
    const bool range = rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']';
    if (range) rest_.remove_prefix(1);
    const int high = range ? take() : low;
    while (high >= 0x80 && !rest_.empty() && kTrails[static_cast<uint8_t>(rest_[0])]) rest_.remove_prefix(1);
    if (low < 0x80) ascii |= Range(low, std::min(high, 0x7F));
    return high < 0x80;
  }

  uint32_t AddState(PatternBytes::State state) {
    if (out_.states.size() >= kMaxStates) failed_ = true;
    if (!failed_) out_.states.push_back(state);
    return static_cast<uint32_t>(out_.states.size() - 1);
  }
  uint32_t Fork(uint32_t one, uint32_t another) { return AddState({PatternBytes::Kind::kFork, 0, 0, one, another}); }
  uint32_t Take(uint32_t set, uint32_t next) { return AddState({PatternBytes::Kind::kSet, 0, set, next, 0}); }

  // The state at which the part `node` begins, whose end goes on at `next`.
  uint32_t Build(uint32_t node, uint32_t next) {
    const Node& n = nodes_[node];
    switch (n.kind) {
      case Node::Kind::kEmpty:
        return next;
      case Node::Kind::kByte:
        return AddState({PatternBytes::Kind::kByte, n.byte, 0, next, 0});
      case Node::Kind::kClass:
        return BuildClass(n, next);
      case Node::Kind::kSequence:
        for (auto part = n.parts.rbegin(); part != n.parts.rend(); ++part) next = Build(*part, next);
        return next;
      case Node::Kind::kChoice: {
        uint32_t start = Build(n.parts.back(), next);
        for (auto part = std::next(n.parts.rbegin()); part != n.parts.rend(); ++part)
          start = Fork(Build(*part, next), start);
        return start;
      }
      case Node::Kind::kRepeat:
        return BuildRepeat(n, next);
    }
    return next;
  }

  uint32_t BuildClass(const Node& n, uint32_t next) {
    const uint32_t ascii = Take(n.set, next);
    if (!n.beyond) return ascii;
    // Any number of bytes beyond ASCII: a character, or several.
    const uint32_t more = Fork(next, 0);
    const uint32_t high = Take(SetIndex(kHigh), more);
    if (!failed_) out_.states[more].another = high;
    return Fork(ascii, high);
  }

  uint32_t BuildRepeat(const Node& n, uint32_t next) {
    int least = n.least;
    if (n.most == kUnbounded) {
      const uint32_t again = Fork(next, 0);
      const uint32_t body = Build(n.parts[0], again);
      if (!failed_) out_.states[again].another = body;
      next = least == 0 ? again : body;
      least = std::max(0, least - 1);
    }
    for (int i = n.most; i > n.least && !failed_; --i) next = Fork(Build(n.parts[0], next), next);
    for (int i = 0; i < least && !failed_; ++i) next = Build(n.parts[0], next);
    return next;
  }

  absl::string_view rest_;
  PatternBytes& out_;
  std::vector<Node> nodes_;
  bool failed_ = false;
};

}  // namespace

bool ReadPatternBytes(absl::string_view pattern, PatternBytes& automaton) { return Reader(pattern, automaton).Run(); }

}  // namespace banghi
