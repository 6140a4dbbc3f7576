// Who wrote an article or took a picture: finds the words that say so and nothing else. Internal to text/.
#ifndef BANGHI_TEXT_CREDITS_H_
#define BANGHI_TEXT_CREDITS_H_

#include <vector>

#include "text/document.h"
#include "text/zone_markers.h"

namespace banghi {

struct Credit {
  TokenRange tokens;
  bool picture = false;  // of a picture or graphic: what stands before it in its line is a caption
};

// The credits within the tokens of one line, in order: `Ảnh: TTXVN`, `(Ảnh: Hồng Pha/TTXVN phát)`, `- Ảnh: NGUYỄN
// KHÁNH`, `Ảnh minh họa`,
// `(Nguồn: Reuters)`, `(TTXVN/Vietnam+)` at a line's end, `ảnh 1` between headline and caption, an author after `./.`.
std::vector<Credit> FindCredits(const TokenView& tokens, TokenRange line);

// Whether [begin, end) is nothing but an author or a source: `Minh Tuấn`, `MẠNH HƯNG`, `Thanh Tuấn (TTXVN)`, `D.T (tổng
// hợp)`, `TTXVN/Báo Tin tức`, `Theo VnExpress`. Where it stands decides whether it is one.
bool LooksLikeByline(const TokenView& tokens, uint32_t begin, uint32_t end);

// The end of the run of agencies that begins at `begin`: `TTXVN/Vietnam+`; `begin` if none does.
uint32_t AgenciesEnd(const TokenView& tokens, uint32_t begin, uint32_t end);

}  // namespace banghi

#endif  // BANGHI_TEXT_CREDITS_H_
