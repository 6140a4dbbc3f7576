// Links article and record both ways: what is pointed at or focused is marked for as long as it is, what is clicked stays
// marked, with its derivation, until Escape or something else is chosen.
//
// Anything with data-fact="event-0", data-mention="12" or data-span="10,20" takes part.

import { cardOf } from "./cards.js";
import { showFact, showMention } from "./derivation.js";
import { byId } from "./dom.js";
import { say } from "./i18n.js";
import { spansOfFact } from "./model.js";
import { scrollBehavior } from "./text_view.js";

const MARKS = ["evidence", "words", "trigger"]; // the later lies on top
const TARGET = "[data-span], [data-mention], [data-fact]";

function sideBySide() {
  return byId("article-pane").offsetTop === byId("side").offsetTop;
}

// The card of the first of `facts` that has one, rather one that is there than one to be made.
function cardOfAny(facts) {
  return facts.map(byId).find(Boolean) ?? facts.map(cardOf).find(Boolean);
}

// What an element stands for: {fact}, {mention} or {span}; null for all others.
function targetOf(node) {
  const element = node instanceof Element ? node.closest(TARGET) : null;
  if (!element) return null;
  if (element.dataset.span) {
    const [start, end] = element.dataset.span.split(",").map(Number);
    return { span: { start, end } };
  }
  if (element.dataset.mention) return { mention: Number(element.dataset.mention) };
  return { fact: element.dataset.fact };
}

export class Selection {
  constructor(model, text) {
    this.model = model;
    this.text = text;
    this.pinned = null;
    this.lit = [];
  }

  // The spans and mentions to mark, and the facts whose cards are to be.
  marksOf(target) {
    if (!target) return { spans: {}, mentions: [], facts: [] };
    if (target.span) return { spans: { words: [target.span] }, mentions: [], facts: [] };
    if (target.mention !== undefined)
      return { spans: {}, mentions: [target.mention], facts: this.model.factsOfMention[target.mention] ?? [] };
    const fact = this.model.facts.get(target.fact);
    return fact
      ? { spans: spansOfFact(this.model, fact), mentions: [...fact.mentions], facts: [fact.key] }
      : this.marksOf(null);
  }

  draw(target) {
    this.show(this.marksOf(target));
  }

  show({ spans, mentions, facts }) {
    for (const element of this.lit) element.classList.remove("lit");
    this.lit = mentions.flatMap((index) => this.text.elements[index] ?? []);
    for (const key of facts) this.lit.push(...document.querySelectorAll(`[data-fact="${CSS.escape(key)}"]`));
    for (const element of this.lit) element.classList.add("lit");
    if (!CSS.highlights) return; // a browser of before 2025: mentions and cards alone
    MARKS.forEach((name, priority) => {
      const ranges = (spans[name] ?? []).map((span) => this.text.range(span)).filter(Boolean);
      const highlight = new Highlight(...ranges);
      highlight.priority = priority;
      CSS.highlights.set(`banghi-${name}`, highlight);
    });
  }

  // What is chosen stays marked while somebody reads on with the pointer over the text.
  preview(node) {
    const target = targetOf(node);
    if (!target) return;
    const marks = this.marksOf(target);
    const pinned = this.marksOf(target.mention === undefined ? null : this.pinned);
    this.show({
      spans: { ...pinned.spans, ...marks.spans },
      mentions: [...pinned.mentions, ...marks.mentions],
      facts: [...pinned.facts, ...marks.facts],
    });
  }

  endPreview() {
    this.draw(this.pinned);
  }

  // `from`: where the click was, in the article or beside it; the other side is scrolled to what belongs to it.
  pin(target, inText) {
    this.pinned = target;
    if (target.fact) cardOf(target.fact);
    this.draw(target);
    const panel = byId("derivation");
    const { spans, facts } = this.marksOf(target);
    if (target.mention !== undefined) showMention(panel, this.model, target.mention);
    else if (target.fact) showFact(panel, this.model, this.model.facts.get(target.fact));
    this.pressButtons(target.fact);
    if (inText) this.text.setCurrent(target.mention);
    else this.showInText(target, spans);
    // Where article and record lie one below the other, nobody is carried off from one to the other.
    if (!inText || sideBySide()) cardOfAny(facts)?.scrollIntoView({ block: "nearest", behavior: scrollBehavior() });
  }

  showInText(target, spans) {
    const first =
      target.mention !== undefined
        ? this.model.mentions[target.mention].span
        : [...(spans.trigger ?? []), ...(spans.words ?? [])].find((span) => this.text.range(span));
    const count = Object.values(spans).flat().length || 1;
    byId("status").textContent = first ? say("marked", count) : say("hiddenWords");
    if (first && (sideBySide() || !target.fact)) this.text.scrollTo(first);
  }

  pressButtons(key) {
    for (const button of document.querySelectorAll(".card-title")) {
      button.setAttribute("aria-pressed", String(button.closest(".card").id === key));
    }
  }

  clear() {
    this.pinned = null;
    this.draw(null);
    this.pressButtons(null);
    byId("derivation").hidden = true;
  }
}

// Hands what happens in `root` to the selection that `current()` gives.
export function listen(root, current) {
  for (const type of ["pointerover", "focusin"])
    root.addEventListener(type, (event) => current()?.preview(event.target));
  for (const type of ["pointerout", "focusout"]) root.addEventListener(type, () => current()?.endPreview());
  root.addEventListener("click", (event) => {
    if (event.target.closest("#close-derivation")) return closePanel(current());
    const target = targetOf(event.target);
    const inText = event.target.closest("#article-text") !== null;
    if (target && getSelection().isCollapsed) current()?.pin(target, inText);
    else if (!target && inText) current()?.clear();
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("token-dialog").open && current()?.pinned) closePanel(current());
  });
}

// Lets go, and leaves the focus where it can go on.
function closePanel(selection) {
  const inPanel = byId("derivation").contains(document.activeElement);
  const { pinned } = selection;
  selection.clear();
  if (!inPanel) return;
  if (pinned?.fact) byId(pinned.fact)?.querySelector("button")?.focus();
  else if (pinned?.mention !== undefined) selection.text.focus(pinned.mention);
}

// The keys of the article: arrows and Home, End from mention to mention, Enter and space to choose.
export function listenToKeys(container, current) {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  container.addEventListener("keydown", (event) => {
    const selection = current();
    const target = targetOf(event.target);
    if (!selection || target?.mention === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in steps) selection.text.move(steps[event.key]);
    else if (event.key === "Home" || event.key === "End") selection.text.moveToEnd(event.key === "End");
    else if (event.key === "Enter" || event.key === " ") selection.pin(target, true);
    else return;
    event.preventDefault();
  });
}
