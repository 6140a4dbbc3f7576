#include "text/offset_map.h"

#include <algorithm>

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

}  // namespace

Span OffsetMap::ToRaw(Span normalised) const {
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
  size_t i = 0, j = 0;                    // into this->segments_, next.segments_
  uint32_t used_here = 0, used_next = 0;  // bytes of the text between that were taken of copied segments i, j
  const auto take_here = [&](uint32_t most, uint32_t& raw) {
    const Segment& s = segments_[i];
    const uint32_t left = s.normalised_length - used_here;
    const uint32_t taken = s.copied ? std::min(most, left) : left;
    raw += s.copied ? taken : s.raw_length;
    used_here += taken;
    if (taken == left) ++i, used_here = 0;
    return taken;
  };
  const auto take_next = [&](uint32_t most, uint32_t& normalised) {
    const Segment& s = next.segments_[j];
    const uint32_t left = s.raw_length - used_next;
    const uint32_t taken = s.copied ? std::min(most, left) : left;
    normalised += s.copied ? taken : s.normalised_length;
    used_next += taken;
    if (taken == left) ++j, used_next = 0;
    return taken;
  };
  while (i < segments_.size() || j < next.segments_.size()) {
    uint32_t raw = 0, normalised = 0;
    if (i < segments_.size() && segments_[i].normalised_length == 0) {
      take_here(0, raw);
      builder.Delete(raw);
    } else if (j < next.segments_.size() && next.segments_[j].raw_length == 0) {
      take_next(0, normalised);
      builder.Insert(normalised);
    } else if (segments_[i].copied && next.segments_[j].copied) {
      const uint32_t most =
          std::min(segments_[i].normalised_length - used_here, next.segments_[j].raw_length - used_next);
      take_here(most, raw);
      take_next(most, normalised);
      builder.Copy(most);
    } else {
      uint32_t here = 0, there = 0;
      if (segments_[i].copied) {
        there = take_next(0, normalised);
      } else {
        here = take_here(0, raw);
      }
      while (here != there) {
        if (here < there) {
          here += take_here(there - here, raw);
        } else {
          there += take_next(here - there, normalised);
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
