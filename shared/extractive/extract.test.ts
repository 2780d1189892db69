import fc from "fast-check";
import { expect, test } from "vitest";
import { locateCitations, parseCitations } from "#shared/citations.ts";
import { type ExtractiveInput, extract } from "#shared/extractive/extract.ts";
import { nothingFound } from "#shared/extractive/nothing-found.ts";
import type { Block, PageContext } from "#shared/page-context.ts";

const tasks = ["answer", "summarize", "key-points", "outline"] as const;

const harbour = pageOf("en", [
  { kind: "heading", level: 1, text: "The harbour of Vik" },
  {
    kind: "paragraph",
    text: "The harbour was opened in 1887 by the town council. It is 12 metres deep at low tide.",
  },
  { kind: "heading", level: 2, text: "Ships" },
  {
    kind: "paragraph",
    text: "Freighters from Norway call every week. In summer nine sailing ships lie at the quay.",
  },
  { kind: "heading", level: 3, text: "The lighthouse" },
  {
    kind: "paragraph",
    text: "Anna Berg designed the lighthouse, a tower of granite. Its light reaches 20 miles.",
  },
]);

test.each([
  ["When was the harbour opened?", "1887"],
  ["Who designed the lighthouse?", "Anna Berg"],
  ["How many sailing ships lie there in summer?", "nine"],
  ["Where do the freighters come from?", "Norway"],
])("answers %j with the sentence that says it first", (question, answer) => {
  const cited = cite({ question });

  expect(cited[0]).toContain(answer);
});

test.each([
  [
    "de",
    "Die Dampfmaschinen wurden 1850 gebaut. Der Ort liegt an der Elbe.",
    "Wann baute man die Dampfmaschine?",
    "1850",
  ],
  [
    "es",
    "El puente fue construido en 1901. La ciudad tiene dos ríos.",
    "¿En qué año construyeron el puente?",
    "1901",
  ],
  ["ar", "بُني الجسر في عام 1901. تقع المدينة على نهرين.", "أين تقع المدينة؟", "نهرين"],
  ["zh", "这座桥建于1901年。城市位于两条河之间。", "城市位于哪里？", "两条河"],
  ["ja", "この橋は1901年に建てられた。町は川の間にある。", "橋はいつ建てられましたか。", "1901"],
  ["th", "สะพานสร้างขึ้นในปี 1901 โดยเทศบาล", "สะพานสร้างเมื่อไร", "1901"],
])("answers in %s", (language, text, question, answer) => {
  const cited = cite({ question, pages: [pageOf(language, [{ kind: "paragraph", text }])], language });

  expect(cited[0]).toContain(answer);
});

test("says so in the person's language, and nothing else, when nothing on the page matches", () => {
  const text = extract(input({ question: "Quantum chromodynamics?", language: "de-AT" }));

  expect(text).toBe(nothingFound.de);
});

test("does not answer from function words alone", () => {
  expect(extract(input({ question: "Who is she and what was it?" }))).toBe(nothingFound.en);
});

test("does not cite the same sentence twice when the page repeats it", () => {
  const text = "The ferry leaves at noon.";
  const pages = [
    pageOf("en", [
      { kind: "paragraph", text },
      { kind: "list-item", text },
    ]),
  ];

  expect(cite({ question: "When does the ferry leave?", pages })).toEqual([text]);
});

test("outlines the headings as a nested list with the beginning of each section", () => {
  const text = extract(input({ task: "outline" }));

  expect(text).toBe(
    [
      "- The harbour of Vik [b1]",
      "  - The harbour was opened in 1887 by the town council. [b2]",
      "  - Ships [b3]",
      "    - Freighters from Norway call every week. [b4]",
      "    - The lighthouse [b5]",
      "      - Anna Berg designed the lighthouse, a tower of granite. [b6]",
    ].join("\n"),
  );
});

