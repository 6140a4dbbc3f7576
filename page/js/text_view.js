// The article: paragraphs of text in which every mention is an element, and the way from offsets of the text as
// submitted to places in the document.

import { el } from "./dom.js";
import { piecesOf } from "./markup.js";
import { mentionType, zoneName } from "./model.js";
import { sayMentionType, sayZone } from "./i18n.js";

// Groups `pieces` into blocks, one a paragraph: at line breaks and where the zone changes.
function blocksOf(pieces, zones) {
  const blocks = [];
  let parts = [];
  let zone = 0;
  const flush = () => {
    if (parts.some((part) => part.shown.trim() !== "")) blocks.push(parts);
    parts = [];
  };
  for (const piece of pieces) {
    if (piece.shown === "\n") {
      flush();
      continue;
    }
    let { start } = piece;
    const whole = piece.shown.length === piece.end - piece.start;
    while (zone < zones.length && zones[zone].span.start < piece.end) {
      const border = zones[zone++].span.start;
      if (border > start && whole) {
        parts.push({ start, end: border, shown: piece.shown.slice(start - piece.start, border - piece.start) });
        start = border;
      }
      if (border >= start) flush();
    }
    parts.push(
      start === piece.start ? piece : { start, end: piece.end, shown: piece.shown.slice(start - piece.start) },
    );
  }
  flush();
  return blocks;
}

// Neighbours of one zone as one stretch, each up to where the next begins.
function joined(zones) {
  const result = [];
  for (const { span, zone } of zones) {
    const last = result[result.length - 1];
    if (last) last.span.end = last.zone === zone ? span.end : span.start;
    if (last?.zone !== zone) result.push({ zone, span: { ...span } });
  }
  return result;
}

export class TextView {
  // Draws into `container`. `raw`: with tags and addresses.
  constructor(container, model, raw) {
    this.container = container;
    this.model = model;
    this.nodes = []; // {start, end, node, exact}, in order; not exact: an entity, one shown letter for several submitted
    this.elements = model.mentions.map(() => []);
    this.next = 0; // the next mention to open
    this.zones = joined(model.record.zones ?? []);
    this.zone = 0; // the zone of the next block
    const spans = model.mentions.map((mention) => mention.span);
    const pieces = piecesOf(model.article.text, spans, raw);
    container.replaceChildren(...blocksOf(pieces, this.zones).map((parts) => this.block(parts)));
    container.classList.toggle("raw", raw);
    this.order = this.elements.flatMap((fragments, index) => (fragments.length > 0 ? [index] : []));
    this.setCurrent(this.order[0]);
  }

  block(parts) {
    const start = parts[0].start;
    const { end } = parts[parts.length - 1];
    const zone = this.zoneOf(start, end);
    const heading = zone === "TITLE" && !this.titled;
    const paragraph = el(heading ? "h3" : "p", { "data-zone": zone, "data-zone-label": zone ? sayZone(zone) : null });
    this.titled ||= heading;
    const going = (this.stack ?? []).slice(1).filter((open) => open.end > start);
    this.stack = [{ element: paragraph, end: Infinity }];
    for (const { index } of going) this.open(index);
    for (const part of parts) this.part(part);
    return paragraph;
  }

  zoneOf(start, end) {
    if (this.zones.length > 0) {
      while (this.zone < this.zones.length && this.zones[this.zone].span.end <= start) ++this.zone;
      return zoneName(this.zones[this.zone]?.zone);
    }
    for (let i = this.next; i < this.model.mentions.length && this.model.mentions[i].span.start < end; ++i) {
      if (this.model.mentions[i].span.start >= start) return zoneName(this.model.mentions[i].zone);
    }
    return "";
  }

  // Appends one piece, cut where mentions begin and end.
  part({ start, end, shown }) {
    const exact = shown.length === end - start;
    let at = start;
    while (at < end) {
      this.closeBefore(at);
      this.openAt(at, exact ? at + 1 : end);
      const upcoming = this.model.mentions[this.next]?.span.start ?? Infinity;
      const nearest = exact ? Math.min(end, upcoming, ...this.stack.map((open) => open.end)) : end;
      this.text(at, nearest, exact ? shown.slice(at - start, nearest - start) : shown, exact);
      at = nearest;
    }
  }

