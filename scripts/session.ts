import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { allOrNone } from "#scripts/all-or-none.ts";
import { cachedExtension } from "#scripts/build-extension.ts";
import { freePort } from "#scripts/free-port.ts";
import { type Chromium, launchChromium } from "#scripts/launch-chromium.ts";
import { onInterrupt } from "#scripts/on-interrupt.ts";
import { type Front, openFront } from "#scripts/open-front.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { startWorker } from "#scripts/start-worker.ts";

type SessionOptions = {
  /** False when nothing is going to be asked. */
  needsWorker: boolean;
  /** True when only saved pages are opened: nothing but loopback is reached. */
  isOffline: boolean;
  /** More of the browser's own parameters. */
  parameters?: readonly string[];
};

export type Session = {
  chromium: Chromium;
  /** Opens an address, and presses the toolbar button there so that the extension may read it. */
  grant: (url: string) => Promise<Page>;
  /** The door between panel and worker. @throws Error in a session without a worker. */
  front: () => Front;
  close: () => Promise<void>;
};

/** The real extension in a headless Chromium, and the real worker. Everything it starts ends with it. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { needsWorker, isOffline, parameters = [] } = options;
  const port = await choosePort();
  const folder = join(projectRoot, ".terance", `worker-${port}`);
  const stops: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.allSettled(stops.map((stop) => stop()));
  };
  onInterrupt(close);
  const openBrowser = async () => {
    const extension = await cachedExtension(`http://127.0.0.1:${port}`);
    const chromium = await launchChromium({ extension, headless: true, isOffline, parameters });
    stops.push(chromium.close);
    return chromium;
  };
  const openWorker = async () => {
    if (!needsWorker) return null;
    const worker = await freePort();
    const front = await openFront({ port, worker });
    stops.push(front.stop);
    stops.push((await startWorker({ port: worker, folder })).stop);
    return front;
  };
  const [chromium, opened] = await allOrNone([openBrowser(), openWorker()]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const grant = async (url: string) => {
    const page = await chromium.visit(url);
    await chromium.pressButton(page);
    return page;
  };
  const front = () => {
    if (!opened) throw new Error("this session has no worker");
    return opened;
  };
  return { chromium, grant, front, close };
}

// The worker's address is built into the extension, so the same port again saves building it again.
async function choosePort(): Promise<number> {
  const path = join(projectRoot, ".terance", "session-port");
  const last = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  const port = await freePort(last);
  mkdirSync(join(projectRoot, ".terance"), { recursive: true });
  if (!last) writeFileSync(path, String(port));
  return port;
}
