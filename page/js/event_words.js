// How an event is named in a line: in cards, on the timeline, in the graph.

import { sayDate } from "./dates.js";
import { say, sayCountry, sayEventType } from "./i18n.js";

export function eventTitle(event) {
  return event.ordinal ? `${sayEventType(event.type)}, ${say("ordinal", event.ordinal)}` : sayEventType(event.type);
}

export function eventCountries(event, record) {
  return (event.countryCodes ?? []).map((code) => sayCountry(code, record));
}

// `Điện đàm · Việt Nam, Ấn Độ · 14/9/2023`
export function eventLine(event, record) {
  return [eventTitle(event), eventCountries(event, record).join(", "), sayDate(event.date)].filter(Boolean).join(" · ");
}
