// Who met whom, as SVG: people left and right, grouped by country, and between them the events that joined them. The
// country that took part in most stands left, all others right; a few rounds of putting everything at the mean height of its
// neighbours take out most crossings. Nothing is left to chance: the same record gives the same picture.

import { el, fullName, shorten, svgEl } from "./dom.js";
import { eventLine, eventTitle } from "./event_words.js";
import { say, sayCountry } from "./i18n.js";
import { sayDate } from "./dates.js";
import { factsOf } from "./model.js";

const LINE = 30;
const GROUP_GAP = 30;
const ROUNDS = 6;
const MOST_EVENTS = 40;

// The people and nameless delegations of an event, as nodes {id, country, name, fact}.
function nodesOf(event, record) {
  const nodes = (event.participants ?? []).map((participant) => {
    const country = participant.countryCode ?? "";
    const index = participant.personIndex;
    if (index === undefined)
      return { id: `land ${country}`, country, name: say("delegation", sayCountry(country, record)), fact: null };
    return {
      id: `person-${index}`,
      country: record.people?.[index]?.countryCode ?? country,
      name: participant.person,
      fact: `person-${index}`,
    };
  });
  const known = new Set(nodes.map((node) => node.country));
  for (const code of event.countryCodes ?? []) {
    if (known.has(code)) continue;
    nodes.push({ id: `land ${code}`, country: code, name: sayCountry(code, record), fact: null });
  }
  return nodes.filter((node) => node.country || node.fact);
}

