import { answerRequest } from "#extension/content/answer-request.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { readers } from "#extension/readers/readers.ts";
import { walkPage } from "#extension/readers/walk-page.ts";
import type { ContentReply, ContentRequest } from "#shared/messages.ts";

/** What the tests and the bench call inside a page's isolated world. */
const lab = {
  answer: (request: ContentRequest): Promise<ContentReply> =>
    answerRequest(request, new AbortController().signal),
  /** Reads and gives the milliseconds it took, rests included. */
  time: async () => {
    const started = performance.now();
    const reading = await readers.article.read({ document, signal: new AbortController().signal });
    return { reading, milliseconds: performance.now() - started };
  },
  readAborted: async (): Promise<string> => {
    const controller = new AbortController();
    const reading = readers.article.read({ document, signal: controller.signal });
    controller.abort();
    return reading.then(
      () => "read",
      (error: unknown) => (error instanceof Error ? error.name : "unknown"),
    );
  },
  /** Everything visible, before the choice of what the page is about. */
  passages: async () => {
    const pace = createPace(new AbortController().signal);
    const { root } = await walkPage({ document, pace });
    return (await makePassages(root, pace)).map(({ kind, text }) => ({ kind, text }));
  },
};

export type Lab = typeof lab;

Object.defineProperty(globalThis, "lab", { value: lab });
