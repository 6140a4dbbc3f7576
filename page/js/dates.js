// Values of dates (ISO 8601 and TIMEX3, as banghi.v1.Record gives them) as stretches of days, and as words.

import { currentLanguage, say } from "./i18n.js";

const DAY = 86400000;

function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY);
}

function months(year, first, count) {
  return { from: dayOf(year, first, 1), to: dayOf(year, first + count, 1) };
}

// The days [from, to) of one value without a slash, counted from 1970-01-01; null where the year is not known.
function stretchOf(value) {
  let match = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (match) {
    const from = dayOf(+match[1], +match[2], +match[3]);
    return { from, to: from + 1 };
  }
  match = /^(\d{4})-(\d\d)$/.exec(value);
  if (match) return months(+match[1], +match[2], 1);
  match = /^(\d{4})-Q([1-4])$/.exec(value);
  if (match) return months(+match[1], match[2] * 3 - 2, 3);
  match = /^(\d{4})-H([12])$/.exec(value);
  if (match) return months(+match[1], match[2] * 6 - 5, 6);
  match = /^(\d{4})-W(\d\d)$/.exec(value);
  if (match) {
    const fourth = dayOf(+match[1], 1, 4); // always in week 1; 1970-01-01 was a Thursday
    const from = fourth - ((((fourth + 3) % 7) + 7) % 7) + (match[2] - 1) * 7;
    return { from, to: from + 7 };
  }
  match = /^(\d{1,4})(X{0,3})$/.exec(value);
  if (!match || match[0].length !== 4) return null;
  const scale = 10 ** match[2].length;
  return { from: dayOf(match[1] * scale, 1, 1), to: dayOf((+match[1] + 1) * scale, 1, 1) };
}

// The same of any value, ranges (`a/b`) too.
export function daysOf(value) {
  if (!value) return null;
  const ends = value.split("/").map(stretchOf);
  if (ends.includes(null)) return null;
  return { from: ends[0].from, to: ends[ends.length - 1].to };
}

// Dates in the reader's own English where the browser names one.
function locale() {
  const language = currentLanguage();
  return (
    navigator.languages.find((name) => name.startsWith(`${language}-`)) ?? (language === "en" ? "en-GB" : language)
  );
}

function dayInWords(from, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }).format(new Date(from * DAY));
}

const ROMAN = ["", "I", "II", "III", "IV"];

function sayKnown(value, days) {
  const vietnamese = currentLanguage() === "vi";
  const year = value.slice(0, 4);
  const part = value[6];
  if (/-Q/.test(value)) return vietnamese ? `quý ${ROMAN[part]}/${year}` : `Q${part} ${year}`;
  if (/-H/.test(value))
    return vietnamese
      ? `${part === "1" ? "nửa đầu" : "nửa cuối"} năm ${year}`
      : `${part === "1" ? "first" : "second"} half of ${year}`;
  if (/-W/.test(value)) return vietnamese ? `tuần ${value.slice(6)}/${year}` : `week ${value.slice(6)} of ${year}`;
  if (/^\d{3}X$/.test(value)) return vietnamese ? `những năm ${year.slice(0, 3)}0` : `${year.slice(0, 3)}0s`;
  if (/^\d{4}$/.test(value)) return vietnamese ? `năm ${value}` : value;
  if (/^\d{4}-\d\d$/.test(value))
    return vietnamese ? `tháng ${+value.slice(5)}/${year}` : dayInWords(days.from, { year: "numeric", month: "long" });
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  return vietnamese
    ? `${+value.slice(8)}/${+value.slice(5, 7)}/${year}`
    : dayInWords(days.from, { year: "numeric", month: "short", day: "numeric" });
}

// From one day to another, what they have in common said once: `17–20/3/2025`.
function sayDays(first, last) {
  if (currentLanguage() !== "vi") {
    const format = new Intl.DateTimeFormat(locale(), {
      timeZone: "UTC",
      year: "numeric",
      month: "short",
      day: "numeric",
    });
    return format.formatRange(new Date(stretchOf(first).from * DAY), new Date(stretchOf(last).from * DAY));
  }
  const [year, month, day] = first.split("-");
  if (year !== last.slice(0, 4)) return `${sayDate(first)} – ${sayDate(last)}`;
  return `${month === last.slice(5, 7) ? +day : `${+day}/${+month}`}–${sayDate(last)}`;
}

const TWO_DAYS = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/;

// `2021-12-01` in the reader's words; what has no such words stays as it is.
export function sayDate(value) {
  if (!value) return "";
  const two = TWO_DAYS.exec(value);
  if (two) return sayDays(two[1], two[2]);
  if (value.includes("/")) return value.split("/").map(sayDate).join(" – ");
  const days = stretchOf(value);
  if (days) return sayKnown(value, days);
  const yearless = /^XXXX-(\d\d)(?:-(\d\d))?$/.exec(value);
  if (!yearless) return value;
  const [, month, day] = yearless;
  const vietnamese = currentLanguage() === "vi";
  const options = day ? { month: "short", day: "numeric" } : { month: "long" };
  const english = () => dayInWords(dayOf(2000, +month, +(day ?? 1)), options);
  const words = vietnamese ? (day ? `${+day}/${+month}` : `tháng ${+month}`) : english();
  return `${words} (${say("yearUnknown")})`;
}
