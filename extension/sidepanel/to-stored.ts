import type { Library } from "#extension/library/open-library.ts";
import type { StoredConversation, StoredExchange } from "#extension/sidepanel/library-port.ts";
import { isTerminal } from "#shared/run.ts";
import type { Answer } from "#shared/thread.ts";

type Thread = Awaited<ReturnType<Library["readThread"]>>;
type Unsent = Awaited<ReturnType<Library["listUnsent"]>>;
type Opened = Thread["messages"][number];

/** Puts each question of a conversation together with its answer, its run, or the fact that it was never sent. */
export function toStored(thread: Thread, unsent: Unsent): StoredConversation {
  const questions = thread.messages.filter((message) => message.role === "user");
  return {
    id: thread.id,
    title: thread.title ?? "",
    exchanges: questions.flatMap((question) => toExchange(question, thread, unsent) ?? []),
  };
}

function toExchange(question: Opened, thread: Thread, unsent: Unsent): StoredExchange | undefined {
  const run = thread.runs.findLast((one) => one.question === question.id);
  const answer = thread.messages.findLast((one) => one.role === "assistant" && one.parent === question.id);
  const waiting = unsent.find((one) => one.id === question.id);
  const asked = { id: question.id, message: question.message?.role === "user" ? question.message : null };
  if (answer) {
    const message: Answer | null = answer.message?.role === "assistant" ? answer.message : null;
    const runId = run?.id ?? message?.run ?? answer.id;
    return { question: asked, answer: { id: answer.id, run: runId, state: "kept", message } };
  }
  if (run) {
    const isOpen = !isTerminal(run.state) || run.state === "interrupted";
    const state = isOpen ? "running" : "missing";
    return { question: asked, answer: { id: run.answer, run: run.id, state, message: null } };
  }
  if (!waiting) return undefined;
  return {
    question: asked,
    answer: { id: waiting.answer, run: waiting.run, state: "unsent", message: null },
  };
}
