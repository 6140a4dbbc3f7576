// Asks the server that gave this page for the record of an article.

import { say, sayFault } from "./i18n.js";

const TOKEN = "banghi.token";
let token = null; // where there is no session storage

function rememberedToken() {
  try {
    return sessionStorage.getItem(TOKEN) ?? token;
  } catch {
    return token;
  }
}

export function setToken(value) {
  token = value;
  try {
    sessionStorage.setItem(TOKEN, value);
  } catch {
    // It lasts as long as the page.
  }
}

// Why there is no record, in the reader's words. `tokenWanted`: with a token there may be one.
export class Refusal extends Error {
  constructor(message, { tokenWanted = false } = {}) {
    super(message);
    this.tokenWanted = tokenWanted;
  }
}

// What a google.rpc.Status in JSON says, the reader's words first where its reason has some.
function faultOf(status, response) {
  const details = Array.isArray(status?.details) ? status.details : [];
  const known = details.map((detail) => sayFault(detail.reason)).find(Boolean);
  if (known) return known;
  const violations = details.flatMap((detail) => detail.fieldViolations ?? []);
  if (violations.length > 0)
    return violations.map((violation) => `${violation.field}: ${violation.description}`).join("; ");
  const byStatus = {
    401: rememberedToken() ? "tokenRefused" : "tokenMissing",
    403: "forbidden",
    413: "tooLong",
    429: "busy",
    503: "busy",
  }[response.status];
  return byStatus ? say(byStatus) : status?.message || say("notUnderstood", response.status);
}

// Seconds after which to try again, by the header or by google.rpc.RetryInfo; 0 where neither says so.
function secondsToWait(status, response) {
  const details = Array.isArray(status?.details) ? status.details : [];
  const delay = details.map((detail) => parseFloat(detail.retryDelay)).find((seconds) => seconds > 0);
  return Math.ceil(Number(response.headers.get("Retry-After")) || delay || 0);
}

async function jsonOf(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function wellFormed(text) {
  return text.toWellFormed ? text.toWellFormed() : text; // a lone half of a surrogate pair has no UTF-8
}

// The record of {text, title, publishedDate}, offsets in UTF-16, with derivations. Throws a Refusal.
export async function extract(article) {
  const headers = { "Content-Type": "application/json" };
  if (rememberedToken()) headers.Authorization = `Bearer ${rememberedToken()}`;
  const body = JSON.stringify({
    article: { ...article, text: wellFormed(article.text) },
    offsetUnit: "OFFSET_UNIT_UTF16_CODE_UNIT",
    explain: true,
  });
  let response;
  try {
    response = await fetch("v1/articles:extract", {
      method: "POST",
      headers,
      body,
      cache: "no-store",
    });
  } catch {
    throw new Refusal(say("unreachable"));
  }
  const answer = await jsonOf(response);
  if (response.ok && answer?.record) return answer.record;
  const wait = secondsToWait(answer, response);
  const again = wait > 0 ? ` ${say("retryAfter", wait)}` : "";
  throw new Refusal(faultOf(answer, response) + again, { tokenWanted: response.status === 401 });
}
