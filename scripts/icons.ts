import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

// Run by hand after a change of the mark; the pictures are committed, so that a build needs no browser.
const root = new URL("../extension/", import.meta.url);
const mark = await readFile(new URL("icon.svg", root), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.TERANCE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${mark}`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await writeFile(new URL(`public/icon/${size}.png`, root), picture);
}
await browser.close();
