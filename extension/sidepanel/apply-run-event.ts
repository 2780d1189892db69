import type { AnswerView, Failure } from "#extension/sidepanel/panel-state.ts";
import { type AssembledAnswer, advanceAnswer } from "#shared/assemble-answer.ts";
import type { NumberedEvent } from "#shared/run.ts";

/**
 * Takes one event of a run into its answer. An event seen before changes nothing, but for the interruption:
 * a worker that lost its last events numbers it from what it still has.
 */
export function applyRunEvent(answer: AnswerView, { sequence, event }: NumberedEvent): AnswerView {
  if (sequence <= answer.sequence && event.type !== "data-run-interrupted") return answer;
  const made = advanceAnswer(answer.made, event);
  return { ...answer, made, failure: failureOf(made), sequence: Math.max(sequence, answer.sequence) };
}

function failureOf({ problem, state }: AssembledAnswer): Failure | undefined {
  if (state === "interrupted") return { code: "run-interrupted", data: {} };
  if (!problem) return undefined;
  const { code, data, request } = problem;
  return { code, data: request === undefined ? data : { ...data, request } };
}
