import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "#shared/zod.ts";

/** A saved page and the text that people say is its content. */
export type SavedPage = { set: "articles" | "pages"; id: string; type: string; truth: string; html: string };

const Articles = z.record(z.string(), z.object({ articleBody: z.string() }));
const Pages = z.record(z.string(), z.object({ page_type: z.string() }));
const Truth = z.object({ ground_truth: z.object({ main_content: z.string() }) });

/** Where the public data lies: `TERANCE_DATA`, or `../shared/data` beside the project. Null when there is none. */
export function findPageSets(): string | null {
  const folder =
    process.env.TERANCE_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
  return existsSync(`${folder}/articles/html`) || existsSync(`${folder}/pages/html`) ? folder : null;
}

/** Every saved page of both sets, one at a time. */
export async function* savedPages(folder: string): AsyncGenerator<SavedPage> {
  if (existsSync(`${folder}/articles/html`)) {
    const truths = Articles.parse(await readJson(`${folder}/articles/ground-truth.json`));
    for (const id of await idsIn(`${folder}/articles/html`)) {
      const truth = truths[id]?.articleBody;
      const html = await readPage(`${folder}/articles/html/${id}.html.gz`);
      if (truth !== undefined) yield { set: "articles", id, type: "articles", truth, html };
    }
  }
  if (!existsSync(`${folder}/pages/html`)) return;
  const types = Pages.parse(await readJson(`${folder}/pages/metadata.json`));
  for (const id of await idsIn(`${folder}/pages/html`)) {
    const truth = Truth.parse(await readJson(`${folder}/pages/ground-truth/${id}.json`)).ground_truth
      .main_content;
    const html = await readPage(`${folder}/pages/html/${id}.html.gz`);
    yield { set: "pages", id, type: types[id]?.page_type ?? "unknown", truth, html };
  }
}

async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".html.gz")).map((name) => name.replace(".html.gz", ""));
}

async function readPage(path: string): Promise<string> {
  return gunzipSync(await readFile(path)).toString("utf8");
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
