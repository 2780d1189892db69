import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { locateCitations } from "#shared/citations.ts";
import { extract } from "#shared/extractive/extract.ts";
import { indexPassages } from "#shared/extractive/index-passages.ts";
import { rankPassages } from "#shared/extractive/rank-passages.ts";
import type { PageContext } from "#shared/page-context.ts";

export type Figure = {
  name: string;
  value: number;
  unit: string;
  goal: { atMost?: number; atLeast?: number } | null;
  ok: boolean;
  peers: { name: string; value: number }[];
};

type Article = { page: PageContext; questions: { question: string; answer: string }[] };
type Tally = { hit1: number; hit3: number; count: number };

const languages = ["en", "de", "ar", "zh", "es"] as const;

/**
 * The built-in engine on XQuAD (an article's paragraphs make one page) and on one page of 20,000 words. hit@k: one
 * of the first k citations, located as the panel locates them, contains the answer. Peer: BM25 with words by pattern.
 */
export async function benchEngine(): Promise<Figure[]> {
  const folder = join(
    process.env.TERANCE_DATA ?? resolve(import.meta.dirname, "../../../shared/data"),
    "questions",
  );
  if (!existsSync(folder)) {
    process.stdout.write(`engine: skipped, no questions at ${folder} (set TERANCE_DATA)\n`);
    return [];
  }
  const sets = languages.map((language) => ({ language, articles: readArticles(folder, language) }));
  for (const { articles } of sets) for (const article of articles.slice(0, 4)) askEngine(article);
  return [...benchQuestions(sets), ...benchLongPage(sets[0]?.articles ?? [])];
}

function benchQuestions(sets: { language: string; articles: Article[] }[]): Figure[] {
  const figures: Figure[] = [];
  const engines: Tally[] = [];
  const peers: Tally[] = [];
  let spent = 0;
  let warm = 0;
  for (const { language, articles } of sets) {
    const started = process.cpuUsage();
    const engine = addTallies(articles.map(askEngine));
    spent += readCpu(started);
    warm += timeIndexed(articles);
    const peer = addTallies(articles.map(askPeer));
    engines.push(engine);
    peers.push(peer);
    figures.push(
      compare(`engine hit@1 ${language}`, [engine.hit1 / engine.count, peer.hit1 / peer.count], null),
    );
    figures.push(
      compare(`engine hit@3 ${language}`, [engine.hit3 / engine.count, peer.hit3 / peer.count], null),
    );
  }
  const mean = (tallies: Tally[], key: "hit1" | "hit3") =>
    tallies.reduce((sum, tally) => sum + tally[key] / tally.count, 0) / tallies.length;
  const count = engines.reduce((sum, tally) => sum + tally.count, 0);
  figures.push(compare("engine hit@1 mean", [mean(engines, "hit1"), mean(peers, "hit1")], { atLeast: 0.8 }));
  figures.push(compare("engine hit@3 mean", [mean(engines, "hit3"), mean(peers, "hit3")], { atLeast: 0.93 }));
  figures.push(
    figure("engine a question, indexing and citations included, CPU", [spent / count, "ms"], { atMost: 5 }),
  );
  figures.push(figure("engine a question, page already indexed, CPU", [warm / count, "ms"], { atMost: 5 }));
  return figures;
}

function benchLongPage(articles: Article[]): Figure[] {
  const page = makeLongPage(articles, 20_000);
  const tasks = ["answer", "summarize", "key-points", "outline"] as const;
  return tasks.map((task) => {
    const question = articles.at(-1)?.questions[0]?.question ?? "";
    const before = process.cpuUsage();
    const text = extract({ task, question, pages: [page], language: "en" });
    const spent = readCpu(before);
    if (text === "") throw new Error(`the engine gave nothing for ${task}`);
    return figure(`engine ${task}, page of 20,000 words, CPU`, [spent, "ms"], {
      atMost: 300,
    });
  });
}

function askEngine({ page, questions }: Article): Tally {
  return score(questions, (question) => {
    const text = extract({ task: "answer", question, pages: [page], language: page.language });
    return locateCitations({ text, pages: [page] }).map((citation) => citation.text);
  });
}

function timeIndexed(articles: Article[]): number {
  let spent = 0;
  for (const { page, questions } of articles) {
    const index = indexPassages([page]);
    const started = process.cpuUsage();
    for (const { question } of questions) rankPassages(question, index, [page.language]);
    spent += readCpu(started);
  }
  return spent;
}

