#include "text/syllables.h"

#include <gtest/gtest.h>

namespace banghi {
namespace {

TEST(SyllablesTest, AcceptsWhatTheOrthographyAllows) {
  for (const char* word :
       {"Anh",   "Nguyễn", "hoà",  "hòa",  "quý",    "ký",    "kí",    "kỷ",   "nghiêng", "gì",  "gìn",
        "giếng", "giữa",   "giặt", "quốc", "quyền",  "quỳnh", "khuỷu", "thuở", "yên",     "yếu", "ý",
        "Mỹ",    "Vy",     "uỷ",   "ủy",   "khuya",  "ngoằn", "xoong", "ghế",  "nghe",    "BỘ",  "ĐẠI",
        "Phước", "Đắk",    "Lắk",  "Kạn",  "trường", "ích",   "oanh",  "tuần", "luật"}) {
    EXPECT_TRUE(IsVietnameseSyllable(word)) << word;
  }
}

TEST(SyllablesTest, RejectsForeignWordsAndMisspellings) {
  for (const char* word : {"",     "Trump", "Jong",  "Macron", "Modi",     "Putin", "Kishi", "Nobuo", "ASEAN", "TTXVN",
                           "hoat", "viêt",  "ngia",  "ghà",    "cê",       "kà",    "qan",   "quuc",  "iên",   "bb",
                           "th",   "được2", "Việtt", "a-b",    "nghiêngg", "Hervé", "fa",    "wa",    "ja"}) {
    EXPECT_FALSE(IsVietnameseSyllable(word)) << word;
  }
}

TEST(SyllablesTest, StopsTakeOnlyTheTonesOfStops) {
  EXPECT_TRUE(IsVietnameseSyllable("mắt"));
  EXPECT_TRUE(IsVietnameseSyllable("sạch"));
  for (const char* word : {"mat", "màt", "mảt", "mãt", "sach", "tôp"}) EXPECT_FALSE(IsVietnameseSyllable(word)) << word;
}

}  // namespace
}  // namespace banghi
