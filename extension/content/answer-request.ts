import { clearHighlight } from "#extension/content/highlight.ts";
import { reveal } from "#extension/content/reveal.ts";
import { readers } from "#extension/readers/readers.ts";
import type { ContentReply, ContentRequest } from "#shared/messages.ts";

/** Does what the panel asks of a page. What is expected to fail comes back as a value. */
export async function answerRequest(request: ContentRequest, signal: AbortSignal): Promise<ContentReply> {
  switch (request.kind) {
    case "read":
      clearHighlight(document);
      return readers[request.source].read({ document, signal });
    case "reveal": {
      const isFound = await reveal({ document, signal, text: request.text, sentence: request.sentence });
      return isFound ? { kind: "revealed" } : { kind: "unreadable", code: "passage-not-found", data: {} };
    }
  }
}
