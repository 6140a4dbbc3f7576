// `banghi view` in a real browser, from file://. Usage: view_test.mjs BANGHI CHROMIUM

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { launch, marked, mentionTexts, open, seriousFaults } from "./browser.mjs";

const [, , banghi, chromium] = process.argv;
const samples = fileURLToPath(new URL("../../samples/", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "banghi-view-"));
let browser;

before(async () => {
  browser = await launch(chromium);
});
after(async () => {
  await browser?.close();
  rmSync(directory, { recursive: true, force: true });
});

function view(file, published = "2023-09-14") {
  const page = join(directory, `${Math.random().toString(36).slice(2)}.html`);
  execFileSync(banghi, ["view", file, "-o", page, "--published", published]);
  return pathToFileURL(page).href;
}

function viewText(text, published) {
  const file = join(directory, "article.txt");
  writeFileSync(file, text);
  return view(file, published);
}

function written(page) {
  return page.evaluate(() => JSON.parse(document.getElementById("banghi-data").textContent).record);
}

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("every mention stands where its words are", async () => {
  for (const file of ["dien-dam.md", "doi-thoai.txt", "tau-tham-cang.txt"]) {
    const page = await open(browser, view(join(samples, file)));
    const record = await written(page);
    assert.deepEqual(
      await mentionTexts(page),
      record.mentions.map((mention) => mention.text),
      file,
    );
    await close(page);
  }
});

test("tags are hidden and entities decoded, and spans still land right", async () => {
  const page = await open(browser, view(join(samples, "tham-va-ky.html"), "2025-03-18"));
  const texts = await mentionTexts(page);
  const record = await written(page);
  const raw = record.mentions.findIndex((mention) => mention.text === "B&aacute;lint Szab&oacute;");
  assert.equal(texts[raw], "Bálint Szabó");
  const shown = await page.textContent("#article-text");
  assert.ok(!/[<>]|&\w+;|quoc-phong|bai-viet/.test(shown), shown);
  assert.ok(shown.includes("Budapest & Szolnok"));
  const place = record.events.find((event) => event.place === "Việt&nbsp;Nam");
  assert.match(await page.textContent(`#event-${record.events.indexOf(place)} .when`), /Việt\sNam/);
  await page.getByRole("button", { name: "Văn bản gốc" }).click();
  assert.deepEqual(
    await mentionTexts(page),
    record.mentions.map((mention) => mention.text),
  );
  await close(page);
});

test("marks and addresses of Markdown are hidden, zones are set apart", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  const shown = await page.textContent("#article-text");
  assert.ok(!/https?:|\]\(|\*/.test(shown), shown);
  const zone = (name) => page.locator(`#article-text > [data-zone="${name}"]`);
  assert.match(await zone("TITLE").textContent(), /^Bộ trưởng Quốc phòng Việt Nam và Ấn Độ điện đàm/);
  assert.match((await zone("TEASER").allTextContents()).join(" "), /Tin bài liên quan.*Cảnh sát biển.*Lê Bá Trực/);
  assert.match(await zone("BOILERPLATE").textContent(), /Đường dây nóng/);
  assert.equal(
    await zone("CAPTION")
      .first()
      .evaluate((node) => getComputedStyle(node, "::before").content),
    '"chú thích ảnh"',
  );
  await close(page);
});

test("line breaks, emoji, decomposed letters and lost letters do not move spans", async () => {
  const text =
    "🇻🇳 Tin\r\n\r\nNgày 5/3, Đại tướng Đinh Quang Khải thăm Vi??t Nam.\r\n" +
    "Chiều 6/3, Bộ trưởng Quốc phòng Ấn Độ Arvind Menon 🤝 hội đàm tại Hà Nội.".normalize("NFD");
  const page = await open(browser, viewText(text));
  const record = await written(page);
  assert.ok(record.mentions.length >= 8);
  assert.deepEqual(
    await mentionTexts(page),
    record.mentions.map((mention) => mention.text),
  );
  await close(page);
});

