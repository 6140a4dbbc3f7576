// The types of mention above the article: what each looks like, how many there are, shown or not.

import { el } from "./dom.js";
import { say, sayMentionType } from "./i18n.js";
import { MENTION_TYPES, mentionType } from "./model.js";

const hidden = new Set(); // types switched off; kept from article to article
const shown = { labels: false, raw: false };

export function rawWanted() {
  return shown.raw;
}

function toggle(name, pressed, children, change) {
  const button = el("button", { type: "button", class: name, "aria-pressed": String(pressed) }, children);
  button.addEventListener("click", () => {
    const now = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(now));
    change(now);
  });
  return button;
}

function apply(text) {
  for (const type of hidden) text.setTypeShown(type, false);
  text.container.classList.toggle("labelled", shown.labels);
}

// `redraw` draws the article anew and gives its view.
export function showFilters(container, model, text, redraw) {
  const counts = new Map();
  for (const mention of model.mentions) counts.set(mentionType(mention), (counts.get(mentionType(mention)) ?? 0) + 1);
  let view = text;
  const types = MENTION_TYPES.filter((type) => counts.has(type)).map((type) =>
    toggle(
      "filter",
      !hidden.has(type),
      [el("span", { class: `swatch t-${type}` }, sayMentionType(type)), ` ${counts.get(type)}`],
      (now) => {
        if (now) hidden.delete(type);
        else hidden.add(type);
        view.setTypeShown(type, now);
      },
    ),
  );
  const labels = toggle("option", shown.labels, say("labels"), (now) => {
    shown.labels = now;
    apply(view);
  });
  const raw = toggle("option", shown.raw, say("rawText"), (now) => {
    shown.raw = now;
    view = redraw();
    apply(view);
  });
  container.replaceChildren(...types, labels, raw);
  apply(view);
}
