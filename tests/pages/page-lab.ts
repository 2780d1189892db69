import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, type CDPSession, launch, type Page } from "puppeteer-core";
import { findBrowser } from "#scripts/find-browser.ts";
import type { Lab } from "#tests/pages/page-script.ts";

const fixtures = new URL("../fixtures/pages/", import.meta.url);

/** A page of the lab: the tab, and calls into the isolated world where the readers run. */
export type LabPage = {
  page: Page;
  call: <K extends keyof Lab>(name: K, ...values: Parameters<Lab[K]>) => Promise<Awaited<ReturnType<Lab[K]>>>;
  /** Runs an expression in the isolated world. */
  evaluate: (expression: string) => Promise<unknown>;
};

type OpenOptions = {
  path?: string;
  /** With scripts off, a saved page stays as it was saved: its scripts would wait for a network or leave it. */
  scripts?: "on" | "off";
};

export type PageLab = {
  /** Opens HTML served from loopback; everything else on the network fails. */
  open: (html: string, options?: OpenOptions) => Promise<LabPage>;
  /** Opens a file of `tests/fixtures/pages/`. */
  openFixture: (name: string) => Promise<LabPage>;
  close: () => Promise<void>;
};

/** Starts a headless Chromium and a server on loopback for pages to be read in. */
export async function openPageLab(): Promise<PageLab> {
  const script = await bundleScript(new URL("page-script.ts", import.meta.url));
  const pages = new Map<string, string>();
  const server = await serve(pages);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  let opened = 0;
  const open = async (html: string, { path = `/page-${opened++}`, scripts = "on" }: OpenOptions = {}) => {
    pages.set(path, html);
    const page = await browser.newPage();
    if (scripts === "off") await page.setJavaScriptEnabled(false);
    await cutNetwork(page, origin);
    await page.goto(`${origin}${path}`, { waitUntil: "load", timeout: 30_000 });
    pages.delete(path);
    return enter(page, script);
  };
  return {
    open,
    openFixture: async (name) => open(await readFile(new URL(name, fixtures), "utf8"), { path: `/${name}` }),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Bundles a script for a page, as one expression. */
export async function bundleScript(entry: URL): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome141",
    logLevel: "error",
  });
  return result.outputFiles[0]?.text ?? "";
}

function launchBrowser(): Promise<Browser> {
  return launch({
    executablePath: findBrowser("chromium"),
    headless: true,
    pipe: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

async function serve(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const html = pages.get(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function cutNetwork(page: Page, origin: string): Promise<void> {
  await page.setRequestInterception(true);
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(origin) || request.url().startsWith("data:");
    void (isOurs ? request.continue() : request.abort()).catch(() => undefined);
  });
}

async function enter(page: Page, script: string): Promise<LabPage> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  const world = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "lab",
  });
  const contextId = world.executionContextId;
  await run(session, contextId, script);
  const evaluate = (expression: string) => run(session, contextId, expression);
  const call: LabPage["call"] = (name, ...values) => calling(evaluate, name, values);
  return { page, evaluate, call };
}

/** The guarantee: `lab` in the isolated world is the `Lab` of the script that was just put there. */
async function calling<K extends keyof Lab>(
  evaluate: LabPage["evaluate"],
  name: K,
  values: Parameters<Lab[K]>,
): Promise<Awaited<ReturnType<Lab[K]>>> {
  const value = await evaluate(`lab.${name}(...${JSON.stringify(values)})`);
  return value as Awaited<ReturnType<Lab[K]>>;
}

async function run(session: CDPSession, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
