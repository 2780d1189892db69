import type { Problem } from "#shared/errors.ts";
import type { NumberedEvent, RunEvent, RunState } from "#shared/run.ts";
import type { Usage } from "#shared/thread.ts";

/** An answer as far as its events tell it. */
export type AssembledAnswer = {
  text: string;
  reasoning: string;
  state: RunState;
  /** The model that answers, the one that took over after a failover; "" until it is known. */
  model: string;
  usage?: Usage;
  /** Why the run failed. */
  problem?: Problem;
  /** What an interrupted run left behind, for the device to open. */
  sealed?: Extract<RunEvent, { type: "data-run-interrupted" }>["data"];
  /** How much text and reasoning earlier steps made: what `reset-step` goes back to. */
  step: { text: number; reasoning: number };
};

/** An answer before its first event. */
export const noAnswer: AssembledAnswer = {
  text: "",
  reasoning: "",
  state: "accepted",
  model: "",
  step: { text: 0, reasoning: 0 },
};

/** The answer a run's events make, in whatever order and how often they came: live, replayed and opened ones. */
export function assembleAnswer(events: Iterable<NumberedEvent>): AssembledAnswer {
  const numbered = new Map<number, RunEvent>();
  const endings: RunEvent[] = [];
  for (const { sequence, event } of events) {
    // A worker that lost its last events numbers the interruption from what it still has.
    if (event.type === "data-run-interrupted") endings.push(event);
    else if (!numbered.has(sequence)) numbered.set(sequence, event);
  }
  const ordered = [...numbered].sort(([one], [other]) => one - other).map(([, event]) => event);
  return [...ordered, ...endings].reduce(advanceAnswer, noAnswer);
}

/** The answer after one more event. After a terminal event nothing changes any more. */
export function advanceAnswer(answer: AssembledAnswer, event: RunEvent): AssembledAnswer {
  if (isOver(answer)) return answer;
  switch (event.type) {
    case "data-run-accepted":
      return { ...answer, model: event.data.model };
    case "start-step":
      return { ...answer, state: "running", step: measure(answer) };
    case "text-start":
      return { ...answer, state: "running", text: openText(answer) };
    case "text-delta":
      return { ...answer, state: "running", text: answer.text + event.delta };
    case "reasoning-start":
      return { ...answer, state: "running", reasoning: answer.reasoning && `${answer.reasoning}\n\n` };
    case "reasoning-delta":
      return { ...answer, state: "running", reasoning: answer.reasoning + event.delta };
    case "reset-step":
      return resetStep(answer);
    case "data-run-ended":
      return { ...answer, state: "ended", model: event.data.model, usage: event.data.usage };
    case "data-run-failed":
      return { ...answer, state: "failed", problem: event.data.problem };
    case "data-run-stopped":
      return { ...answer, state: "stopped" };
    case "data-run-interrupted":
      return { ...answer, state: "interrupted", sealed: event.data };
    case "start":
    case "text-end":
    case "reasoning-end":
    case "finish-step":
    case "error":
    case "finish":
      return answer;
  }
}

function isOver({ state }: AssembledAnswer): boolean {
  return state === "ended" || state === "failed" || state === "stopped" || state === "interrupted";
}

function measure({ text, reasoning }: AssembledAnswer): AssembledAnswer["step"] {
  return { text: text.length, reasoning: reasoning.length };
}

// Some providers cut one sentence into several parts; only what another step said begins a paragraph.
function openText({ text, step }: AssembledAnswer): string {
  return text !== "" && text.length === step.text ? `${text}\n\n` : text;
}

function resetStep(answer: AssembledAnswer): AssembledAnswer {
  const { text, reasoning, step } = answer;
  return { ...answer, text: text.slice(0, step.text), reasoning: reasoning.slice(0, step.reasoning) };
}
