// A record made ready for the page: every fact under a key (`event-0`, `person-2`), with the mentions and words of the
// article that belong to it, and every mention with its facts and its derivation.
//
// model.words(span, submitted) gives words as a reader sees them, once there is a TextView.
//
// A fact: {key, kind, index, data, mentions: Set of indices, trigger, words: [Span], evidence: [Span], reasons}.

// The lists of a record whose members are facts, and which type of mention points into them.
const LISTS = [
  ["event", "events", null],
  ["person", "people", "PERSON"],
  ["agreement", "agreements", "AGREEMENT"],
  ["partnership", "partnerships", "PARTNERSHIP"],
  ["date", "dates", "DATE"],
  ["ministry", "ministries", "MINISTRY"],
  ["organization", "organizations", "ORGANIZATION"],
  ["country", "countries", "COUNTRY"],
  ["location", "locations", "LOCATION"],
];

export const MENTION_TYPES = [
  "PERSON",
  "RANK",
  "POSITION",
  "MINISTRY",
  "ORGANIZATION",
  "COUNTRY",
  "LOCATION",
  "DATE",
  "AGREEMENT",
  "PARTNERSHIP",
];

// `MENTION_TYPE_PERSON` without its prefix: `PERSON`.
export function mentionType(mention) {
  return (mention.type ?? "").replace("MENTION_TYPE_", "");
}

export function zoneName(zone) {
  return (zone ?? "").replace("ZONE_", "");
}

function within(inner, outer) {
  return inner.start >= outer.start && inner.end <= outer.end;
}

// The index of the first mention that starts at `start` or behind it.
function firstAt(mentions, start) {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle].span.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function mentionsWithin(mentions, span) {
  const found = [];
  for (let i = firstAt(mentions, span.start); i < mentions.length && mentions[i].span.start < span.end; ++i) {
    if (within(mentions[i].span, span)) found.push(i);
  }
  return found;
}

function newFact(kind, index, data) {
  const fact = { key: `${kind}-${index}`, kind, index, data, words: [], evidence: [], reasons: [], trigger: null };
  fact.mentions = new Set(data.mentions ?? []);
  if (data.mention !== undefined) fact.mentions.add(data.mention);
  return fact;
}

// What an event's own fields say of its words; its reasons add to it.
function addEventWords(record, mentions, fact) {
  const event = fact.data;
  fact.trigger = event.trigger?.span ?? null;
  fact.evidence = event.evidence ?? [];
  for (const index of [event.dateMention, event.placeMention]) {
    if (index === undefined || !mentions[index]) continue;
    fact.mentions.add(index);
    fact.words.push(mentions[index].span);
  }
  const people = new Set((event.participants ?? []).map((participant) => participant.personIndex));
  const agreements = new Set(event.agreements ?? []);
  for (const sentence of fact.evidence) {
    for (const index of mentionsWithin(mentions, sentence)) {
      const { entity } = mentions[index];
      const type = mentionType(mentions[index]);
      if (entity === undefined) continue;
      if (!(type === "PERSON" && people.has(entity)) && !(type === "AGREEMENT" && agreements.has(entity))) continue;
      fact.mentions.add(index);
      fact.words.push(mentions[index].span);
    }
  }
}

const SLOT_PARTS = new Set(["participant", "country", "date", "place", "agreement"]);

function addReasons(mentions, fact, reasons) {
  fact.reasons = reasons;
  for (const reason of reasons) {
    const span = reason.words?.span;
    if (!span) continue;
    if (fact.kind === "event") {
      if (reason.part !== "type") fact.words.push(span);
      if (!SLOT_PARTS.has(reason.part)) continue;
      for (const index of mentionsWithin(mentions, span)) fact.mentions.add(index);
    } else if (fact.kind === "person" && (reason.part === "rank" || reason.part === "position")) {
      for (const index of mentionsWithin(mentions, span)) fact.mentions.add(index);
    } else {
      fact.words.push(span);
    }
  }
}

export function readModel(article, record) {
  const mentions = record.mentions ?? [];
  const model = {
    article,
    record,
    mentions,
    facts: new Map(),
    factsOfMention: mentions.map(() => []),
    words: (span, submitted) => submitted,
  };
  for (const [kind, list] of LISTS) {
    (record[list] ?? []).forEach((data, index) => {
      const fact = newFact(kind, index, data);
      if (kind === "event") addEventWords(record, mentions, fact);
      model.facts.set(fact.key, fact);
    });
  }
  for (const derivation of record.factDerivations ?? []) {
    const kind = ["person", "agreement", "partnership", "event"].find((name) => derivation[name] !== undefined);
    const fact = model.facts.get(`${kind}-${derivation[kind]}`);
    if (fact) addReasons(mentions, fact, derivation.reasons ?? []);
  }
  // Own entity first, then events and whatever else rests on the mention.
  for (const ofEvents of [false, true]) {
    for (const fact of model.facts.values()) {
      if ((fact.kind === "event") !== ofEvents) continue;
      for (const index of fact.mentions) model.factsOfMention[index]?.push(fact.key);
    }
  }
  model.derivations = new Map((record.derivations ?? []).map((derivation) => [derivation.mention, derivation]));
  return model;
}

export function factsOf(model, kind) {
  return [...model.facts.values()].filter((fact) => fact.kind === kind);
}

// The offsets that the page marks at once for a fact: {trigger, words, evidence}, each a list of spans.
export function spansOfFact(model, fact) {
  const mentions = [...fact.mentions].map((index) => model.mentions[index].span);
  if (fact.kind !== "event") return { trigger: [], words: [...mentions, ...fact.words], evidence: [] };
  return { trigger: fact.trigger ? [fact.trigger] : [], words: fact.words, evidence: fact.evidence };
}