  text(start, end, shown, exact) {
    if (shown === "") return;
    const node = document.createTextNode(shown);
    this.stack[this.stack.length - 1].element.append(node);
    this.nodes.push({ start, end, node, exact });
  }

  // Closes what ends at `at` or before; what was opened later and goes on is opened again in its place.
  closeBefore(at) {
    const first = this.stack.findIndex((open) => open.end <= at);
    if (first < 0) return;
    const going = this.stack.slice(first).filter((open) => open.end > at);
    this.stack.length = first;
    for (const { index } of going) this.open(index);
  }

  // Opens what starts before `limit` and goes on behind `at`, also what began in a hidden stretch or in the paragraph before.
  openAt(at, limit) {
    const { mentions } = this.model;
    while (this.next < mentions.length && mentions[this.next].span.start < limit) {
      const index = this.next++;
      if (mentions[index].span.end > at) this.open(index);
    }
  }

  open(index) {
    const mention = this.model.mentions[index];
    const type = mentionType(mention);
    const element = el("span", {
      class: `mention t-${type}`,
      "data-mention": index,
      tabindex: "-1",
      role: "link",
      "aria-description": sayMentionType(type),
      "data-label": sayMentionType(type),
    });
    const parent = this.stack[this.stack.length - 1].element;
    for (let outer = parent, depth = 1; outer.dataset.mention; outer = outer.parentNode, ++depth) {
      outer.dataset.depth = String(Math.max(depth, Number(outer.dataset.depth ?? 0)));
    }
    parent.append(element);
    this.stack.push({ element, end: mention.span.end, index });
    this.elements[index].push(element);
  }

  // The index of the first text node that ends behind `offset`.
  nodeAt(offset) {
    let low = 0;
    let high = this.nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.nodes[middle].end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // What of the document shows the text's `span`; null where all of it is hidden.
  range({ start, end }) {
    const first = this.nodes[this.nodeAt(start)];
    if (!first || first.start >= end) return null;
    let last = this.nodeAt(end - 1);
    while (last > 0 && (last === this.nodes.length || this.nodes[last].start >= end)) --last;
    const range = document.createRange();
    range.setStart(first.node, first.exact ? Math.max(0, start - first.start) : 0);
    const final = this.nodes[last];
    range.setEnd(final.node, final.exact ? Math.min(end, final.end) - final.start : final.node.length);
    return range;
  }

  // The words of `span` as a reader sees them, without tags and entities; `submitted` where all of it is hidden.
  words(span, submitted) {
    return this.range(span)?.toString() ?? submitted;
  }

  scrollTo(span) {
    const range = this.range(span);
    range?.startContainer.parentElement.scrollIntoView({ block: "center", behavior: scrollBehavior() });
  }

  // Makes `index` the one mention that Tab reaches.
  setCurrent(index) {
    if (index === undefined) return;
    this.elements[this.current]?.[0]?.setAttribute("tabindex", "-1");
    this.current = index;
    this.elements[index][0].setAttribute("tabindex", "0");
  }

  // Puts the focus `step` mentions further, over those that are filtered out.
  move(step) {
    const from = this.order.indexOf(this.current);
    for (let i = from + step; i >= 0 && i < this.order.length; i += step) {
      if (!this.elements[this.order[i]][0].classList.contains("off")) return this.focus(this.order[i]);
    }
  }

  moveToEnd(last) {
    const order = last ? [...this.order].reverse() : this.order;
    const found = order.find((index) => !this.elements[index][0].classList.contains("off"));
    if (found !== undefined) this.focus(found);
  }

  focus(index) {
    this.setCurrent(index);
    this.elements[index][0].focus();
  }

  setTypeShown(type, shown) {
    for (const element of this.container.getElementsByClassName(`t-${type}`)) element.classList.toggle("off", !shown);
  }
}

export function scrollBehavior() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
