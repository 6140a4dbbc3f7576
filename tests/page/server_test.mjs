// The page as a server gives it, in a real browser. Usage: server_test.mjs BANGHI_SERVER CHROMIUM

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, marked, mentionTexts, open, seriousFaults } from "./browser.mjs";

const [, , program, chromium] = process.argv;
const sample = (name) => readFileSync(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)), "utf8");
let browser;
let server;

// A server of our own, on free ports: {address, stop()}.
async function startServer(...options) {
  const ports = ["--listen", "--http-listen", "--admin-listen"].flatMap((flag) => [flag, "127.0.0.1:0"]);
  const child = spawn(program, [...ports, ...options], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  const address = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(`the server did not start: ${log}`)));
    child.stderr.on("data", (chunk) => {
      log += chunk;
      const port = /HTTP on port (\d+)/.exec(log);
      if (port) resolve(`http://127.0.0.1:${port[1]}/`);
    });
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { address, stop };
}

before(async () => {
  [server, browser] = await Promise.all([startServer(), launch(chromium)]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

// Does `act`, and gives the record that the server answers.
async function recordAfter(page, act) {
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/v1/articles:extract")),
    act(),
  ]);
  const { record } = await response.json();
  await page.locator("#result").waitFor();
  return record;
}

// Does `act`, and gives what the page says is wrong; what the browser's console says of the status is no fault of the page.
async function faultAfter(page, act) {
  await act();
  await page.locator("#fault").waitFor();
  page.faults = page.faults.filter((line) => !/Failed to load resource/.test(line));
  return page.textContent("#fault");
}

function dropFile(page, name, text) {
  return page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file, { type: "text/plain" }));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
}

test("an article is pasted: spans and cards are those of the record", async () => {
  const page = await open(browser, server.address);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), sample("dien-dam.md"));
  await page.locator("#text").focus();
  await page.keyboard.press("Control+V");
  await page.locator("#published").fill("2023-09-14");
  const record = await recordAfter(page, () => page.getByRole("button", { name: "Đọc bài" }).click());
  assert.equal(record.publishedDate, "2023-09-14");
  assert.deepEqual(
    await mentionTexts(page),
    record.mentions.map((mention) => mention.text),
  );
  assert.deepEqual(
    await page.locator(".card.person .card-title").allTextContents(),
    record.people.map((person) => person.name),
  );
  assert.equal(await page.locator(".card.event").count(), record.events.length);
  assert.match(
    await page.textContent("#status"),
    new RegExp(`${record.events.length} sự kiện, ${record.people.length} người`),
  );
  await page.locator("#event-0 .card-title").click();
  assert.deepEqual((await marked(page)).trigger, [record.events[0].trigger.text]);
  assert.match(await page.textContent("#derivation"), /events\/nearest-date/);
  await page.getByRole("button", { name: "Bài khác" }).click();
  assert.equal(await page.inputValue("#text"), sample("dien-dam.md"));
  await close(page);
});

test("a dropped file is read byte for byte", async () => {
  const page = await open(browser, server.address);
  const text = "🇻🇳 Tin\r\n\r\nNgày 5/3/2022, Đại tướng Đinh Quang Khải thăm Lào.\r\n".normalize("NFD");
  await dropFile(page, "tin.txt", text);
  await page.waitForFunction(() => document.getElementById("text").value !== "");
  const record = await recordAfter(page, () => page.locator("#extract").click());
  assert.ok(record.mentions.some((mention) => mention.value === "2022-03-05"));
  assert.deepEqual(
    await mentionTexts(page),
    record.mentions.map((mention) => mention.text),
  );
  await dropFile(page, "hai.html", sample("tham-va-ky.html"));
  await page.waitForFunction(() => document.getElementById("text").value.includes("<!DOCTYPE"));
  const second = await recordAfter(page, () => page.locator("#extract").click());
  assert.equal(await page.locator(".card.agreement").count(), second.agreements.length);
  await close(page);
});

test("a chosen file that is no text, or too long, is refused in words", async () => {
  const page = await open(browser, server.address, { locale: "en-GB" });
  const choose = (buffer) => page.locator("#file").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer });
  assert.equal(await faultAfter(page, () => choose(Buffer.from([0xd0, 0x20, 0xff]))), "This file is not UTF-8 text.");
  assert.equal(await faultAfter(page, () => choose(Buffer.alloc((1 << 20) + 1, "a"))), "This file is over 1 MiB.");
  await choose(Buffer.from("Sáng 5/3/2022, tại Hà Nội."));
  await page.locator("#fault").waitFor({ state: "hidden" });
  assert.equal(await page.inputValue("#text"), "Sáng 5/3/2022, tại Hà Nội.");
  await close(page);
});

