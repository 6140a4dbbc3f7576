// Starts the page: with the record that is written into it (banghi view), else with a form that asks the server.

import { cardSections, section } from "./cards.js";
import { sayDate } from "./dates.js";
import { byId, el } from "./dom.js";
import { rawWanted, showFilters } from "./filters.js";
import { graph } from "./graph.js";
import { say, sayPage, switchLanguage } from "./i18n.js";
import { showFault, startInput } from "./input.js";
import { readModel } from "./model.js";
import { listen, listenToKeys, Selection } from "./selection.js";
import { darkNow, switchTheme } from "./settings.js";
import { TextView } from "./text_view.js";
import { timeline } from "./timeline.js";

let model = null;
let selection = null;
let figureWidth = 0;

function overview() {
  const { record } = model;
  const beside = [
    record.publisher,
    record.authors?.length > 0 ? say("by", record.authors.join(", ")) : "",
    record.publishedDate ? say("publishedOn", sayDate(record.publishedDate.slice(0, 10))) : "",
  ].filter(Boolean);
  const counts = [record.events, record.people, record.agreements, record.mentions].map((list) => list?.length ?? 0);
  return el(
    "div",
    { class: "overview" },
    el("p", { class: "headline", lang: "vi" }, record.title || say("untitled")),
    beside.length > 0 ? el("p", { class: "beside" }, beside.join(" · ")) : null,
    el("p", { class: "counts" }, counts[3] > 0 ? say("counts", ...counts) : say("nothingFound")),
  );
}

function download(json) {
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  el("a", { href: address, download: "record.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function copy(json) {
  try {
    await navigator.clipboard.writeText(json);
    byId("status").textContent = say("copied");
  } catch {
    showFault(say("copyFailed"));
  }
}

function recordSection() {
  const { record } = model;
  const json = `${JSON.stringify(record, null, 2)}\n`;
  const action = (name, act) => {
    const button = el("button", { type: "button" }, say(name));
    button.addEventListener("click", () => act(json));
    return button;
  };
  return section(
    "record",
    say("record"),
    el("p", { class: "actions" }, action("download", download), action("copy", copy)),
    el("p", { class: "help" }, say("recordHelp", record.gazetteerVersion ?? "", record.engineVersion ?? "")),
  );
}

function figureSection(id, make) {
  const figure = make(model, figureWidth);
  return figure ? section(id, say(id), figure) : null;
}

function showCards() {
  figureWidth = Math.floor(byId("cards").clientWidth);
  const made = cardSections(model);
  const parts = [
    made.warnings,
    made.events,
    figureSection("timeline", timeline),
    figureSection("graph", graph),
    made.people,
    made.agreements,
    made.partnerships,
    made.dates,
    made.names,
    made.leftOut,
    recordSection(),
  ].filter(Boolean);
  byId("cards").replaceChildren(overview(), ...parts);
  byId("card-links").replaceChildren(
    ...parts.map((part) => el("a", { href: `#${part.id}-heading` }, part.querySelector("h3").textContent)),
  );
}

// Figures are drawn for a width, and anew for another.
function fitFigures() {
  const width = Math.floor(byId("cards").clientWidth);
  if (!model || width === 0 || width === figureWidth) return;
  figureWidth = width;
  for (const [id, make] of [
    ["timeline", timeline],
    ["graph", graph],
  ])
    byId(id)?.querySelector("figure").replaceWith(make(model, width));
}

function drawText() {
  const pinned = selection?.pinned ?? null;
  const text = new TextView(byId("article-text"), model, rawWanted());
  model.words = (span, submitted) => text.words(span, submitted);
  selection = new Selection(model, text);
  selection.pinned = pinned;
  selection.draw(pinned);
  return text;
}

// Anew in another language, too: what was chosen stays so.
function draw() {
  const pinned = selection?.model === model ? selection.pinned : null;
  byId("result").hidden = false;
  byId("derivation").hidden = true;
  selection = null;
  showFilters(byId("filters"), model, drawText(), drawText);
  showCards();
  if (pinned) selection.pin(pinned, true);
  document.title = model.record.title ? `${model.record.title} – banghi` : "banghi";
}

function show(article, record) {
  model = readModel(article, record);
  byId("input").hidden = true;
  byId("new-article").hidden = byId("banghi-data") !== null;
  draw();
  const counts = [record.events, record.people, record.agreements].map((list) => list?.length ?? 0);
  byId("status").textContent = say("done", ...counts);
}

// The form is gone then, and with it the focus: on with what it asked for.
function showAnswer(article, record) {
  show(article, record);
  byId("article-text").focus({ preventScroll: true });
  scrollTo(0, 0);
}

function backToInput() {
  selection?.clear();
  model = null;
  selection = null;
  for (const id of ["result", "new-article"]) byId(id).hidden = true;
  byId("input").hidden = false;
  byId("status").textContent = "";
  document.title = "banghi";
  byId("text").focus();
}

function saySwitches() {
  byId("language").textContent = say("languageSwitch");
  byId("language").lang = document.documentElement.lang === "vi" ? "en" : "vi";
  byId("theme").textContent = darkNow() ? say("themeLight") : say("themeDark");
}

function start() {
  sayPage();
  saySwitches();
  byId("language").addEventListener("click", () => {
    switchLanguage();
    sayPage();
    saySwitches();
    showFault("");
    if (model) draw();
  });
  byId("theme").addEventListener("click", () => {
    switchTheme();
    saySwitches();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", saySwitches);
  byId("new-article").addEventListener("click", backToInput);
  listen(byId("result"), () => selection);
  listenToKeys(byId("article-text"), () => selection);
  new ResizeObserver(fitFigures).observe(byId("cards"));
  const written = byId("banghi-data");
  if (!written) return startInput(showAnswer, backToInput);
  const { article, record } = JSON.parse(written.textContent);
  return show(article, record);
}

start();
