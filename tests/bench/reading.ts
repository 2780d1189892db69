import { pathToFileURL } from "node:url";
import { describeFigure, type Figure, makeFigure } from "#tests/bench/figure.ts";
import { findPageSets, type SavedPage, savedPages } from "#tests/bench/reading/page-set.ts";
import {
  bagF1,
  mean,
  percentile,
  type Shares,
  shingleF1,
  shingleShares,
} from "#tests/bench/reading/score-text.ts";
import { canary, techniquePage, techniques } from "#tests/pages/hiding-techniques.ts";
import { bundleScript, type LabPage, openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

const readers = ["terance", "readability", "defuddle"] as const;
type ReaderName = (typeof readers)[number];

/** What one reader made of one page. */
type Result = { reader: ReaderName; type: string; milliseconds: number; shares: Shares | null; f1: number };

/** The best published figure of each type (the data's README); ours has to be above it. */
const bestPublished: Readonly<Record<string, number>> = {
  article: 0.932,
  documentation: 0.932,
  service: 0.844,
  forum: 0.808,
  collection: 0.716,
  listing: 0.71,
  product: 0.641,
};
const longestPatience = 60_000;

/** How truly pages are read: content kept and furniture dropped, hidden text left out, and in what time. */
export async function benchReading(): Promise<Figure[]> {
  const lab = await openPageLab();
  try {
    const hidden = await readTechniques(lab);
    const folder = findPageSets();
    if (!folder) {
      process.stderr.write(
        "  skipped: no saved pages; TERANCE_DATA names the folder with articles/ and pages/\n",
      );
      return hidden;
    }
    const results: Result[] = [];
    const peerScript = await bundleScript(new URL("reading/peer-script.ts", import.meta.url));
    for await (const page of savedPages(folder)) results.push(...(await readPage(lab, page, peerScript)));
    return [...hidden, ...summarise(results)];
  } finally {
    await lab.close();
  }
}

async function readTechniques(lab: PageLab): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const manner of ["inline", "class"] as const) {
    const tab = await lab.open(techniquePage(manner));
    const text = await readText(tab);
    const counted = (kind: "hidden" | "visible", isWanted: boolean) =>
      techniques.filter(({ name }) => text.includes(canary(name, kind)) === isWanted).length;
    const goal = { atLeast: techniques.length };
    figures.push(
      makeFigure({
        name: `hidden texts excluded (${manner})`,
        value: counted("hidden", false),
        unit: "of 24",
        goal,
      }),
      makeFigure({
        name: `visible texts kept (${manner})`,
        value: counted("visible", true),
        unit: "of 24",
        goal,
      }),
    );
    await tab.page.close();
  }
  return figures;
}

async function readText(tab: LabPage): Promise<string> {
  const { reading } = await tab.call("time");
  if (reading.kind !== "page") return "";
  const texts = reading.page.blocks.filter((block) => block.kind !== "attribute").map((block) => block.text);
  return texts.join("\n");
}

async function readPage(lab: PageLab, page: SavedPage, peerScript: string): Promise<Result[]> {
  const tab = await lab.open(page.html, { scripts: "off" });
  try {
    const { reading, milliseconds } = await patient(tab.call("time"));
    const blocks = reading.kind === "page" ? reading.page.blocks : [];
    const text = blocks
      .filter((block) => block.kind !== "attribute")
      .map((block) => block.text)
      .join("\n");
    await tab.evaluate(peerScript);
    const results = [judge(page, "terance", { text, milliseconds })];
    for (const peer of ["readability", "defuddle"] as const) {
      results.push(judge(page, peer, await patient(tab.evaluate(`peers.${peer}()`) as Promise<Extract>)));
    }
    return results;
  } finally {
    await tab.page.close();
  }
}

type Extract = { text: string; milliseconds: number };

function judge(page: SavedPage, reader: ReaderName, { text, milliseconds }: Extract): Result {
  const isArticle = page.set === "articles";
  return {
    reader,
    type: page.type,
    milliseconds,
    shares: isArticle ? shingleShares(text, page.truth) : null,
    f1: isArticle ? 0 : bagF1(text, page.truth),
  };
}

async function patient<T>(work: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(longestPatience);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("a page took more than a minute")), {
      once: true,
    });
  });
  return Promise.race([work, late]);
}

function summarise(results: readonly Result[]): Figure[] {
  const types = Object.keys(bestPublished).filter((type) => results.some((result) => result.type === type));
  const f1Of = (reader: ReaderName, type: string) =>
    mean(results.filter((it) => it.reader === reader && it.type === type).map((it) => it.f1));
  const balanced = (reader: ReaderName) => mean(types.map((type) => f1Of(reader, type)));
  const articles = (reader: ReaderName) =>
    shingleF1(results.flatMap((it) => (it.reader === reader && it.shares ? [it.shares] : [])));
  const timeOf = (reader: ReaderName, share: number) =>
    percentile(
      results.filter((it) => it.reader === reader).map((it) => it.milliseconds),
      share,
    );
  const row = (name: string, of: (reader: ReaderName) => number, rest: Pick<Figure, "unit" | "goal">) =>
    makeFigure({
      ...rest,
      name,
      value: of("terance"),
      peers: [
        { name: "readability", value: of("readability") },
        { name: "defuddle", value: of("defuddle") },
      ],
    });
  return [
    row("articles", articles, { unit: "F1", goal: { atLeast: 0.975 } }),
    row("pages, mean of the types", balanced, { unit: "F1", goal: { atLeast: 0.82 } }),
    ...types.map((type) =>
      row(`pages: ${type}`, (reader) => f1Of(reader, type), {
        unit: "F1",
        goal: { atLeast: bestPublished[type] ?? 1 },
      }),
    ),
    row("time a page, p50", (reader) => timeOf(reader, 0.5), { unit: "ms", goal: null }),
    row("time a page, p95", (reader) => timeOf(reader, 0.95), { unit: "ms", goal: { atMost: 50 } }),
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await benchReading()) process.stdout.write(`${describeFigure(figure)}\n`);
}
