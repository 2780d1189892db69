import { checkRequest } from "#extension/content/check-request.ts";
import type { ContentReply, ContentRequest } from "#shared/messages.ts";

type Sender = { id?: string | undefined };
type Respond = (reply: ContentReply) => void;

/** The part of `browser.runtime` that is needed: a page's script listens and never speaks first. */
export type Runtime = {
  id: string;
  onMessage: {
    addListener: (listener: (message: unknown, sender: Sender, respond: Respond) => true | undefined) => void;
  };
};

export type Answer = (request: ContentRequest, signal: AbortSignal) => Promise<ContentReply>;

const mark = Symbol.for("terance.listening");

/** Answers the panel's requests in this page. Called again, by a second injection, it does nothing. */
export function listen(runtime: Runtime, answer: Answer): void {
  if (Reflect.has(globalThis, mark)) return;
  Object.defineProperty(globalThis, mark, { value: true });
  let current = new AbortController();
  runtime.onMessage.addListener((message, sender, respond) => {
    const request = sender.id === runtime.id ? checkRequest(message) : null;
    if (!request) return undefined;
    current.abort();
    current = new AbortController();
    answer(request, current.signal).then(respond, () =>
      respond({ kind: "unreadable", code: "page-changed", data: {} }),
    );
    return true;
  });
}
