import { createParser } from "eventsource-parser";
import type { Front } from "#scripts/open-front.ts";
import { type AssembledAnswer, assembleAnswer } from "#shared/assemble-answer.ts";
import { ModelList } from "#shared/http.ts";
import { parseJson } from "#shared/json.ts";
import { type NumberedEvent, RunEvent, RunRequest } from "#shared/run.ts";

export type WatchedAnswer = {
  /** What the panel sent, once it has. */
  request: () => RunRequest | null;
  /** What the panel has been given so far. */
  answer: () => AssembledAnswer;
  /** The models the panel was told of, once it was. */
  models: () => ModelList | null;
};

/** Watches what passes between a panel and the worker for an answer: the very bytes. */
export function watchAnswer(front: Front, onChange: () => void): WatchedAnswer {
  const events: NumberedEvent[] = [];
  let request: RunRequest | null = null;
  let models: ModelList | null = null;
  front.watch(({ method, path }) => {
    if (path === "/v1/models" && method === "GET") {
      return {
        onReplyEnd: (text) => {
          models = parseJson(ModelList, text);
        },
      };
    }
    if (!/^\/v1\/conversations\/[^/]+\/runs(\/|$)/.test(path) || method === "OPTIONS") return {};
    const parser = createParser({
      onEvent: ({ id, data }) => {
        const event = data === "[DONE]" ? null : RunEvent.safeParse(JSON.parse(data));
        if (!event?.success) return;
        events.push({ sequence: Number(id), event: event.data });
        onChange();
      },
    });
    return {
      onRequest: (text) => {
        if (path.endsWith("/runs")) request = parseJson(RunRequest, text);
      },
      onReply: (text) => parser.feed(text),
    };
  });
  return { request: () => request, answer: () => assembleAnswer(events), models: () => models };
}
