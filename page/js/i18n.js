// What the page says, in Vietnamese and English. Words of the article and of the record stay as they are.

import { VIETNAMESE_REASONS, VIETNAMESE_SENTENCES } from "./reasons_vi.js";
import { setSetting, setting } from "./settings.js";
import { ENGLISH } from "./words_en.js";
import { VIETNAMESE } from "./words_vi.js";

const LANGUAGES = { vi: VIETNAMESE, en: ENGLISH };

function preferred() {
  const remembered = setting("language");
  if (remembered in LANGUAGES) return remembered;
  return navigator.languages.some((language) => language.startsWith("vi")) || !navigator.language.startsWith("en")
    ? "vi"
    : "en";
}

let language = preferred();

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "vi" ? "en" : "vi";
  setSetting("language", language);
}

// The words under `name`, with {0}, {1} ... replaced.
export function say(name, ...values) {
  const words = LANGUAGES[language].page[name] ?? name;
  return words.replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

// Of an enum value without its prefix; a name the page does not know is said as it is, in small letters.
function sayOne(table, name) {
  if (!name) return "";
  return LANGUAGES[language][table][name] ?? name.toLowerCase().replaceAll("_", " ");
}

export const sayMentionType = (name) => sayOne("mentionTypes", name);
export const sayZone = (name) => sayOne("zones", name);
export const sayEventType = (name) => sayOne("eventTypes", (name ?? "").replace("EVENT_TYPE_", ""));
export const sayEventStatus = (name) => sayOne("statuses", (name ?? "").replace("EVENT_STATUS_", ""));
export const sayEventMode = (name) => sayOne("modes", (name ?? "").replace("EVENT_MODE_", ""));
export const sayRole = (name) => sayOne("roles", (name ?? "").replace("PARTICIPANT_ROLE_", ""));
export const sayAgreementType = (name) => sayOne("agreementTypes", (name ?? "").replace("AGREEMENT_TYPE_", ""));
export const sayAgreementStatus = (name) => sayOne("agreementStatuses", (name ?? "").replace("AGREEMENT_STATUS_", ""));
export const sayLevel = (name) => sayOne("levels", (name ?? "").replace("PARTNERSHIP_LEVEL_", ""));
export const sayMinistry = (name) => sayOne("ministries", (name ?? "").replace("MINISTRY_KIND_", ""));
export const sayWarning = (name) => sayOne("warnings", (name ?? "").replace("WARNING_CODE_", ""));
export const sayPart = (name) => sayOne("parts", name);
export const sayKind = (name) => sayOne("kinds", name);
export const sayFault = (name) => LANGUAGES[language].faults[name] ?? null;
export const sayPartOfDay = (name) => sayOne("partsOfDay", (name ?? "").replace("PART_OF_DAY_", ""));
export const sayModifier = (name) => sayOne("modifiers", (name ?? "").replace("DATE_MODIFIER_", ""));

// What a record says in English, {text, lang}: a rule's words, known by its id, or another sentence of a derivation.
export function sayReason(sentence, rule) {
  if (language === "en" || !sentence) return { text: sentence, lang: "en" };
  if (rule in VIETNAMESE_REASONS) return { text: VIETNAMESE_REASONS[rule], lang: "vi" };
  for (const [pattern, inVietnamese] of VIETNAMESE_SENTENCES) {
    const match = pattern.exec(sentence);
    if (match) return { text: inVietnamese(...match), lang: "vi" };
  }
  return { text: sentence, lang: "en" };
}

// A country or body that can be a party: by its name in the reader's language where the browser knows it.
export function sayCountry(code, record) {
  if (!code) return "";
  if (/^[A-Z]{2}$/.test(code)) {
    try {
      const name = new Intl.DisplayNames([language], { type: "region", fallback: "none" }).of(code);
      if (name) return name;
    } catch {
      // A browser without these names.
    }
  }
  return record.countries?.find((country) => country.code === code)?.name ?? code;
}

// Everything in the document's markup that says something.
export function sayPage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
  }
}
