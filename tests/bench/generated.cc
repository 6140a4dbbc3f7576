#include "tests/bench/generated.h"

#include <array>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

using Syllables = std::array<const char*, 32>;

constexpr Syllables kFamilies = {"Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Huỳnh", "Phan",  "Vũ",
                                 "Võ",     "Đặng", "Bùi",   "Đỗ",   "Hồ",    "Ngô",   "Dương", "Lý",
                                 "Đinh",   "Mai",  "Trịnh", "Đoàn", "Tạ",    "Cao",   "Lương", "Lưu",
                                 "Tô",     "Hà",   "Quách", "Tống", "Thái",  "Triệu", "Chu",   "Kiều"};
constexpr Syllables kMiddles = {"Văn",    "Thị",  "Hữu",  "Đức",  "Công",  "Quang", "Xuân", "Minh",
                                "Thanh",  "Ngọc", "Hồng", "Kim",  "Đình",  "Trọng", "Bá",   "Duy",
                                "Quốc",   "Thế",  "Mạnh", "Tuấn", "Việt",  "Anh",   "Hoài", "Thu",
                                "Phương", "Bích", "Thùy", "Như",  "Khánh", "Gia",   "Bảo",  "Tiến"};
constexpr Syllables kGivens = {"Hùng",  "Dũng",  "Lan",   "Hương", "Sơn",  "Hải",  "Nam",   "Long",
                               "Thắng", "Cường", "Bình",  "Hòa",   "Lâm",  "Phúc", "Lộc",   "Thọ",
                               "Khang", "Tâm",   "Nghĩa", "Trí",   "Dung", "Hạnh", "Yến",   "Nga",
                               "Oanh",  "Trang", "Giang", "Linh",  "Huệ",  "Vinh", "Thịnh", "Nhân"};

// Odd, so that multiplying by it modulo kNames is one to one; near kNames divided by the golden ratio, so that
// neighbours get far apart.
constexpr uint32_t kSpread = 648055;

constexpr absl::string_view kPlain[] = {
    "Trời trong xanh, gió thổi nhẹ trên những triền đồi và nước suối chảy êm quanh làng. ",
    "Người già kể chuyện cũ bên bếp lửa, trẻ con chạy theo đàn bò về muộn. ",
    "Mùa này lúa chín vàng, ai cũng dậy sớm để kịp gặt trước khi mưa xuống. ",
    "Con đường đất nhỏ đã được rải đá, xe cộ đi lại dễ hơn trước nhiều. ",
};

struct Repeated {
  const char* kind;
  const char* text;
};
constexpr Repeated kHard[] = {
    {"digits", "1234567890"},
    {"dates", "5/3/2021, "},
    {"ranks", "Đại tướng, "},
    {"one_name", "Ông Trần Văn Hùng gặp ông Trần Văn Hùng. "},
    {"states", "Việt Nam - Pháp, "},
    {"lost_letters", "Vi??t m???t "},
    {"tags", "<p><b>tin "},
    {"quotes", "\"tin ("},
    {"talks", "Đại sứ Pháp gặp Đại sứ Nga tại Hà Nội. "},
};

std::string SentenceWithMentions(uint32_t i) {
  static constexpr const char* kStates[] = {"Pháp", "Ấn Độ", "Nhật Bản", "Nga", "Lào"};
  return absl::StrCat("Sáng ", 1 + i % 28, "/", 1 + i % 12, "/", 2010 + i % 15, ", Trung tướng ", NameAt(2 * i),
                      ", Thứ trưởng Bộ Quốc phòng, đã tiếp Đại sứ ", kStates[i % 5], " ", NameAt(2 * i + 1),
                      " tại Hà Nội. ");
}

}  // namespace

std::string NameAt(uint32_t i) {
  const uint32_t spread = i * kSpread % kNames;
  return absl::StrCat(kFamilies[spread % 32], " ", kMiddles[spread / 32 % 32], " ", kMiddles[spread / 1024 % 32], " ",
                      kGivens[spread / 32768 % 32]);
}

void WriteOverlay(const std::string& directory, uint32_t entries) {
  std::ofstream people(directory + "/people.tsv", std::ios::binary);
  std::ofstream organizations(directory + "/organizations.tsv", std::ios::binary);
  std::ofstream locations(directory + "/locations.tsv", std::ios::binary);
  people << "id\tname\tcountry\n";
  organizations << "id\ttype\tcountry\tname\n";
  locations << "id\ttype\tcountry\tname\n";
  for (uint32_t i = 0; i < entries; ++i) {
    const std::string name = NameAt(i);
    if (i % 3 == 0) people << "bench-" << i << '\t' << name << "\tVN\n";
    if (i % 3 == 1) organizations << "bench-" << i << "\tCOMPANY\tVN\tCông ty " << name << '\n';
    if (i % 3 == 2) locations << "bench-" << i << "\tOTHER\tVN\tHòn " << name << '\n';
  }
}

std::string TextWithMentions(size_t bytes, int percent) {
  std::string text;
  int due = 0;
  for (uint32_t i = 0; text.size() < bytes; ++i) {
    due += percent;
    if (due >= 100) {
      due -= 100;
      text += SentenceWithMentions(i);
    } else {
      absl::StrAppend(&text, kPlain[i % 4]);
    }
    if (i % 5 == 4) text += "\n";
  }
  return text;
}

const std::vector<std::string>& HardTexts() {
  static const auto* kinds = [] {
    auto* names = new std::vector<std::string>();
    for (const Repeated& hard : kHard) names->push_back(hard.kind);
    return names;
  }();
  return *kinds;
}

std::string HardText(absl::string_view kind, size_t bytes) {
  std::string text;
  for (const Repeated& hard : kHard) {
    if (kind != hard.kind) continue;
    const size_t size = absl::string_view(hard.text).size();
    while (text.size() + size <= bytes) text += hard.text;
  }
  return text;
}

}  // namespace banghi
