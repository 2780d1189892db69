import { expect, test } from "vitest";
import { choosePassages } from "#extension/readers/choose-passages.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { createRegion, type Region } from "#extension/readers/region.ts";

const pace = createPace(new AbortController().signal);
const words = "harbour river grain wood people hill sea boat mill bridge market year winter stone".split(" ");

function add(parent: Region, tag: string, text = "", own: Partial<Region> = {}): Region {
  const region = createRegion(parent, { tag, ...own });
  parent.children.push(region);
  if (text) region.children.push({ kind: "run", text, node: {} as Text, box: null });
  return region;
}

// No two alike: text that repeats is something else than text.
function writeParagraph(seed: number, length: number): string {
  const picked = Array.from({ length }, (_, at) => words[(seed * 7 + at * (seed + 3)) % words.length]);
  return `Paragraph ${seed} tells of the ${picked.join(" and the ")}, as it was in ${1800 + seed}.`;
}

async function choose(root: Region): Promise<string[]> {
  const passages = await makePassages(root, pace);
  return (await choosePassages({ passages, title: "A town", pace })).map((passage) => passage.text);
}

test.each([3, 5, 8, 30])("reads a plain page of %i paragraphs whole, the last one too", async (count) => {
  const root = createRegion(null, { tag: "body" });
  const article = add(root, "article");
  add(article, "h1", "A town", { level: 1 });
  const paragraphs = Array.from({ length: count }, (_, at) => writeParagraph(at, 12 + ((at * 13) % 50)));
  for (const text of paragraphs) add(article, "p", text);

  const texts = await choose(root);

  expect(texts).toEqual(["A town", ...paragraphs]);
});

test("leaves links side by side with the text where they are", async () => {
  const root = createRegion(null, { tag: "body" });
  const article = add(root, "article");
  const paragraphs = Array.from({ length: 12 }, (_, at) => writeParagraph(at, 30));
  for (const text of paragraphs) add(article, "p", text);
  const more = add(article, "p");
  add(more, "a", "Ten more towns you would not believe", { isBlock: false, isLink: true });

  const texts = await choose(root);

  expect(texts).toEqual(paragraphs);
});
