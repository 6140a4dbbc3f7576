// Dated events along time, as SVG: a row each, a bar as long as the date is vague or the event long. Gaps grow with the
// logarithm of the days between, so that 1982 and next week fit on one line; the order is exact.

import { daysOf, sayDate } from "./dates.js";
import { el, fullName, shorten, svgEl } from "./dom.js";
import { eventCountries, eventLine, eventTitle } from "./event_words.js";
import { say } from "./i18n.js";
import { factsOf } from "./model.js";

const ROW = 30;
const TOP = 26;
const MOST_ROWS = 60;
const DAY_MS = 86400000;

// A function from days to x, and the borders it was made of.
function scaleOf(rows, left, right) {
  const borders = [...new Set(rows.flatMap(({ days }) => [days.from, days.to]))].sort((a, b) => a - b);
  const weights = borders.slice(1).map((border, i) => 1 + Math.log2(1 + border - borders[i]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const at = new Map([[borders[0], left]]);
  let x = left;
  weights.forEach((weight, i) => {
    x += ((right - left) * weight) / total;
    at.set(borders[i + 1], x);
  });
  return { x: (day) => at.get(day), borders };
}

function yearOf(day) {
  return new Date(day * DAY_MS).getUTCFullYear();
}

// A line and a number where the first bar of each year begins, as far as they do not run into each other.
function yearMarks(rows, scale, height) {
  const marks = [];
  let free = -Infinity;
  const seen = new Set();
  for (const from of scale.borders.filter((border) => rows.some(({ days }) => days.from === border))) {
    const year = yearOf(from);
    const x = scale.x(from);
    if (seen.has(year) || x < free) continue;
    seen.add(year);
    free = x + 40;
    marks.push(
      svgEl("line", { class: "grid", x1: x, x2: x, y1: TOP - 6, y2: height - 4 }),
      svgEl("text", { class: "tick", x: x + 1, y: 13 }, String(year)),
    );
  }
  return marks;
}

function rowOf({ fact, days }, index, scale, record, width) {
  const { data } = fact;
  const y = TOP + index * ROW;
  const x = scale.x(days.from);
  const bar = Math.max(10, scale.x(days.to) - x);
  const text = shorten(`${eventTitle(data)} · ${eventCountries(data, record).join(", ")}`, 48);
  const behind = x + bar + 8;
  const before = behind + text.length * 6.6 > width;
  const label = svgEl(
    "text",
    { class: "label", x: before ? x - 8 : behind, y: y + 17, "text-anchor": before ? "end" : "start" },
    text,
  );
  const status = (data.status ?? "").replace("EVENT_STATUS_", "");
  return svgEl(
    "a",
    {
      class: `bar status-${status}`,
      href: `#${fact.key}`,
      "data-fact": fact.key,
      "aria-label": fullName(text, eventLine(data, record)),
    },
    svgEl("rect", { class: "row", x: 0, y, width, height: ROW - 2, rx: 5 }),
    svgEl("rect", { class: "span", x, y: y + 8, width: bar, height: 11, rx: 5.5 }),
    label,
  );
}

function timelineList(facts, record) {
  return el(
    "ol",
    { class: "plain" },
    facts.map((fact) =>
      el("li", {}, el("button", { type: "button", class: "ref", "data-fact": fact.key }, eventLine(fact.data, record))),
    ),
  );
}

// The figure with its list for those who do not see it; null where no event has a date.
export function timeline(model, width) {
  const events = factsOf(model, "event");
  const rows = events.map((fact) => ({ fact, days: daysOf(fact.data.date) })).filter(({ days }) => days);
  if (rows.length === 0) return null;
  rows.sort((a, b) => a.days.from - b.days.from || a.days.to - b.days.to || a.fact.index - b.fact.index);
  const shown = rows.slice(0, MOST_ROWS);
  const scale = scaleOf(shown, 8, width - 40);
  const height = TOP + shown.length * ROW;
  const undated = events.filter((fact) => !daysOf(fact.data.date));
  return el(
    "figure",
    { class: "timeline" },
    svgEl(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("timeline") },
      yearMarks(shown, scale, height),
      shown.map((row, index) => rowOf(row, index, scale, model.record, width)),
    ),
    el(
      "figcaption",
      {},
      say("timelineHelp"),
      undated.length > 0
        ? [
            " ",
            say(
              "undated",
              undated
                .map((fact) => [eventTitle(fact.data), sayDate(fact.data.date)].filter(Boolean).join(" "))
                .join("; "),
            ),
          ]
        : null,
    ),
    el(
      "details",
      {},
      el("summary", {}, say("asList")),
      timelineList(
        rows.map(({ fact }) => fact),
        model.record,
      ),
    ),
  );
}
