import { answerRequest } from "#extension/content/answer-request.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { measureRegions } from "#extension/readers/measure-regions.ts";
import { createPace } from "#extension/readers/pace.ts";
import { titleOf } from "#extension/readers/page-facts.ts";
import { shapePage } from "#extension/readers/page-shape.ts";
import { createDescriber } from "#extension/readers/passage-features.ts";
import { readers } from "#extension/readers/readers.ts";
import { factsOf } from "#extension/readers/text-features.ts";
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
  /** What the choice of passages goes by, one row a passage. */
  describe: async () => {
    const pace = createPace(new AbortController().signal);
    const { root } = await walkPage({ document, pace });
    const passages = (await makePassages(root, pace)).filter((passage) => passage.kind !== "attribute");
    if (passages.length === 0) return [];
    const facts = passages.map(factsOf);
    const measures = await measureRegions({ passages, facts, pace });
    const shape = shapePage({ passages, facts, measures, title: titleOf(document) });
    const describe = createDescriber({ passages, facts, measures, shape });
    return passages.map(({ text }, index) => ({
      text,
      row: Array.from(describe(index), Math.fround),
    }));
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
