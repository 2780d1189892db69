import { remoteOf, type Session } from "#extension/sidepanel/create-session.ts";
import type { RunDraft, RunPlace, Watching } from "#extension/sidepanel/library-port.ts";
import { watchRun } from "#extension/sidepanel/watch-run.ts";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { TeranceError } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { NumberedEvent, RunEvent, RunRequest } from "#shared/run.ts";

/** Seals and keeps a question, sends it, and gives the events of its answer. */
export async function* startRun(
  session: Session,
  { draft, watching }: { draft: RunDraft; watching: Watching },
): AsyncGenerator<NumberedEvent> {
  const { library } = session;
  const { conversation, run, question, answer } = draft;
  const sealed = await library.appendQuestion({ conversation, run, question, answer, pages: draft.pages });
  const request = toRequest(draft, sealed);
  const source = { place: { conversation: conversation.id, run }, request, after: 0, watching };
  let isTaken = false;
  for await (const event of openEvents(session, source, { question: question.id, answer: answer.id })) {
    if (!isTaken) await library.markSent(question.id);
    isTaken = true;
    yield event;
  }
}

/** The events of a run that was started before, by this device or another. */
export function watchStoredRun(
  session: Session,
  {
    place,
    after,
    answered,
    watching,
  }: { place: RunPlace; after: number; answered: Answered; watching: Watching },
): AsyncGenerator<NumberedEvent> {
  return openEvents(session, { place, request: undefined, after, watching }, answered);
}

/** Which messages of a conversation a run joins. */
export type Answered = { question: Id; answer: Id };

type Source = { place: RunPlace; request: RunRequest | undefined; after: number; watching: Watching };

function toRequest(draft: RunDraft, sealed: Pick<RunRequest, "conversation" | "question">): RunRequest {
  const { run, answer, text, action, history, pages, language, model } = draft;
  return {
    ...sealed,
    run,
    answer: { id: answer.id },
    text,
    history,
    pages,
    language,
    ...(action && { action }),
    ...(model && { model }),
  };
}

async function* openEvents(
  session: Session,
  source: Source,
  answered: Answered,
): AsyncGenerator<NumberedEvent> {
  const seen: NumberedEvent[] = [];
  for await (const numbered of watchSignedIn(session, source)) {
    const { event } = numbered;
    if (event.type === "data-run-interrupted") {
      for (const opened of await openRest(session, source, event)) {
        seen.push(opened);
        yield opened;
      }
      await keepInterrupted(session, { source, answered, events: [...seen, numbered] });
    }
    seen.push(numbered);
    yield numbered;
    if (event.type === "data-run-ended") void adopt(session, source.place.conversation);
  }
}

// A worker that was set up anew does not know this device any more: it registers again, once.
async function* watchSignedIn(session: Session, source: Source): AsyncGenerator<NumberedEvent> {
  const { place, request, after, watching } = source;
  let isStarted = false;
  for (const isRenewed of [false, true]) {
    try {
      const client = await session.signIn(isRenewed);
      for await (const event of watchRun({ client, ...place, request, after, ...watching })) {
        isStarted = true;
        yield event;
      }
      return;
    } catch (error) {
      const isForgotten = error instanceof TeranceError && error.code === "not-authenticated";
      if (!isForgotten || isRenewed || isStarted) throw error;
    }
  }
}

type Interruption = Extract<RunEvent, { type: "data-run-interrupted" }>;

async function openRest(
  { library }: Session,
  { place }: Source,
  { data }: Interruption,
): Promise<NumberedEvent[]> {
  try {
    const opened = await library.openInterrupted({ ...place, key: data.key, parts: data.parts });
    return opened.events;
  } catch (error) {
    // What this panel saw live is still there; the rest cannot be had.
    if (error instanceof TeranceError && error.code === "record-unreadable") return [];
    throw error;
  }
}

type Kept = { source: Source; answered: Answered; events: readonly NumberedEvent[] };

async function keepInterrupted(session: Session, { source, answered, events }: Kept): Promise<void> {
  const { text, model } = assembleAnswer(events);
  const { conversation, run } = source.place;
  if (source.after > 0) return;
  await session.library.adoptAnswer({
    conversation,
    question: answered.question,
    answer: {
      id: answered.answer,
      message: {
        role: "assistant",
        text,
        model,
        run,
        state: "interrupted",
        error: { code: "run-interrupted", data: {} },
      },
    },
    put: remoteOf(session).adoptRecord,
  });
}

// What fails here is done at the next opening of the conversation.
async function adopt(session: Session, conversation: Id): Promise<void> {
  await session.library.readThread({ conversation, remote: remoteOf(session) }).catch(() => undefined);
}
