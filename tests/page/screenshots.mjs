// Takes the pictures of docs/images anew, from the samples. Usage: screenshots.mjs BANGHI CHROMIUM

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { launch, open } from "./browser.mjs";

const [, , banghi, chromium] = process.argv;
const root = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = [
  {
    name: "page-light.png",
    sample: "dien-dam.md",
    published: "2023-09-14",
    locale: "en-GB",
    colorScheme: "light",
    choose: "#event-0 .card-title",
  },
  {
    name: "page-dark.png",
    sample: "doi-thoai.txt",
    published: "2023-11-22",
    locale: "vi-VN",
    colorScheme: "dark",
    choose: "#timeline svg a >> nth=2",
    scroll: "#timeline",
  },
];

const directory = mkdtempSync(join(tmpdir(), "banghi-pictures-"));
const browser = await launch(chromium);
for (const { name, sample, published, choose, scroll, ...options } of PICTURES) {
  const file = join(directory, "page.html");
  execFileSync(banghi, ["view", join(root, "samples", sample), "--published", published, "-o", file]);
  const page = await open(browser, pathToFileURL(file).href, { ...options, viewport: { width: 1360, height: 850 } });
  await page.locator(choose).click();
  if (scroll) await page.locator(scroll).evaluate((element) => element.scrollIntoView());
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: join(root, "docs/images", name) });
}
await browser.close();
rmSync(directory, { recursive: true, force: true });
