import { expect, test } from "vitest";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { createRegion, type Part, type Region, type Run } from "#extension/readers/region.ts";

const pace = createPace(new AbortController().signal);
const lineBreak: Run = { kind: "run", text: "\n", node: null, box: null };

function run(text: string): Run {
  return { kind: "run", text, node: {} as Text, box: null };
}

function region(tag: string, children: readonly (string | Part)[], own: Partial<Region> = {}): Region {
  const made = createRegion(null, { tag, ...own });
  made.children = children.map((child) => (typeof child === "string" ? run(child) : child));
  for (const child of made.children) if (child.kind === "region") child.parent = made;
  return made;
}

async function cut(root: Region): Promise<[string, string, number][]> {
  return (await makePassages(root, pace)).map(({ kind, text, level }) => [kind, text, level]);
}

test("joins inline text and parts it at blocks", async () => {
  const link = region("a", ["linked"], { isBlock: false, isLink: true });

  expect(
    await cut(region("body", ["Some\n ", link, " text", region("p", ["A paragraph"]), "after"])),
  ).toEqual([
    ["paragraph", "Some linked text", 0],
    ["paragraph", "A paragraph", 0],
    ["paragraph", "after", 0],
  ]);
});

test("counts links and buttons", async () => {
  const link = region("a", ["linked"], { isBlock: false, isLink: true });
  const button = region("button", ["press"], { isBlock: false });

  const [passage] = await makePassages(region("p", [link, " or ", button]), pace);

  expect(passage).toMatchObject({ links: 1, linkCharacters: 6, buttonCharacters: 5 });
});

test("keeps one line break and parts at two", async () => {
  expect(await cut(region("p", ["one", lineBreak, "two", lineBreak, lineBreak, "three"]))).toEqual([
    ["paragraph", "one\ntwo", 0],
    ["paragraph", "three", 0],
  ]);
});

test("nests list items", async () => {
  const inner = region("ul", [region("li", ["inner"])]);

  expect(await cut(region("body", [region("ul", [region("li", ["outer", inner])])]))).toEqual([
    ["list-item", "outer", 1],
    ["list-item", "inner", 2],
  ]);
});

test("joins the cells of a row of figures, and reads a table for layout block by block", async () => {
  const row = region("tr", [region("td", ["Fundy"]), region("td", []), region("td", ["16"])]);
  const layout = region("tr", [
    region("td", [region("h2", ["News"], { level: 2 })]),
    region("td", ["words ".repeat(200)]),
  ]);

  const rows = await cut(region("body", [region("table", [row]), region("table", [layout])]));

  expect(rows.map(([kind]) => kind)).toEqual(["table-row", "heading", "paragraph"]);
  expect(rows[0]?.[1]).toBe("Fundy | 16");
});

test("keeps the shape of code and names its language", async () => {
  const code = region("code", ["if x:\n    y()\n"], { isBlock: false, hint: "language-python" });

  const [passage] = await makePassages(region("body", [region("pre", [code])]), pace);

  expect(passage).toMatchObject({ kind: "code", text: "if x:\n    y()", language: "python" });
});
