import { applyRunEvent } from "#extension/sidepanel/apply-run-event.ts";
import type { Watching } from "#extension/sidepanel/library-port.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { AnswerView, Ask, Exchange, Failure } from "#extension/sidepanel/panel-state.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import { viewStored } from "#extension/sidepanel/view-stored.ts";
import type { ErrorCode } from "#shared/errors.ts";
import { isTerminal, type NumberedEvent } from "#shared/run.ts";

export type Follow = {
  exchange: Exchange;
  signal: AbortSignal;
  /** The question to keep when the worker never took it; undefined when its run exists for sure. */
  ask: Ask | undefined;
  events: (watching: Watching) => Promise<AsyncIterable<NumberedEvent>>;
};

/** Draws a run's events into its answer until the run has ended or another one is watched. */
export async function followAnswer(context: PanelContext, follow: Follow): Promise<void> {
  const drawn = { answer: follow.exchange.answer };
  try {
    await drawEvents(context, follow, drawn);
    if (follow.signal.aborted) return;
    const answer = isTerminal(drawn.answer.made.state)
      ? drawn.answer
      : await readRecord(context, drawn.answer);
    context.store.change({ type: "answer-changed", answer });
    context.store.change({ type: "run-left" });
  } catch (error) {
    if (follow.signal.aborted) return;
    const failure = toFailure(error);
    if (follow.ask && taken.has(failure.code)) await rejoin(context, follow);
    else failAnswer(context, { follow, answer: drawn.answer, failure });
  }
}

/** The worker has taken this question before, under the same ids: its answer is to be watched, not made again. */
const taken: ReadonlySet<ErrorCode> = new Set(["idempotency-mismatch", "run-exists"]);

async function rejoin(context: PanelContext, follow: Follow): Promise<void> {
  const { question, answer } = follow.exchange;
  const place = { conversation: context.store.read().conversation.id, run: answer.run };
  const run = { place, answered: { question: question.id, answer: answer.id }, after: 0 };
  const events = async (watching: Watching) => (await context.library()).watchRun(run, watching);
  await followAnswer(context, { ...follow, ask: undefined, events });
}

async function drawEvents(
  context: PanelContext,
  { signal, events }: Follow,
  drawn: { answer: AnswerView },
): Promise<void> {
  const { store } = context;
  let isScheduled = false;
  const draw = () => {
    isScheduled = false;
    if (!signal.aborted) store.change({ type: "answer-changed", answer: drawn.answer });
  };
  const onConnection = (isConnected: boolean) => {
    if (!signal.aborted) store.change({ type: "connection-changed", isConnected });
  };
  for await (const event of await events({ signal, onConnection })) {
    if (signal.aborted) return;
    drawn.answer = applyRunEvent(drawn.answer, event);
    if (isScheduled) continue;
    isScheduled = true;
    context.schedule(draw);
  }
}

// The run's buffer is gone: what came of it is in its record.
async function readRecord({ store, library }: PanelContext, answer: AnswerView): Promise<AnswerView> {
  const stored = await (await library()).readConversation(store.read().conversation.id);
  const found = stored.exchanges.find((exchange) => exchange.answer.id === answer.id);
  const view = found && viewStored(found).answer;
  if (view && isTerminal(view.made.state)) return view;
  return interrupt(answer, { code: "run-interrupted", data: {} });
}

function failAnswer(
  { store }: PanelContext,
  { follow, answer, failure }: { follow: Follow; answer: AnswerView; failure: Failure },
): void {
  const { question } = follow.exchange;
  if (answer.sequence === 0 && follow.ask) {
    const ids = { question: question.id, answer: answer.id, run: answer.run };
    store.change({
      type: "exchange-dropped",
      question: question.id,
      notice: { ...failure, ask: follow.ask, ids },
    });
    return;
  }
  store.change({ type: "answer-changed", answer: interrupt(answer, failure) });
  store.change({ type: "run-left" });
}

function interrupt(answer: AnswerView, failure: Failure): AnswerView {
  return { ...answer, made: { ...answer.made, state: "interrupted" }, failure };
}
