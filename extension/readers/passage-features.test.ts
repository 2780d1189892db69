import { expect, test } from "vitest";
import { makePassages } from "#extension/readers/make-passages.ts";
import { measureRegions } from "#extension/readers/measure-regions.ts";
import { createPace } from "#extension/readers/pace.ts";
import { shapePage } from "#extension/readers/page-shape.ts";
import { createDescriber, featureNames } from "#extension/readers/passage-features.ts";
import { createRegion, type Region } from "#extension/readers/region.ts";
import { factsOf } from "#extension/readers/text-features.ts";

const pace = createPace(new AbortController().signal);
const prose = "The river runs from the hills to the sea, and it carries wood, grain and people on its way.";

function add(parent: Region, text: string, own: Partial<Region>): Region {
  const region = createRegion(parent, own);
  parent.children.push(region);
  if (text) region.children.push({ kind: "run", text, node: {} as Text, box: null });
  return region;
}

async function describeAll(root: Region): Promise<(at: number, name: string) => number | undefined> {
  const passages = await makePassages(root, pace);
  const facts = passages.map(factsOf);
  const measures = await measureRegions({ passages, facts, pace });
  const shape = shapePage({ passages, facts, measures, title: "On rivers" });
  const describe = createDescriber({ passages, facts, measures, shape });
  const rows = passages.map((_, index) => describe(index).slice());
  return (at, name) => rows[at]?.[featureNames.indexOf(name)];
}

test("a passage is described by its place, its names and what stands around it", async () => {
  const root = createRegion(null, { tag: "body" });
  const main = add(root, "", { tag: "main", hint: "post-content" });
  for (let at = 0; at < 4; at++) add(main, prose, { tag: "p" });
  const end = add(add(root, "", { tag: "aside" }), "", { hint: "comments" });
  add(end, "Comments", { tag: "h2", level: 2 });
  add(end, "Nice.", { tag: "p" });

  const feature = await describeAll(root);

  expect(feature(1, "in-main")).toBeCloseTo(1 / 1.25);
  expect(feature(1, "in-candidate")).toBe(1);
  expect(feature(1, "copies")).toBe(4);
  expect(feature(5, "in-candidate")).toBe(0);
  expect(feature(5, "named-comment")).toBeCloseTo(1 / 1.25);
  expect(feature(5, "since-ending")).toBeCloseTo(1 / (1 + 1 / 8));
  expect(feature(5, "near-1-heading")).toBe(1);
});
