// The panel that says why: what gave a mention and what lost to it, what a fact rests on.

import { el, factButton, inLanguage, shorten, wordsButton } from "./dom.js";
import { eventLine } from "./event_words.js";
import { say, sayKind, sayLevel, sayMentionType, sayPart, sayReason, sayZone } from "./i18n.js";
import { mentionType, zoneName } from "./model.js";

function row(name, ...values) {
  const shown = values.filter((value) => value !== null && value !== undefined && value !== "");
  return shown.length > 0 ? [el("dt", {}, name), el("dd", {}, ...shown)] : [];
}

function mentionWords(model, index) {
  return model.words(model.mentions[index].span, model.mentions[index].text);
}

// The name of a fact in a line.
export function factName(model, fact) {
  const { data } = fact;
  if (fact.kind === "event") return eventLine(data, model.record);
  if (fact.kind === "partnership") return sayLevel(data.level);
  return (
    data.name ||
    data.title ||
    data.value ||
    (data.mention === undefined ? data.code : mentionWords(model, data.mention)) ||
    sayKind(fact.kind)
  );
}

function competitors(model, derivation) {
  const list = derivation?.competitors ?? [];
  if (list.length === 0) return [];
  return [
    el("h4", {}, say("lost")),
    el("p", { class: "help" }, say("lostHelp")),
    el(
      "ul",
      { class: "plain" },
      list.map((other) =>
        el(
          "li",
          {},
          wordsButton(other.span, shorten(model.words(other.span, other.text), 80), "words lost"),
          ` ${sayMentionType(mentionType(other))}`,
          other.value ? [" ", el("code", {}, other.value)] : null,
          " ",
          el("code", {}, other.source),
          el("p", { class: "beside" }, inLanguage(sayReason(other.reason))),
        ),
      ),
    ),
  ];
}

function mentionBody(model, index) {
  const mention = model.mentions[index];
  const derivation = model.derivations.get(index);
  const facts = model.factsOfMention[index].map((key) => model.facts.get(key));
  return [
    el(
      "dl",
      {},
      row(say("value"), mention.value ? el("code", {}, mention.value) : null),
      row(
        say("source"),
        el("code", {}, mention.source),
        derivation?.explanation ? el("br") : null,
        inLanguage(sayReason(derivation?.explanation, mention.source)),
      ),
      row(say("evidence"), inLanguage(sayReason(derivation?.evidence))),
      row(say("reason"), inLanguage(sayReason(derivation?.reason))),
      row(say("confidence"), mention.confidence ? mention.confidence.toFixed(2) : null),
      row(say("zone"), sayZone(zoneName(mention.zone))),
      row(
        say("belongsTo"),
        facts.length > 0
          ? el(
              "ul",
              { class: "plain" },
              facts.map((fact) =>
                el(
                  "li",
                  {},
                  factButton(fact.key, "ref", factName(model, fact)),
                  el("span", { class: "beside" }, ` ${sayKind(fact.kind)}`),
                ),
              ),
            )
          : null,
      ),
    ),
    ...competitors(model, derivation),
  ];
}

function reasonRow(model, reason) {
  const words = reason.words
    ? wordsButton(reason.words.span, `“${shorten(model.words(reason.words.span, reason.words.text), 90)}”`)
    : null;
  return el(
    "li",
    { class: "because" },
    el("span", { class: "part-name" }, sayPart(reason.part)),
    el("p", {}, reason.value ? el("strong", {}, reason.value) : null, " ", words),
    el(
      "p",
      { class: "beside" },
      el("code", {}, reason.source),
      " ",
      inLanguage(sayReason(reason.explanation, reason.source)),
    ),
  );
}

function factBody(model, fact) {
  if (fact.reasons.length > 0) {
    return [
      el("h4", {}, say("whyFact")),
      el(
        "ul",
        { class: "plain" },
        fact.reasons.map((reason) => reasonRow(model, reason)),
      ),
    ];
  }
  const mentions = [...fact.mentions].filter((index) => model.mentions[index]);
  const lines = mentions
    .slice(0, 50)
    .map((index) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "words", "data-mention": index, lang: "vi" },
          shorten(mentionWords(model, index), 80),
        ),
        " ",
        el("code", {}, model.mentions[index].source),
      ),
    );
  return [
    el("ul", { class: "plain" }, lines),
    model.record.derivations ? null : el("p", { class: "help" }, say("noReasons")),
  ];
}

function heading(kind, title) {
  return el(
    "div",
    { class: "panel-head" },
    el("h3", { id: "derivation-heading" }, el("span", { class: "kind" }, kind), " ", el("span", { lang: "vi" }, title)),
    el("button", { type: "button", id: "close-derivation", "aria-label": say("close") }, "×"),
  );
}

// Fills `panel` for a mention (its index) or a fact.
export function showMention(panel, model, index) {
  const mention = model.mentions[index];
  panel.replaceChildren(
    heading(sayMentionType(mentionType(mention)), shorten(mentionWords(model, index), 160)),
    ...mentionBody(model, index),
  );
  panel.hidden = false;
}

export function showFact(panel, model, fact) {
  panel.replaceChildren(
    heading(sayKind(fact.kind), shorten(factName(model, fact), 160)),
    ...factBody(model, fact).filter(Boolean),
  );
  panel.hidden = false;
}
