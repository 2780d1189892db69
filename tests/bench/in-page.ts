import { createServer } from "node:http";
import { readGrantedPage } from "#scripts/read-with-extension.ts";
import { openSession, type Session } from "#scripts/session.ts";
import { z } from "#shared/zod.ts";
import { type Figure, makeFigure } from "#tests/bench/figure.ts";

const words = 20_000;
const quietTime = 500;

/** What the extension does to a page: nothing before it is asked, and no long task when it is. */
export async function benchInPage(): Promise<Figure[]> {
  const site = await serveLongPage();
  const session = await openSession({ needsWorker: false, isOffline: true });
  try {
    const before = await watchUntouchedPage(session, site.url);
    const longest = await watchReading(session, site.url);
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
        name: `longest task on a page of ${words} words while it is read (CPU)`,
        value: longest,
        unit: "ms",
        goal: { atMost: 50 },
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

/** The longest task of the page's main thread in which the extension's script ran, in its own CPU time. */
async function watchReading(session: Session, url: string): Promise<number> {
  const page = await session.grant(url);
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
  await page.tracing.start({ categories });
  const { blocks } = await readGrantedPage(session);
  const trace = Trace.parse(JSON.parse(new TextDecoder().decode(await page.tracing.stop())));
  await page.close();
  if (blocks.length === 0) throw new Error("the long page was not read");
  return longestOwnTask(trace.traceEvents);
}

const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.unknown(),
});
type TraceEvent = z.infer<typeof TraceEvent>;
const Trace = z.object({ traceEvents: z.array(TraceEvent) });

/** In milliseconds. CPU time, so that a busy machine does not count as a busy page. @throws Error when we never ran */
function longestOwnTask(events: readonly TraceEvent[]): number {
  const ours = events.filter((event) => JSON.stringify(event.args ?? {}).includes("chrome-extension://"));
  const tasks = events.filter(({ name, dur }) => /RunTask$/.test(name) && dur !== undefined);
  const own = tasks.filter((task) => ours.some((event) => isInside(event, task)));
  if (own.length === 0) throw new Error("no task of the script that reads was seen: nothing was measured");
  return Math.max(...own.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}

function isInside(event: TraceEvent, task: TraceEvent): boolean {
  const isSameThread = event.pid === task.pid && event.tid === task.tid;
  return isSameThread && event.ts >= task.ts && event.ts <= task.ts + (task.dur ?? 0);
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