test("outlines the paragraphs where there are no headings", () => {
  const long = `${"The council met again and again, ".repeat(8)}and nothing came of it.`;
  const pages = [
    pageOf("en", [
      { kind: "paragraph", text: long },
      { kind: "paragraph", text: "Then the war began. It was long." },
    ]),
  ];

  const text = extract(input({ task: "outline", pages }));

  expect(text).toBe(
    "- The council met again and again, The council met again and again, The council met again and again … [b1]\n- Then the war began. [b2]",
  );
  expect(locateCitations({ text, pages })[0]?.text).toBe(long);
});

test("summarises in reading order and without saying the same twice", () => {
  const again = "The harbour of Vik was opened in 1887 by the town council of Vik.";
  const pages = [
    pageOf("en", [
      { kind: "paragraph", text: again },
      { kind: "paragraph", text: "The town council of Vik opened the harbour of Vik in 1887." },
      {
        kind: "paragraph",
        text: "Freighters from Norway bring timber to the harbour every week of the year.",
      },
      { kind: "paragraph", text: "Timber from Norway is sold by the town council at the old market hall." },
      {
        kind: "paragraph",
        text: "The market hall of the town burned down twice and was built again of granite.",
      },
    ]),
  ];

  const ids = parseCitations(extract(input({ task: "summarize", pages }))).flatMap(({ blocks }) => blocks);

  expect(ids).toHaveLength(3);
  expect(ids).toEqual([...ids].sort());
  expect(ids.filter((id) => id === "b1" || id === "b2")).toHaveLength(1);
});

test("gives key points as bullets, each a sentence with its mark", () => {
  const lines = extract(input({ task: "key-points" })).split("\n");

  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^- \S.* \[b\d\]$/);
});

test("gives nothing for pages without words", () => {
  for (const task of ["summarize", "key-points", "outline"] as const) {
    expect(extract(input({ task, pages: [pageOf("en", [{ kind: "paragraph", text: "—" }])] }))).toBe("");
  }
});

test("cites only verbatim sentences of blocks that were sent, for any pages and question", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
    fc.constantFrom(
      "See [b1] and ![x](y). It rose by 5 %. ",
      "# <b>One</b>. Two `three`. ",
      "他说【b2】。好",
      "\ud800 a. ",
    ),
  );
  const kind = fc.constantFrom<Block["kind"]>(
    "heading",
    "paragraph",
    "list-item",
    "table-row",
    "code",
    "quote",
  );
  const blocks = fc.array(fc.record({ kind, text, level: fc.integer({ min: 1, max: 6 }) }), { maxLength: 8 });

  fc.assert(
    fc.property(
      fc.constantFrom(...tasks),
      blocks,
      text,
      fc.string({ maxLength: 8 }),
      (task, list, question, language) => {
        const page = pageOf(language, list);

        const answer = extract({ task, question, pages: [page], language });

        const citations = locateCitations({ text: answer, pages: [page] });
        for (const { block, text: cited } of citations) {
          expect(cited).not.toBe("");
          expect(page.blocks.find(({ id }) => id === block)?.text).toContain(cited);
        }
        if (answer !== "" && citations.length === 0) expect(Object.values(nothingFound)).toContain(answer);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test("answers a page of half a million characters, even one long word or one sentence, within seconds", () => {
  const pages = ["x", "word ", "One more thing. ", "漢字"].map((unit) =>
    pageOf("en", [{ kind: "paragraph", text: unit.repeat(500_000 / unit.length) }]),
  );
  const started = performance.now();

  for (const page of pages)
    for (const task of tasks) extract(input({ task, pages: [page], question: "One more word 漢字 xxx?" }));

  expect(performance.now() - started).toBeLessThan(60_000);
}, 120_000);

function pageOf(language: string, blocks: Omit<Block, "id">[]): PageContext {
  const numbered = blocks.map((block, at) => ({ ...block, id: `b${at + 1}` }));
  return {
    source: "article",
    url: "https://example.test/",
    title: "",
    language,
    blocks: numbered,
    omissions: [],
  };
}

function input(change: Partial<ExtractiveInput>): ExtractiveInput {
  return { task: "answer", question: "", pages: [harbour], language: "en", ...change };
}

function cite(change: Partial<ExtractiveInput>): string[] {
  const { pages, ...rest } = input(change);
  return locateCitations({ text: extract({ ...rest, pages }), pages }).map(({ text }) => text);
}
