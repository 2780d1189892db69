import type { StoredExchange } from "#extension/sidepanel/library-port.ts";
import type { AnswerView, Exchange } from "#extension/sidepanel/panel-state.ts";
import { type AssembledAnswer, noAnswer } from "#shared/assemble-answer.ts";
import type { ErrorCode } from "#shared/errors.ts";

/** A question and its answer out of the library, as the panel shows them. */
export function viewStored({ question, answer }: StoredExchange): Exchange {
  return {
    question: {
      id: question.id,
      text: question.message?.text ?? "",
      action: question.message?.action,
      receipt: question.message?.receipt,
    },
    sent: { kind: "unread" },
    tab: undefined,
    answer: viewAnswer(answer),
  };
}

function viewAnswer(answer: StoredExchange["answer"]): AnswerView {
  const { id, run, message, state } = answer;
  const view = (made: Partial<AssembledAnswer>, code?: ErrorCode): AnswerView => {
    const failure = code && { code, data: {} };
    return { id, run, sequence: 0, made: { ...noAnswer, ...made }, failure };
  };
  if (message) {
    const { text, model, usage } = message;
    const made = { text, model, state: message.state, ...(usage && { usage }) };
    return { ...view(made), failure: message.error };
  }
  switch (state) {
    case "running":
      return view({ state: "running" });
    case "kept":
      return view({ state: "failed" }, "record-unreadable");
    case "missing":
      return view({ state: "failed" }, "run-not-found");
    case "unsent":
      return view({ state: "failed" });
  }
}