test("cards tell what the record tells", async () => {
  const page = await open(browser, view(join(samples, "doi-thoai.txt"), "2023-11-22"));
  const record = await written(page);
  for (const [kind, list] of [
    ["event", "events"],
    ["person", "people"],
    ["agreement", "agreements"],
  ]) {
    assert.equal(await page.locator(`.card.${kind}`).count(), record[list].length, kind);
  }
  assert.deepEqual(
    await page.locator(".card.person .card-title").allTextContents(),
    record.people.map((person) => person.name),
  );
  const dialogue = page.locator("#event-0");
  assert.match(
    await dialogue.textContent(),
    /Đối thoại, lần thứ 3.*22\/11\/2023.*Stockholm.*Vũ Đình Lãm.*Ingrid Dahlberg/,
  );
  assert.equal(await page.locator("#timeline svg a").count(), record.events.filter((event) => event.date).length);
  assert.ok((await page.locator("#graph svg a.event").count()) >= 3);
  await close(page);
});

test("a click on an event marks its words, and Escape lets go", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  const record = await written(page);
  const [event] = record.events;
  await page.locator("#event-0 .card-title").click();
  const marks = await marked(page);
  assert.deepEqual(marks.trigger, [event.trigger.text]);
  assert.ok(marks.words.includes("Chiều 14/9") && marks.words.includes("Hà Nội"), String(marks.words));
  assert.equal(marks.evidence.length, event.evidence.length);
  assert.match(marks.evidence[0], /^Chiều 14\/9, tại Hà Nội.*Ấn Độ\.$/);
  assert.equal(await page.locator("#event-0 .card-title").getAttribute("aria-pressed"), "true");
  assert.ok(
    await page
      .locator(`[data-mention="${event.dateMention}"]`)
      .first()
      .evaluate((node) => node.classList.contains("lit")),
  );
  const panel = page.locator("#derivation");
  assert.match(await panel.textContent(), /triggers\/dien-dam.*events\/nearest-date/);
  await page.keyboard.press("Escape");
  assert.ok(await panel.isHidden());
  assert.deepEqual((await marked(page)).trigger, []);
  await close(page);
});

test("a mention marks its cards and says what lost to it; nested mentions are both in reach", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  const record = await written(page);
  const ministry = record.mentions.findIndex((mention) => mention.text === "Bộ Quốc phòng");
  await page.locator(`.mention[data-mention="${ministry}"]`).click();
  assert.match(await page.locator("#derivation").textContent(), /ministries\/composed/);
  const office = await page.locator(`.mention.t-POSITION:has([data-mention="${ministry}"])`).evaluate((node) => {
    const { left, top } = node.getClientRects()[0];
    return { left, top };
  });
  await page.mouse.click(office.left + 4, office.top + 8);
  assert.match(await page.locator("#derivation").textContent(), /offices\/bo-truong/);
  assert.ok(await page.locator("#person-0").evaluate((node) => node.classList.contains("lit")));
  const guard = record.mentions.findIndex((mention) => mention.text === "Cảnh sát biển Việt Nam");
  await page.locator(`.mention[data-mention="${guard}"]`).click();
  assert.match(
    await page.locator("#derivation").textContent(),
    /location_classes\/bien.*thua tổ chức “Cảnh sát biển Việt Nam”/,
  );
  await page.locator("#derivation .words").first().click();
  assert.deepEqual((await marked(page)).words, ["Việt Nam"]);
  await close(page);
});

test("everything goes by keyboard", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  const focused = () => page.evaluate(() => document.activeElement.dataset.mention ?? document.activeElement.id);
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "article-text");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "0");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "2");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  assert.equal(await focused(), "0");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#derivation").isVisible());
  await page.keyboard.press("Escape");
  await page.locator("#event-1 .card-title").focus();
  await page.keyboard.press("Enter");
  assert.deepEqual((await marked(page)).trigger, ["ký"]);
  await page.locator("#close-derivation").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#event-1 .card-title").evaluate((node) => node === document.activeElement));
  await page.locator("#timeline svg a").first().focus();
  await page.keyboard.press("Enter");
  assert.equal((await marked(page)).trigger.length, 1);
  await close(page);
});