/** Plain BM25 (k1 1.2, b 0.75) over sentences cut after a full stop, words by a Unicode pattern. */
function askPeer({ page, questions }: Article): Tally {
  const split = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const sentences = page.blocks
    .flatMap(({ text }) => text.split(/(?<=[.!?。！？؟])\s*/u))
    .filter((text) => text !== "");
  const words = sentences.map(split);
  const average = words.reduce((sum, list) => sum + list.length, 0) / Math.max(1, words.length);
  return score(questions, (question) => {
    const scores = words.map(() => 0);
    for (const word of new Set(split(question))) {
      const counts = words.map((list) => list.filter((other) => other === word).length);
      const holders = counts.filter((count) => count > 0).length;
      const rarity = Math.log(1 + (words.length - holders + 0.5) / (holders + 0.5));
      counts.forEach((count, at) => {
        const length = 0.25 + (0.75 * (words[at]?.length ?? 0)) / average;
        scores[at] = (scores[at] ?? 0) + (rarity * count * 2.2) / (count + 1.2 * length);
      });
    }
    const order = sentences
      .map((_, at) => at)
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
    return order.slice(0, 3).map((at) => sentences[at] ?? "");
  });
}

function score(questions: Article["questions"], ask: (question: string) => string[]): Tally {
  const tally = { hit1: 0, hit3: 0, count: questions.length };
  for (const { question, answer } of questions) {
    const cited = ask(question);
    if (cited[0]?.includes(answer)) tally.hit1++;
    if (cited.slice(0, 3).some((text) => text.includes(answer))) tally.hit3++;
  }
  return tally;
}

function addTallies(tallies: Tally[]): Tally {
  return tallies.reduce(
    (sum, { hit1, hit3, count }) => ({
      hit1: sum.hit1 + hit1,
      hit3: sum.hit3 + hit3,
      count: sum.count + count,
    }),
    { hit1: 0, hit3: 0, count: 0 },
  );
}

/** Milliseconds of CPU since `before`: what other programs do meanwhile does not count. */
function readCpu(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function makeLongPage(articles: Article[], words: number): PageContext {
  const blocks: PageContext["blocks"] = [];
  let count = 0;
  for (let round = 0; count < words; round++) {
    const article = articles[round % articles.length];
    if (article === undefined) break;
    blocks.push({
      id: `b${blocks.length + 1}`,
      kind: "heading",
      level: 2,
      text: `${article.page.title} ${round}`,
    });
    for (const { text } of article.page.blocks) {
      blocks.push({ id: `b${blocks.length + 1}`, kind: "paragraph", text });
      count += text.split(/\s+/).length;
    }
  }
  return {
    source: "article",
    url: "https://example.test/long",
    title: "Long",
    language: "en",
    blocks,
    omissions: [],
  };
}

type Set = {
  data: {
    title: string;
    paragraphs: { context: string; qas: { question: string; answers: { text: string }[] }[] }[];
  }[];
};

function readArticles(folder: string, language: string): Article[] {
  const { data } = JSON.parse(readFileSync(join(folder, `xquad.${language}.json`), "utf8")) as Set;
  return data.map(({ title, paragraphs }) => ({
    page: {
      source: "article",
      url: "https://example.test/",
      title,
      language,
      blocks: paragraphs.map(({ context }, at) => ({
        id: `b${at + 1}`,
        kind: "paragraph" as const,
        text: context,
      })),
      omissions: [],
    },
    questions: paragraphs.flatMap(({ qas }) =>
      qas.map(({ question, answers }) => ({ question, answer: answers[0]?.text ?? "" })),
    ),
  }));
}

function compare(name: string, [value, peer]: [number, number], goal: Figure["goal"]): Figure {
  return { ...figure(name, [value, ""], goal), peers: [{ name: "BM25, words by pattern", value: peer }] };
}

function figure(name: string, [value, unit]: [number, string], goal: Figure["goal"]): Figure {
  const ok =
    value <= (goal?.atMost ?? Number.POSITIVE_INFINITY) &&
    value >= (goal?.atLeast ?? Number.NEGATIVE_INFINITY);
  return { name, value, unit, goal, ok, peers: [] };
}

function write({ name, value, unit, goal, ok, peers }: Figure): void {
  const wanted =
    goal === null
      ? ""
      : ` (goal ${goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`}: ${ok ? "met" : "MISSED"})`;
  const others = peers.map((peer) => ` [${peer.name} ${peer.value.toFixed(3)}]`).join("");
  process.stdout.write(`${name}: ${value.toFixed(3)} ${unit}${wanted}${others}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const figures = await benchEngine();
  figures.forEach(write);
  if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
}
