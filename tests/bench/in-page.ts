import { createServer } from "node:http";
import { readGrantedPage } from "#scripts/read-with-extension.ts";
import { openSession, type Session } from "#scripts/session.ts";
import { type Figure, makeFigure } from "#tests/bench/figure.ts";

const words = 20_000;
const quietTime = 500;

/** What the extension does to a page: nothing before it is asked, and no long task when it is. */
export async function benchInPage(): Promise<Figure[]> {
  const site = await serveLongPage();
  const session = await openSession({ needsWorker: false, isOffline: true });
  try {
    const before = await watchUntouchedPage(session, site.url);
    const gaps = await watchReading(session, site.url);
    return [
      makeFigure({
        name: "bytes in a page before it is asked",
        value: before.bytes,
        unit: "B",
        goal: { atMost: 0 },
      }),
      makeFigure({
        name: "changes of a page before it is asked",
        value: before.changes,
        unit: "changes",
        goal: { atMost: 0 },
      }),
      makeFigure({
        name: `longest task on a page of ${words} words while it is read`,
        value: gaps.reading,
        unit: "ms",
        goal: { atMost: 50 },
        peers: [{ name: "the same page left alone", value: gaps.alone }],
      }),
    ];
  } finally {
    await session.close();
    await site.stop();
  }
}

/** Counts our scripts in a page that nobody has asked about, and its changes; and proves that it can count. */
async function watchUntouchedPage(
  session: Session,
  url: string,
): Promise<{ bytes: number; changes: number }> {
  const page = await session.chromium.browser.newPage();
  const client = await page.createCDPSession();
  let bytes = 0;
  client.on("Debugger.scriptParsed", ({ url: script, length }) => {
    if (script.startsWith("chrome-extension://")) bytes += length ?? 0;
  });
  await client.send("Debugger.enable");
  await page.evaluateOnNewDocument(countChanges);
  await page.goto(url, { waitUntil: "load" });
  const changes = await page.evaluate(readChanges, quietTime);
  const untouched = bytes;
  await page.bringToFront();
  await session.chromium.pressButton(page);
  await readGrantedPage(session);
  if (bytes === 0) throw new Error("the script that reads was not seen either: nothing was measured");
  await client.detach();
  await page.close();
  return { bytes: untouched, changes };
}

/** The longest time in which a page could do nothing else, left alone and while it is read. */
async function watchReading(session: Session, url: string): Promise<{ alone: number; reading: number }> {
  const alone = await session.chromium.visit(url);
  await alone.evaluate(startBeat);
  const quiet = await alone.evaluate(longestGap, quietTime);
  await alone.close();
  const page = await session.grant(url);
  await page.evaluate(startBeat);
  const { blocks } = await readGrantedPage(session);
  const reading = await page.evaluate(longestGap, 0);
  await page.close();
  if (blocks.length === 0) throw new Error("the long page was not read");
  return { alone: quiet, reading };
}

// What follows runs in the page.

function countChanges(): void {
  const observer = new MutationObserver((changes) => {
    // The parser's own work ends with the document; what comes after it is somebody's doing.
    if (document.readyState === "complete") Reflect.set(window, "changes", changes.length + readCount());
  });
  const readCount = () => Number(Reflect.get(window, "changes") ?? 0);
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}

async function readChanges(milliseconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return Number(Reflect.get(window, "changes") ?? 0);
}

function startBeat(): void {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  Reflect.set(window, "gap", 0);
  port1.onmessage = () => {
    const now = performance.now();
    Reflect.set(window, "gap", Math.max(Number(Reflect.get(window, "gap")), now - last));
    last = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
}

async function longestGap(milliseconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return Number(Reflect.get(window, "gap"));
}

async function serveLongPage(): Promise<{ url: string; stop: () => Promise<void> }> {
  const sentence =
    "The keeper of the lighthouse climbed the stairs and lit the lamp before the fog came in. ";
  const paragraph = `<h2>Another night</h2><p>${sentence.repeat(6)}</p>`;
  const times = Math.ceil(words / (paragraph.split(/\s+/).length - 1));
  const body = `<!doctype html><title>Long</title><main><article><h1>Nights</h1>${paragraph.repeat(times)}</article></main>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(body);
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`);
    });
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, stop };
}
