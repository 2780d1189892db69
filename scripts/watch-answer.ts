import { createParser } from "eventsource-parser";
import type { CDPSession, Page } from "puppeteer-core";
import { type AssembledAnswer, assembleAnswer } from "#shared/assemble-answer.ts";
import { type NumberedEvent, RunEvent, RunRequest } from "#shared/run.ts";

export type WatchedAnswer = {
  /** What the panel sent, once it has. */
  request: () => RunRequest | null;
  /** What the panel has received so far. */
  answer: () => AssembledAnswer;
};

/** Watches what a panel sends and receives for an answer: the very bytes, as the browser saw them pass. */
export async function watchAnswer(panel: Page, onChange: () => void): Promise<WatchedAnswer> {
  const session = await panel.createCDPSession();
  const events: NumberedEvent[] = [];
  const streams = new Map<string, StreamReader>();
  let request: RunRequest | null = null;
  session.on("Network.requestWillBeSent", async ({ requestId, request: sent }) => {
    if (sent.method !== "POST" || !isRun(sent.url)) return;
    const body = sent.postData ?? (await session.send("Network.getRequestPostData", { requestId })).postData;
    request = RunRequest.parse(JSON.parse(body));
  });
  session.on("Network.responseReceived", async ({ requestId, response }) => {
    if (!isRun(response.url) || response.mimeType !== "text/event-stream") return;
    const stream = createStream((event) => {
      events.push(event);
      onChange();
    });
    streams.set(requestId, stream);
    await stream.open(session, requestId);
  });
  session.on("Network.dataReceived", ({ requestId, data }) => {
    if (data !== undefined) streams.get(requestId)?.take(data);
  });
  await session.send("Network.enable");
  return { request: () => request, answer: () => assembleAnswer(events) };
}

type StreamReader = {
  open: (session: CDPSession, requestId: string) => Promise<void>;
  take: (base64: string) => void;
};

/** What came before we asked for the stream's content is handed out with the reply; what comes later waits for it. */
function createStream(onEvent: (event: NumberedEvent) => void): StreamReader {
  const decoder = new TextDecoder();
  const waiting: string[] = [];
  let isOpen = false;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      const event = data === "[DONE]" ? null : RunEvent.safeParse(JSON.parse(data));
      if (event?.success) onEvent({ sequence: Number(id), event: event.data });
    },
  });
  const feed = (base64: string) =>
    parser.feed(decoder.decode(Buffer.from(base64, "base64"), { stream: true }));
  return {
    async open(session, requestId) {
      const { bufferedData } = await session.send("Network.streamResourceContent", { requestId });
      for (const piece of [bufferedData, ...waiting]) feed(piece);
      isOpen = true;
    },
    take(base64) {
      if (isOpen) feed(base64);
      else waiting.push(base64);
    },
  };
}

function isRun(url: string): boolean {
  return /\/v1\/conversations\/[^/]+\/runs(\/|$)/.test(new URL(url).pathname);
}
