// Chromium for the tests of the page: a page that remembers what its console says, and axe.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Exit status with which a test says that what it needs is not there; an error where CI should have installed it.
export function skip(why) {
  console.error(`skipped: ${why}`);
  process.exit(process.env.CI ? 1 : 77);
}

async function playwright() {
  try {
    return await import("playwright-core");
  } catch {
    return skip("tests/node_modules is not there; ./dev test installs it");
  }
}

export async function launch(executablePath) {
  const { chromium } = await playwright();
  return chromium.launch({
    executablePath,
    timeout: 120000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
}

// A fresh page; `page.faults` gathers console errors, uncaught exceptions and requests that leave `allowed`.
export async function open(
  browser,
  address,
  { locale = "vi-VN", colorScheme = "light", viewport, allowed = address } = {},
) {
  const context = await browser.newContext({
    locale,
    colorScheme,
    reducedMotion: "reduce",
    viewport: viewport ?? { width: 1400, height: 900 },
  });
  context.setDefaultTimeout(60000);
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") page.faults.push(message.text());
  });
  page.on("pageerror", (error) => page.faults.push(String(error.stack)));
  page.on("dialog", (dialog) => {
    page.faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed) && !request.url().startsWith("blob:"))
      page.faults.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

// What axe finds serious or critical, in a line each.
export async function seriousFaults(page) {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

// The words that the page marks now: {trigger: [...], words: [...], evidence: [...]}.
export function marked(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      ["trigger", "words", "evidence"].map((name) => [
        name,
        [...(CSS.highlights.get(`banghi-${name}`) ?? [])].map((range) => range.toString()),
      ]),
    ),
  );
}

// What each mention looks like on the page, by its index.
export function mentionTexts(page) {
  return page.evaluate(() => {
    const texts = [];
    for (const element of document.querySelectorAll("#article-text [data-mention]")) {
      texts[Number(element.dataset.mention)] = (texts[Number(element.dataset.mention)] ?? "") + element.textContent;
    }
    return texts;
  });
}
