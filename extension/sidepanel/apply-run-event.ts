import type { AnswerView, Failure } from "#extension/sidepanel/panel-state.ts";
import { type AssembledAnswer, advanceAnswer } from "#shared/assemble-answer.ts";
import type { NumberedEvent } from "#shared/run.ts";

/** Takes the next event of a run into its answer. `watchRun` gives each once and in order. */
export function applyRunEvent(answer: AnswerView, { sequence, event }: NumberedEvent): AnswerView {
  const made = advanceAnswer(answer.made, event);
  // A worker that lost its last events numbers the interruption from what it still has.
  return { ...answer, made, failure: failureOf(made), sequence: Math.max(sequence, answer.sequence) };
}

function failureOf({ problem, state }: AssembledAnswer): Failure | undefined {
  if (state === "interrupted") return { code: "run-interrupted", data: {} };
  if (!problem) return undefined;
  const { code, data, request } = problem;
  return { code, data: request === undefined ? data : { ...data, request } };
}
