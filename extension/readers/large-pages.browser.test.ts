import { afterAll, beforeAll, expect, test } from "vitest";
import type { ContentReply } from "#shared/messages.ts";
import { countCharacters, longestPage, PageContext } from "#shared/page-context.ts";
import { type LabPage, openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

let lab: PageLab;
beforeAll(async () => {
  lab = await openPageLab();
});
afterAll(() => lab.close());

const longestTask = 50;
// A task that is ours is long every time; one that a busy machine stretched is not.
const patience = { retry: 2, timeout: 120_000 };

/** Reads a page and gives the longest task that the page's own observer saw meanwhile. */
async function readWatched({ page, call }: LabPage): Promise<{ reply: ContentReply; longest: number }> {
  await page.evaluate(`new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`);
  await page.evaluate(
    `globalThis.tasks = new PerformanceObserver(() => {}); tasks.observe({ type: "longtask" })`,
  );
  const reply = await call("answer", { kind: "read", source: "article" });
  const longest = await page.evaluate(`Math.max(0, ...tasks.takeRecords().map((entry) => entry.duration))`);
  return { reply, longest: Number(longest) };
}

function pageOf(reply: ContentReply): PageContext {
  if (reply.kind !== "page") throw new Error(`expected a page, got ${JSON.stringify(reply)}`);
  return PageContext.parse(reply.page);
}

test("a page of 5 MB is cut to what may be sent, without a long task", patience, async () => {
  const sentence =
    "The quick brown fox jumps over the lazy dog, and then it rests for a while under the old tree. ";
  const paragraph = `<p>${sentence.repeat(5)}</p>`;
  const tab = await lab.open(
    `<main><h1>Long</h1>${paragraph.repeat(Math.ceil(5_000_000 / paragraph.length))}</main>`,
  );

  const { reply, longest } = await readWatched(tab);

  const page = pageOf(reply);
  expect(countCharacters(page)).toBeLessThanOrEqual(longestPage);
  expect(countCharacters(page)).toBeGreaterThan(longestPage * 0.9);
  expect(page.omissions.some((omission) => omission.reason === "too-long")).toBe(true);
  expect(longest).toBeLessThanOrEqual(longestTask);
});

test("a million nodes are looked at in slices and given up in time", patience, async () => {
  const tab = await lab.open(`<main><h1>Many</h1><div id="many"></div></main>
    <script>many.innerHTML = "<i>a </i>".repeat(500000)</script>`);

  const { reply, longest } = await readWatched(tab);

  expect(pageOf(reply).omissions.some((omission) => omission.reason === "too-long")).toBe(true);
  expect(longest).toBeLessThanOrEqual(longestTask);
});

test("one text node of 5 MB is read", patience, async () => {
  const tab = await lab.open(`<main><p>${"word ".repeat(1_000_000)}</p></main>`);

  const { reply } = await readWatched(tab);

  expect(countCharacters(pageOf(reply))).toBeLessThanOrEqual(longestPage);
});

test("two thousand nested elements are read to the bottom", patience, async () => {
  const tab = await lab.open(`<main id="top"><p>The words at the top of it all.</p></main>
    <script>let at = top.document.getElementById("top");
    for (let depth = 0; depth < 2000; depth++) { const inner = document.createElement("div"); at.append(inner); at = inner; }
    at.textContent = "The words at the very bottom.";</script>`);

  const { reply } = await readWatched(tab);

  const texts = pageOf(reply).blocks.map((block) => block.text);
  expect(texts).toEqual(["The words at the top of it all.", "The words at the very bottom."]);
});

test("ten thousand shadow roots are read", patience, async () => {
  const tab = await lab.open(`<main id="top"><h1>Roots</h1></main><script>
    for (let at = 0; at < 10000; at++) { const host = document.createElement("x-root"); document.getElementById("top").append(host);
      host.attachShadow({ mode: "open" }).textContent = "Root number " + at + " holds these words. "; }</script>`);

  const { reply, longest } = await readWatched(tab);

  expect(JSON.stringify(pageOf(reply).blocks)).toContain("Root number 9999 holds these words.");
  expect(longest).toBeLessThanOrEqual(longestTask);
});

test("a page that never stops changing is read all the same", patience, async () => {
  const tab =
    await lab.open(`<main id="top"><h1>Restless</h1><p>These words stay while the rest goes on and on.</p></main><script>
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { const p = document.createElement("p"); p.textContent = "One more line. "; 
      document.getElementById("top").append(p); channel.port2.postMessage(0); };
    setTimeout(() => channel.port2.postMessage(0), 100);</script>`);

  const reply = await tab.call("answer", { kind: "read", source: "article" });

  expect(JSON.stringify(pageOf(reply).blocks)).toContain("These words stay while the rest goes on and on.");
  await tab.page.close();
});
