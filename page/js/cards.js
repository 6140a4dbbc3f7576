// The record as sections of cards, one a fact.

import { sayDate } from "./dates.js";
import { byId, el, factButton, inLanguage, shorten, wordsButton } from "./dom.js";
import { eventTitle } from "./event_words.js";
import {
  say,
  sayAgreementStatus,
  sayAgreementType,
  sayCountry,
  sayEventMode,
  sayEventStatus,
  sayLevel,
  sayMinistry,
  sayModifier,
  sayPartOfDay,
  sayReason,
  sayRole,
  sayWarning,
  sayZone,
} from "./i18n.js";
import { factsOf, zoneName } from "./model.js";

const CARDS_AT_FIRST = 60; // of a section; the others are made when asked for

function card(fact, title, ...body) {
  const heading = el("h4", {}, el("button", { type: "button", class: "card-title", "aria-pressed": "false" }, title));
  return el("article", { class: `card ${fact.kind}`, id: fact.key, "data-fact": fact.key }, heading, ...body);
}

function tag(text, kind = "") {
  return text ? el("span", { class: `tag ${kind}` }, text) : null;
}

function tags(...list) {
  const shown = list.flat().filter(Boolean);
  return shown.length > 0 ? el("p", { class: "tags" }, shown) : null;
}

function participantLine(record, participant) {
  const known = participant.personIndex !== undefined && record.people?.[participant.personIndex];
  const country = sayCountry(participant.countryCode, record);
  const who = known
    ? factButton(`person-${participant.personIndex}`, "ref", el("span", { lang: "vi" }, participant.person))
    : el("span", {}, participant.person || (country ? say("delegation", country) : say("official")));
  const ministry = sayMinistry(participant.ministry?.kind);
  const beside = [sayRole(participant.role), known || participant.person ? country : "", ministry]
    .filter(Boolean)
    .join(", ");
  return el("li", {}, who, beside ? el("span", { class: "beside" }, ` ${beside}`) : null);
}

function eventCard(fact, model) {
  const { record } = model;
  const event = fact.data;
  const placeMention = model.mentions[event.placeMention];
  const place = placeMention ? model.words(placeMention.span, event.place) : event.place;
  const participants = (event.participants ?? []).map((participant) => participantLine(record, participant));
  const agreements = (event.agreements ?? []).map((index) =>
    el(
      "li",
      {},
      factButton(
        `agreement-${index}`,
        "ref",
        el(
          "span",
          { lang: "vi" },
          record.agreements?.[index]?.title || sayAgreementType(record.agreements?.[index]?.type),
        ),
      ),
    ),
  );
  const topics = (event.topics ?? []).map((topic) => tag(topic.name));
  const status = (event.status ?? "").replace("EVENT_STATUS_", "");
  const where = [sayDate(event.date), place ? say("atPlace", place) : ""].filter(Boolean).join(", ");
  return card(
    fact,
    [
      eventTitle(event),
      " ",
      event.trigger
        ? el("span", { class: "quoted", lang: "vi" }, model.words(event.trigger.span, event.trigger.text))
        : null,
    ],
    where ? el("p", { class: "when" }, where) : null,
    tags(
      tag(sayEventStatus(event.status), `status-${status}`),
      tag(sayEventMode(event.mode)),
      event.zone === "ZONE_TEASER" ? tag(sayZone(zoneName(event.zone))) : null,
      (event.countryCodes ?? []).map((code) => tag(sayCountry(code, record), "land")),
    ),
    participants.length > 0 ? el("ul", { class: "participants" }, participants) : null,
    agreements.length > 0 ? el("ul", { class: "signed" }, agreements) : null,
    topics.length > 0 ? el("p", { class: "tags", lang: "vi" }, topics) : null,
  );
}

function personCard(fact, { record }) {
  const person = fact.data;
  const ranks = (person.ranks ?? []).map((rank) =>
    el(
      "li",
      {},
      el("span", { lang: "vi" }, rank.name),
      el("span", { class: "beside" }, ` ${[rank.english, rank.code].filter(Boolean).join(", ")}`),
    ),
  );
  const positions = (person.positions ?? []).map((position) =>
    el(
      "li",
      {},
      el("span", { lang: "vi" }, position.title),
      position.former ? el("span", { class: "beside" }, ` ${say("former")}`) : null,
    ),
  );
  return card(
    fact,
    el("span", { lang: "vi" }, person.name),
    tags(tag(sayCountry(person.countryCode, record), "land"), person.id ? tag(person.id, "code") : null),
    ranks.length + positions.length > 0 ? el("ul", { class: "titles" }, ranks, positions) : null,
  );
}

function partyTags(parties, record) {
  return (parties ?? []).map((code) => tag(sayCountry(code, record), "land"));
}

function agreementCard(fact, { record }) {
  const agreement = fact.data;
  const status = (agreement.status ?? "").replace("AGREEMENT_STATUS_", "");
  return card(
    fact,
    el("span", { lang: "vi" }, agreement.title || sayAgreementType(agreement.type)),
    tags(
      tag(sayAgreementType(agreement.type)),
      tag(sayAgreementStatus(agreement.status), `status-${status}`),
      agreement.signedDate ? tag(say("signedOn", sayDate(agreement.signedDate))) : null,
      agreement.period ? tag(say("period", agreement.period.replace("/", "–"))) : null,
      partyTags(agreement.parties, record),
    ),
  );
}