// {nodes: Map id -> node, events: [{fact, nodes}]} of the events that join at least two, one of them a person.
function joinedBy(model) {
  const nodes = new Map();
  const events = [];
  for (const fact of factsOf(model, "event")) {
    const found = nodesOf(fact.data, model.record);
    const ids = [...new Set(found.map((node) => node.id))];
    if (ids.length < 2 || !found.some((node) => node.fact) || events.length === MOST_EVENTS) continue;
    for (const node of found) if (!nodes.has(node.id)) nodes.set(node.id, { ...node, events: [] });
    const event = { fact, nodes: ids.map((id) => nodes.get(id)), y: events.length };
    for (const node of event.nodes) node.events.push(event);
    events.push(event);
  }
  return { nodes, events };
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// Gives every node of a column its y, groups one below the other, each in the order of `height`.
function stack(groups, height) {
  const ordered = [...groups].sort(
    (a, b) => mean(a.map(height)) - mean(b.map(height)) || (a[0].country < b[0].country ? -1 : 1),
  );
  let y = GROUP_GAP;
  for (const group of ordered) {
    group.sort((a, b) => height(a) - height(b) || (a.id < b.id ? -1 : 1));
    for (const node of group) {
      node.y = y;
      y += LINE;
    }
    y += GROUP_GAP;
  }
  return { groups: ordered, height: y - GROUP_GAP };
}

// Columns of groups: left the country that took part in most, right the others.
function columnsOf(nodes, record) {
  const groups = new Map();
  for (const node of nodes.values()) groups.set(node.country, [...(groups.get(node.country) ?? []), node]);
  const parts = (group) => new Set(group.flatMap((node) => node.events)).size;
  const place = (group) => (record.countries ?? []).findIndex((country) => country.code === group[0].country);
  const list = [...groups.values()].sort((a, b) => parts(b) - parts(a) || place(a) - place(b));
  return list.length === 1 ? [list, []] : [[list[0]], list.slice(1)];
}

function layOut({ nodes, events }, record) {
  let columns = columnsOf(nodes, record).map((groups) =>
    stack(groups, (node) => mean(node.events.map((event) => event.y))),
  );
  const ordered = [...events];
  for (let round = 0; round < ROUNDS; ++round) {
    ordered.sort(
      (a, b) =>
        mean(a.nodes.map((node) => node.y)) - mean(b.nodes.map((node) => node.y)) || a.fact.index - b.fact.index,
    );
    ordered.forEach((event, index) => {
      event.y = GROUP_GAP + index * LINE;
    });
    columns = columns.map(({ groups }) => stack(groups, (node) => mean(node.events.map((event) => event.y))));
  }
  return { columns, height: Math.max(GROUP_GAP + events.length * LINE, ...columns.map((column) => column.height)) };
}

// Puts a column that is shorter than the picture into its middle.
function centre(layout, events) {
  const shift = (list, used) =>
    list.forEach((item) => {
      item.y += Math.max(0, (layout.height - used) / 2);
    });
  for (const column of layout.columns) shift(column.groups.flat(), column.height);
  shift(events, GROUP_GAP + events.length * LINE);
}

function edge(event, node, from, to) {
  const bend = (to - from) / 2;
  return svgEl("path", {
    class: "edge",
    d: `M${from},${event.y}C${from + bend},${event.y} ${to - bend},${node.y} ${to},${node.y}`,
  });
}

function nodeElement(node, x, anchor, letters) {
  const text = shorten(node.name, letters);
  const children = [
    svgEl("circle", { class: "dot", cx: x, cy: node.y, r: 4 }),
    svgEl("text", { class: "label", x: anchor === "end" ? x - 9 : x + 9, y: node.y + 4, "text-anchor": anchor }, text),
  ];
  return node.fact
    ? svgEl(
        "a",
        { href: `#${node.fact}`, "data-fact": node.fact, "aria-label": fullName(text, node.name), class: "node" },
        children,
      )
    : svgEl("g", { class: "node state" }, children);
}

// Gives every event its text and half the width of the pill around it.
function label(events, letters) {
  for (const event of events) {
    const { data } = event.fact;
    event.text = shorten([eventTitle(data), sayDate(data.date)].filter(Boolean).join(" · "), letters);
    event.half = event.text.length * 3.1 + 9;
  }
}

function eventElement({ fact, text, half, y }, x, record) {
  return svgEl(
    "a",
    {
      href: `#${fact.key}`,
      "data-fact": fact.key,
      class: "node event",
      "aria-label": fullName(text, eventLine(fact.data, record)),
    },
    svgEl("rect", { class: "pill", x: x - half, y: y - 11, width: 2 * half, height: 22, rx: 11 }),
    svgEl("text", { class: "label", x, y: y + 4, "text-anchor": "middle" }, text),
  );
}

function graphList(events, record) {
  return el(
    "ul",
    { class: "plain" },
    events.map((event) =>
      el(
        "li",
        {},
        el("button", { type: "button", class: "ref", "data-fact": event.fact.key }, eventLine(event.fact.data, record)),
        `: ${event.nodes.map((node) => node.name).join(", ")}`,
      ),
    ),
  );
}

function drawGraph(joined, layout, record, width) {
  const side = width * 0.31;
  const letters = Math.floor((side - 14) / 6.6);
  const positions = [side, width - side];
  const middle = width / 2;
  label(joined.events, Math.floor((width - 2 * side) / 6.2) - 4);
  const edges = [];
  const elements = [];
  layout.columns.forEach((column, index) => {
    const x = positions[index];
    for (const group of column.groups) {
      elements.push(
        svgEl(
          "text",
          { class: "group", x, y: group[0].y - 14, "text-anchor": index === 0 ? "end" : "start" },
          shorten(sayCountry(group[0].country, record) || "?", letters + 2),
        ),
      );
      for (const node of group) {
        for (const event of node.events)
          edges.push(edge(event, node, middle + (index === 0 ? -event.half : event.half), x));
        elements.push(nodeElement(node, x, index === 0 ? "end" : "start", letters));
      }
    }
  });
  return [edges, elements, joined.events.map((event) => eventElement(event, middle, record))];
}

// The figure with its list for those who do not see it; null where nobody met anybody.
export function graph(model, width) {
  const joined = joinedBy(model);
  if (joined.events.length === 0) return null;
  const layout = layOut(joined, model.record);
  centre(layout, joined.events);
  return el(
    "figure",
    { class: "graph" },
    svgEl(
      "svg",
      {
        width,
        height: layout.height,
        viewBox: `0 0 ${width} ${layout.height}`,
        role: "group",
        "aria-label": say("graph"),
      },
      drawGraph(joined, layout, model.record, width),
    ),
    el("figcaption", {}, say("graphHelp")),
    el("details", {}, el("summary", {}, say("asList")), graphList(joined.events, model.record)),
  );
}
