import { expect, test } from "vitest";
import { choosePassages } from "#extension/readers/choose-passages.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { createRegion, type Region, type Run } from "#extension/readers/region.ts";

const pace = createPace(new AbortController().signal);

function runOf(text: string): Run {
  return { kind: "run", text, node: {} as Text, box: null };
}

/** Puts a block with some text into a region. */
function add(parent: Region, tag: string, text: string, own: Partial<Region> = {}): Region {
  const region = createRegion(parent, { tag, ...own });
  parent.children.push(region);
  if (text) region.children.push(runOf(text));
  return region;
}

function addLinks(parent: Region, count: number): void {
  const list = add(parent, "ul", "");
  for (let at = 0; at < count; at++) {
    const item = add(list, "li", "");
    add(item, "a", `Section ${at}`, { isBlock: false, isLink: true });
  }
}

async function choose(root: Region): Promise<string[]> {
  const passages = await makePassages(root, pace);
  return (await choosePassages({ passages, title: "On rivers", pace })).map((passage) => passage.text);
}

const sentence =
  "The river runs from the hills to the sea, and it carries wood, grain and people on its way. ";

test("keeps the article of a long page and drops what stands around it", async () => {
  const root = createRegion(null, { tag: "body" });
  addLinks(add(root, "nav", ""), 12);
  const article = add(add(root, "main", ""), "article", "", { hint: "post-content" });
  add(article, "h1", "On rivers", { level: 1 });
  for (let at = 0; at < 20; at++) add(article, "p", sentence.repeat(3));
  addLinks(add(root, "footer", "", { hint: "footer" }), 12);

  const texts = await choose(root);

  expect(texts.filter((text) => text === sentence.repeat(3).trim())).toHaveLength(20);
  expect(texts.filter((text) => text.startsWith("Section"))).toEqual([]);
});

test("takes a small page whole, without its navigation", async () => {
  const root = createRegion(null, { tag: "body" });
  addLinks(add(root, "nav", ""), 3);
  add(root, "h1", "A timer", { level: 1 });
  add(root, "div", "12:04");
  add(root, "button", "Start");

  expect(await choose(root)).toEqual(["A timer", "12:04", "Start"]);
});

test("takes everything when there is nothing but navigation", async () => {
  const root = createRegion(null, { tag: "body" });
  addLinks(add(root, "nav", ""), 2);

  expect(await choose(root)).toEqual(["Section 0", "Section 1"]);
});
