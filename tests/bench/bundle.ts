import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSync } from "oxc-parser";
import { buildExtension } from "#scripts/build-extension.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { zipFolder } from "#scripts/zip-folder.ts";
import { type Figure, makeFigure } from "#tests/bench/figure.ts";

const kilobyte = 1024;

/** How much a browser has to load, on the built extension. */
export async function benchBundle(): Promise<Figure[]> {
  const folder = await buildExtension({
    browser: "chrome",
    worker: "http://127.0.0.1:8787",
    folder: join(projectRoot, ".terance", "bench"),
  });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const registered = (manifest.content_scripts ?? []).flatMap((entry: { js?: string[] }) => entry.js ?? []);
  const background = firstLoad(folder, [manifest.background.service_worker]);
  const sizes = [
    { name: "side panel, first load (JS, gzip)", bytes: sizeOf(folder, pageLoad(folder)), most: 200 },
    { name: "background (JS, gzip)", bytes: sizeOf(folder, background), most: 40 },
    { name: "script registered in pages (gzip)", bytes: sizeOf(folder, registered), most: 12 },
    { name: "script put into a page when asked (gzip)", bytes: sizeOf(folder, ["content-scripts/page.js"]) },
    { name: "zip", bytes: zipFolder(folder).length, most: 1.5 * kilobyte },
  ];
  return sizes.map(({ name, bytes, most }) =>
    makeFigure({
      name,
      value: bytes / kilobyte,
      unit: "KB",
      ...(most === undefined ? {} : { goal: { atMost: most } }),
    }),
  );
}

/** The scripts a page loads before it can be used: what it names, the panel these load, and what both import. */
function pageLoad(folder: string): string[] {
  const html = readFileSync(join(folder, "sidepanel.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1] ?? "");
  if (named.length === 0) throw new Error("sidepanel.html names no script");
  const panels = readdirSync(join(folder, "chunks")).filter((name) => name.startsWith("open-panel-"));
  if (panels.length !== 1) throw new Error("the build has no one chunk that opens the panel");
  return firstLoad(folder, [...named, ...panels.map((name) => `chunks/${name}`)]);
}

function firstLoad(folder: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const { module } = parseSync(name, readFileSync(join(folder, name), "utf8"));
    for (const { moduleRequest } of module.staticImports) {
      take(posix.join(posix.dirname(name), moduleRequest.value));
    }
  };
  for (const name of names) take(name);
  return [...found];
}

function sizeOf(folder: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}
