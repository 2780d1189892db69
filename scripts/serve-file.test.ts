import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { serveFile } from "#scripts/serve-file.ts";

const folder = mkdtempSync(join(tmpdir(), "terance-serve-"));
mkdirSync(join(folder, "site"));
writeFileSync(join(folder, "secret.txt"), "secret");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serve(name: string, content: string | Buffer) {
  const path = join(folder, "site", name);
  writeFileSync(path, content);
  const served = await serveFile(path);
  onTestFinished(served.stop);
  return served;
}

test("serves a page, what lies beside it, and calls it by its own address", async () => {
  writeFileSync(join(folder, "site", "a.css"), "p { color: red }");
  const { url, shownUrl } = await serve("page é.html", "<p>One</p>");

  const page = await fetch(url);
  const style = await fetch(new URL("a.css", url));

  expect(await page.text()).toBe("<p>One</p>");
  expect(style.headers.get("content-type")).toBe("text/css");
  expect(shownUrl).toMatch(/^file:\/\/.*page%20%C3%A9\.html$/);
});

test("unpacks what is packed and makes Markdown a page", async () => {
  const packed = await serve("page.html.gz", gzipSync("<p>Two</p>"));
  const notes = await serve("notes.md", "# Tides\n\nHigh *and* low.");

  expect(await (await fetch(packed.url)).text()).toBe("<p>Two</p>");
  expect(await (await fetch(notes.url)).text()).toMatch(/<title>Tides<\/title>.*<h1>Tides<\/h1>/s);
});

test.each(["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%00", "/%"])(
  "does not leave the page's folder by %s",
  async (path) => {
    const { url } = await serve("page.html", "<p>One</p>");

    const reply = await fetch(new URL(url).origin + path);

    expect(reply.status).toBe(404);
  },
);

test.each([
  ["one without a word on it, by its bytes", Buffer.from("<p>Île</p>"), "text/html; charset=utf-8"],
  ["one that says so itself", Buffer.from('<meta charset="windows-1252"><p>a</p>'), "text/html"],
  ["one that cannot be UTF-8", Buffer.from("<p>\xcele</p>", "latin1"), "text/html"],
])("gives the character set of %s", async (_, content, expected) => {
  const { url } = await serve("charset.html", content);

  const reply = await fetch(url);

  expect(reply.headers.get("content-type")).toBe(expected);
});