test("both languages and themes, without a serious fault", async () => {
  const page = await open(browser, view(join(samples, "doi-thoai.txt"), "2023-11-22"));
  await page.locator("#event-0 .card-title").click();
  for (const language of ["vi", "en"]) {
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    assert.equal(await page.textContent("#article-heading"), language === "vi" ? "Bài viết" : "Article");
    for (const theme of ["light", "dark"]) {
      await page.locator("#event-0 .card-title").click();
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(paper, theme === "light" ? "rgb(251, 250, 247)" : "rgb(22, 24, 28)");
      assert.deepEqual(await seriousFaults(page), [], `${language}, ${theme}`);
      await page.locator("#theme").click();
    }
    await page.locator("#language").click();
  }
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "vi");
  await close(page);
});

test("the reader's language and theme come first", async () => {
  const page = await open(browser, view(join(samples, "doi-thoai.txt")), { locale: "en-GB", colorScheme: "dark" });
  assert.equal(await page.textContent("#cards-heading"), "Record");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(22, 24, 28)");
  await close(page);
});

test("types can be hidden and named", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  await page.locator("#filters .filter", { hasText: "người" }).click();
  const off = await page.locator(".mention.t-PERSON.off").count();
  assert.equal(off, await page.locator(".mention.t-PERSON").count());
  await page.getByRole("button", { name: "Ghi tên loại" }).click();
  const label = await page
    .locator(".mention.t-RANK")
    .first()
    .evaluate((node) => getComputedStyle(node, "::before").content);
  assert.equal(label, '"quân hàm"');
  await close(page);
});

test("the record can be taken away", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải về" }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.deepEqual(JSON.parse(Buffer.concat(chunks).toString("utf8")), await written(page));
  await close(page);
});

test("what an article says is never run", async () => {
  const text =
    "Sáng 5/3, Đại tướng Đinh Quang Khải thăm Lào.\n</script><script>window.ran = 1</script>" +
    "<img src=x onerror=\"window.ran = 2\"><svg onload='window.ran = 3'> <!-- \n&lt;script&gt;window.ran = 4&lt;/script&gt;\n";
  const page = await open(browser, viewText(text));
  await page.getByRole("button", { name: "Văn bản gốc" }).click();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok((await page.textContent("#article-text")).includes('onerror="window.ran = 2"'));
  await close(page);
});

test("a narrow screen shows it all in one column, nothing cut off", async () => {
  const page = await open(browser, view(join(samples, "dien-dam.md")), { viewport: { width: 380, height: 800 } });
  await page.locator("#event-0 .card-title").click();
  const { inside, wide } = await page.evaluate(() => ({
    inside: innerWidth,
    wide: document.documentElement.scrollWidth,
  }));
  assert.ok(wide <= inside, `${wide} > ${inside}`);
  assert.deepEqual(await seriousFaults(page), []);
  await close(page);
});

test("a card that is not there yet is made when it is wanted", async () => {
  const calls = Array.from({ length: 80 }, (_, i) => {
    const day = `${1 + (i % 28)}/${1 + Math.floor(i / 28)}/2022`;
    return `Ngày ${day}, Đại tướng Đinh Quang Khải điện đàm với Bộ trưởng Quốc phòng Ấn Độ Arvind Menon.\n`;
  });
  const page = await open(browser, viewText(calls.join("")));
  const { events, mentions } = await written(page);
  assert.ok(events.length > 65, String(events.length));
  assert.equal(await page.locator(".card.event").count(), 60);
  const date = mentions[events[65].dateMention];
  assert.equal(date.value, events[65].date);
  await page.locator(`.mention[data-mention="${events[65].dateMention}"]`).click();
  await page.locator("#derivation [data-fact='event-65']").click();
  assert.equal(await page.locator("#event-65 .card-title").getAttribute("aria-pressed"), "true");
  await close(page);
});

test("an article of 1 MiB stays usable", async () => {
  const line =
    "Ngày 5/3, Đại tướng Đinh Quang Khải, Bộ trưởng Bộ Quốc phòng Việt Nam, điện đàm với ông Arvind Menon tại Hà Nội.\n";
  const page = await open(browser, viewText(line.repeat(Math.floor((1 << 20) / Buffer.byteLength(line)))));
  const record = await written(page);
  assert.ok(record.mentions.length > 20000);
  const last = page.locator(`.mention[data-mention="${record.mentions.length - 1}"]`);
  await last.click();
  assert.ok(await page.locator("#derivation").isVisible());
  await page.locator("#event-0 .card-title").click();
  assert.equal((await marked(page)).trigger.length, 1);
  await close(page);
});