test("samples can be tried", async () => {
  const page = await open(browser, server.address, { locale: "en-GB" });
  const record = await recordAfter(page, () => page.getByRole("button", { name: "a dialogue" }).click());
  assert.equal(record.events[0].ordinal, 3);
  assert.match(await page.textContent("#event-0"), /Dialogue, no. 3/);
  await close(page);
});

test("what is wrong with an article is said in the reader's language", async () => {
  const page = await open(browser, server.address);
  const submit = () => page.locator("#extract").click();
  assert.equal(await faultAfter(page, submit), "Chưa có nội dung để đọc.");
  await page.locator("#text").fill("Sáng 5/3, tại Hà Nội.");
  await page.evaluate(() => {
    document.getElementById("published").value = "12345-01-01";
  });
  assert.match(await faultAfter(page, submit), /không phải ngày đăng/);
  await page.locator("#language").click();
  await page.evaluate(() => {
    document.getElementById("published").value = "";
    document.getElementById("text").value = "a".repeat((1 << 20) + 1);
  });
  assert.match(await faultAfter(page, submit), /over 1 MiB/);
  await page.locator("#text").fill("Sáng 5/3, tại Hà Nội.");
  await recordAfter(page, submit);
  assert.ok(await page.locator("#fault").isHidden());
  await close(page);
});

test("the form goes by keyboard alone, and the focus goes on to the article", async () => {
  const page = await open(browser, server.address);
  for (const id of ["", "language", "theme", "text"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
  }
  await page.keyboard.insertText("Sáng 5/3/2022, Đại tướng Đinh Quang Khải tới Hà Nội.");
  await recordAfter(page, () => page.keyboard.press("Control+Enter"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "article-text");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#derivation").isVisible());
  await close(page);
});

test("language and theme are remembered, and the form has no serious fault in any of them", async () => {
  const page = await open(browser, server.address);
  for (const language of ["vi", "en"]) {
    for (const theme of ["light", "dark"]) {
      assert.deepEqual(await seriousFaults(page), [], `${language}, ${theme}`);
      if (theme === "light") await page.locator("#theme").click();
    }
    if (language === "vi") {
      await page.locator("#language").click();
      await page.locator("#theme").click();
    }
  }
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await close(page);
});

test("a token is asked for where the server wants one, and kept for the tab", async () => {
  const directory = mkdtempSync(join(tmpdir(), "banghi-tokens-"));
  const tokens = join(directory, "tokens.tsv");
  const digest = createHash("sha256").update("dung-roi").digest("hex");
  writeFileSync(tokens, `reader\tsha256:${digest}\n`);
  const guarded = await startServer("--tokens", tokens);
  const page = await open(browser, guarded.address, { locale: "en-GB" });
  const dialog = page.locator("#token-dialog");
  const submit = () => page.locator("#extract").click();
  const give = async (token) => {
    await dialog.waitFor();
    await page.getByLabel("Bearer token").fill(token);
    await page.keyboard.press("Enter");
  };
  await page.locator("#text").fill("Sáng 5/3/2022, tại Hà Nội.");
  await submit();
  await dialog.waitFor();
  assert.deepEqual(await seriousFaults(page), []);
  await page.keyboard.press("Escape");
  const fault = await faultAfter(page, () => dialog.waitFor({ state: "hidden" }));
  assert.equal(fault, "The server wants a token.");
  await submit();
  await give("sai-roi");
  assert.match(await faultAfter(page, () => dialog.waitFor({ state: "hidden" })), /does not take this token/);
  await submit();
  await give("dung-roi");
  await page.locator("#result").waitFor();
  await page.reload();
  await page.locator("#text").fill("Chiều 6/3/2022, tại Huế.");
  await recordAfter(page, submit);
  page.faults = page.faults.filter((line) => !/Failed to load resource/.test(line));
  await close(page);
  await guarded.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("a server that is busy is said to be, with the time to try again after", async () => {
  const page = await open(browser, server.address, { locale: "en-GB" });
  await page.route("**/v1/articles:extract", (route) =>
    route.fulfill({
      status: 429,
      headers: { "Retry-After": "7" },
      contentType: "application/json",
      body: JSON.stringify({
        code: 8,
        message: "full",
        details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "QUEUE_FULL" }],
      }),
    }),
  );
  await page.locator("#text").fill("Sáng 5/3");
  const fault = await faultAfter(page, () => page.locator("#extract").click());
  assert.equal(fault, "The server has more articles waiting than it takes. Try again in 7 seconds.");
  await close(page);
});

test("a server that went away is said to be gone", async () => {
  const gone = await startServer();
  const page = await open(browser, gone.address, { locale: "en-GB" });
  await gone.stop();
  await page.locator("#text").fill("Sáng 5/3");
  assert.match(await faultAfter(page, () => page.locator("#extract").click()), /cannot be reached/);
  await close(page);
});