function partnershipCard(fact, { record }) {
  return card(fact, sayLevel(fact.data.level), tags(partyTags(fact.data.parties, record)));
}

function dateChip(fact, model) {
  const date = fact.data;
  const mention = model.mentions[date.mention];
  const words = mention ? model.words(mention.span, mention.text) : "";
  const beside = [sayModifier(date.mod), sayPartOfDay(date.partOfDay)].filter(Boolean).join(", ");
  const value = sayDate(date.value) || "?";
  return el(
    "li",
    {},
    factButton(
      fact.key,
      "ref chip",
      value,
      beside ? ` · ${beside}` : null,
      el("span", { class: "beside", lang: "vi" }, ` ${words}`),
    ),
    " ",
    inLanguage(sayReason(date.unresolvedReason), "beside"),
  );
}

function nameChip(fact, record) {
  const { name, code, countryCode, kind } = fact.data;
  const shown = fact.kind === "country" ? sayCountry(code, record) || name : name || sayMinistry(kind);
  const beside = fact.kind === "country" ? code : countryCode;
  return el(
    "li",
    {},
    factButton(
      fact.key,
      "ref chip",
      el("span", { lang: fact.kind === "country" ? null : "vi" }, shown),
      beside ? el("span", { class: "beside" }, ` ${beside}`) : null,
    ),
  );
}

// The elements of `facts`, the first ones at once and the others behind a button: {elements, add}; `add()` makes more and
// gives them.
function grown(facts, make, container) {
  const more = el("button", { type: "button", class: "more" });
  const add = () => {
    const from = container.childElementCount;
    const part = facts.slice(from, from + CARDS_AT_FIRST).map(make);
    container.append(...part);
    const left = facts.length - container.childElementCount;
    more.hidden = left === 0;
    more.textContent = say("more", left);
    return part;
  };
  add();
  more.addEventListener("click", () => add()[0]?.querySelector("button")?.focus());
  return { elements: [container, more], add };
}

const growing = new Map(); // kind of fact -> what makes more cards of it

// The card of a fact, made now if it is not there yet; null where facts of its kind have none.
export function cardOf(key) {
  const add = growing.get(key.split("-")[0]);
  while (add && !byId(key) && add().length > 0);
  return byId(key);
}

export function section(id, heading, ...body) {
  return el(
    "section",
    { class: "part", id, "aria-labelledby": `${id}-heading` },
    el("h3", { id: `${id}-heading`, tabindex: "-1" }, heading),
    ...body,
  );
}

function cardSection(model, kind, id, make) {
  const facts = factsOf(model, kind);
  if (facts.length === 0) return null;
  const container = el("div", { class: "card-list" });
  const { elements, add } = grown(facts, (fact) => make(fact, model), container);
  growing.set(kind, add);
  return section(id, `${say(id)} (${facts.length})`, ...elements);
}

function chipSection(facts, id, make) {
  if (facts.length === 0) return null;
  return section(id, say(id), ...grown(facts, make, el("ul", { class: "chips" })).elements);
}

function warningSection(record) {
  const warnings = record.warnings ?? [];
  if (warnings.length === 0) return null;
  const byCode = new Map();
  for (const warning of warnings) byCode.set(warning.code, [...(byCode.get(warning.code) ?? []), warning]);
  const lines = [...byCode].map(([code, list]) =>
    el(
      "li",
      {},
      sayWarning((code ?? "").replace("WARNING_CODE_", "")) || list[0].message,
      list
        .filter((warning) => warning.span)
        .slice(0, 20)
        .map((warning) => [" ", wordsButton(warning.span, String(warning.span.start))]),
    ),
  );
  return section("warnings", say("warnings"), el("ul", { class: "plain" }, lines));
}

function leftOutSection(model) {
  const list = model.record.leftOut ?? [];
  if (list.length === 0) return null;
  const { elements } = grown(
    list,
    (item) =>
      el(
        "li",
        {},
        wordsButton(item.words.span, shorten(model.words(item.words.span, item.words.text), 60)),
        " ",
        el("code", {}, item.source),
        el("p", { class: "beside" }, el("code", {}, item.rule), " ", inLanguage(sayReason(item.reason, item.rule))),
      ),
    el("ul", { class: "plain" }),
  );
  return section(
    "leftOut",
    `${say("leftOut")} (${list.length})`,
    el("details", {}, el("summary", {}, say("leftOutHelp")), ...elements),
  );
}

// Sections of everything a record has but the timeline and the graph, by their names.
export function cardSections(model) {
  const names = ["ministry", "organization", "country", "location"].flatMap((kind) => factsOf(model, kind));
  return {
    warnings: warningSection(model.record),
    events: cardSection(model, "event", "events", eventCard),
    people: cardSection(model, "person", "people", personCard),
    agreements: cardSection(model, "agreement", "agreements", agreementCard),
    partnerships: cardSection(model, "partnership", "partnerships", partnershipCard),
    dates: chipSection(factsOf(model, "date"), "dates", (fact) => dateChip(fact, model)),
    names: chipSection(names, "names", (fact) => nameChip(fact, model.record)),
    leftOut: leftOutSection(model),
  };
}
