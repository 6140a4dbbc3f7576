#include "text/offset_map.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

// Maps `span` from one side of the segments to the other. The sides are given as member pointers, so that the same code
// goes both ways: a stretch with nothing on the side it comes from is a deletion there, one with nothing on the other
// side an insertion.
template <typename Segments, typename Member>
Span MapSpan(const Segments& segments, Span span, Member from, Member from_length, Member to, Member to_length,
             uint32_t to_size) {
  const auto from_end = [&](const auto& s) { return s.*from + s.*from_length; };
  auto first =
      std::partition_point(segments.begin(), segments.end(), [&](const auto& s) { return from_end(s) <= span.begin; });
  if (first == segments.end()) return {to_size, to_size};
  const uint32_t into = first->copied ? span.begin - (*first).*from : 0;
  const uint32_t begin = (*first).*to + into;
  if (span.empty()) return {begin, begin};

  const auto stop = std::partition_point(first, segments.end(), [&](const auto& s) { return from_end(s) < span.end; });
  const auto has_both = [&](const auto& s) { return s.*from_length > 0 && s.*to_length > 0; };
  auto last = stop == segments.end() ? stop : stop + 1;  // exclusive
  const auto lead = std::find_if(first, last, has_both);
  if (lead == last) return {begin, begin};
  while (!has_both(*(last - 1))) --last;
  const auto tail = last - 1;
  const uint32_t lead_begin = lead == first ? begin : (*lead).*to;
  const uint32_t tail_end = tail->copied ? (*tail).*to + std::min(span.end - (*tail).*from, (*tail).*to_length)
                                         : (*tail).*to + (*tail).*to_length;
  return {lead_begin, tail_end};
}

// One of two maps being composed: its segments along the text between them.
template <typename Segments, typename Member>
class Walker {
 public:
  // `between` and `outside` are the lengths of a segment in the text between the maps and in this map's other text.
  Walker(const Segments& segments, Member between, Member outside)
      : segments_(segments), between_(between), outside_(outside) {}

  bool done() const { return at_ == segments_.size(); }
  bool copied() const { return segments_[at_].copied; }
  // Bytes of the text between that the segment still holds.
  uint32_t left() const { return segments_[at_].*between_ - used_; }

  // Takes at most `most` bytes of a copied segment, all of another; returns how many, and adds what they are outside to
  // `outside`.
  uint32_t Take(uint32_t most, uint32_t& outside) {
    const auto& segment = segments_[at_];
    const uint32_t held = left();
    const uint32_t taken = segment.copied ? std::min(most, held) : held;
    outside += segment.copied ? taken : segment.*outside_;
    used_ += taken;
    if (taken == held) {
      ++at_;
      used_ = 0;
    }
    return taken;
  }

 private:
  const Segments& segments_;
  const Member between_, outside_;
  size_t at_ = 0;
  uint32_t used_ = 0;
};

}  // namespace

Span OffsetMap::ToRaw(Span normalised) const {
  if (identity()) return normalised;
  return MapSpan(segments_, normalised, &Segment::normalised, &Segment::normalised_length, &Segment::raw,
                 &Segment::raw_length, raw_size_);
}

Span OffsetMap::ToNormalised(Span raw) const {
  return MapSpan(segments_, raw, &Segment::raw, &Segment::raw_length, &Segment::normalised, &Segment::normalised_length,
                 normalised_size_);
}

bool OffsetMap::identity() const { return segments_.empty() || (segments_.size() == 1 && segments_[0].copied); }

// Walks both maps along the text between them. Copied stretches can be cut anywhere, others go whole, so a block grows
// until both maps have a boundary at the same place.
OffsetMap OffsetMap::Then(const OffsetMap& next) const {
  if (next.identity()) return *this;
  if (identity()) return next;
  Builder builder;
  Walker here(segments_, &Segment::normalised_length, &Segment::raw_length);
  Walker there(next.segments_, &Segment::raw_length, &Segment::normalised_length);
  while (!here.done() || !there.done()) {
    uint32_t raw = 0, normalised = 0;
    if (!here.done() && here.left() == 0) {
      here.Take(0, raw);
      builder.Delete(raw);
    } else if (!there.done() && there.left() == 0) {
      there.Take(0, normalised);
      builder.Insert(normalised);
    } else if (here.copied() && there.copied()) {
      const uint32_t most = std::min(here.left(), there.left());
      here.Take(most, raw);
      there.Take(most, normalised);
      builder.Copy(most);
    } else {
      uint32_t taken_here = here.copied() ? 0 : here.Take(0, raw);
      uint32_t taken_there = taken_here > 0 ? 0 : there.Take(0, normalised);
      while (taken_here != taken_there) {
        if (taken_here < taken_there) {
          taken_here += here.Take(taken_there - taken_here, raw);
        } else {
          taken_there += there.Take(taken_here - taken_there, normalised);
        }
      }
      builder.Replace(raw, normalised);
    }
  }
  return std::move(builder).Build();
}

void OffsetMap::Builder::Copy(size_t bytes) {
  if (bytes == 0) return;
  const uint32_t n = static_cast<uint32_t>(bytes);
  std::vector<Segment>& segments = map_.segments_;
  if (!segments.empty() && segments.back().copied) {
    segments.back().raw_length += n;
    segments.back().normalised_length += n;
  } else {
    segments.push_back({map_.raw_size_, map_.normalised_size_, n, n, true});
  }
  map_.raw_size_ += n;
  map_.normalised_size_ += n;
}

void OffsetMap::Builder::Replace(size_t raw_bytes, size_t normalised_bytes) {
  if (raw_bytes == 0 && normalised_bytes == 0) return;
  const uint32_t raw = static_cast<uint32_t>(raw_bytes);
  const uint32_t normalised = static_cast<uint32_t>(normalised_bytes);
  std::vector<Segment>& segments = map_.segments_;
  const bool deletes = normalised == 0 && !segments.empty() && segments.back().normalised_length == 0;
  const bool inserts = raw == 0 && !segments.empty() && segments.back().raw_length == 0;
  if (deletes) {
    segments.back().raw_length += raw;
  } else if (inserts) {
    segments.back().normalised_length += normalised;
  } else {
    segments.push_back({map_.raw_size_, map_.normalised_size_, raw, normalised, false});
  }
  map_.raw_size_ += raw;
  map_.normalised_size_ += normalised;
}

OffsetMap OffsetMap::Builder::Build() && { return std::move(map_); }

}  // namespace banghi
