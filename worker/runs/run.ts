import { DurableObject } from "cloudflare:workers";
import { TeranceError } from "#shared/errors.ts";
import type { RunRow } from "#shared/http.ts";
import { isTerminal } from "#shared/run.ts";
import type { Env } from "#worker/context.ts";
import { answerProblem } from "#worker/guard/answer-problem.ts";
import { log } from "#worker/log.ts";
import { answerInterrupted } from "#worker/runs/answer-interrupted.ts";
import { buildPrompt } from "#worker/runs/build-prompt.ts";
import { driveRun, sealEnd, toTerminalEvents } from "#worker/runs/drive-run.ts";
import { answerEventStream } from "#worker/runs/event-stream.ts";
import { LiveRun } from "#worker/runs/live-run.ts";
import { RunRecords } from "#worker/runs/run-records.ts";
import { RunTable, type StoredRun } from "#worker/runs/run-table.ts";
import { type StartRun, toStoredRun } from "#worker/runs/start-run.ts";

const mostRunsOfConversation = 4;
const mostBuffers = 16;
const heartbeat = 30_000;
const keepBuffer = 10 * 60_000;
/** Nobody but a device can read what an interrupted run left: it waits for one. */
const keepInterrupted = 30 * 24 * 60 * 60_000;
const commitPatience = 3_000;
const announceWithin = 150;
const announceAfter = 25;

type Making = { live: LiveRun; stored: StoredRun; input: StartRun };

/** The runs of one conversation. What is readable lives in this object's memory only. */
export class Run extends DurableObject<Env> {
  readonly #table: RunTable;
  readonly #records: RunRecords;
  readonly #live = new Map<string, LiveRun>();
  readonly #making = new Set<string>();
  #alarmAt: number | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#table = new RunTable(state.storage.sql);
    this.#records = new RunRecords(this.#table, () => this.env);
    this.#interruptLost();
  }

  /** Starts a run, or joins the one this very request started before. Nothing is awaited until it is stored. */
  start(input: StartRun): Response {
    return answerOr(input.requestId, () => {
      const replay = this.#findReplay(input);
      if (replay) return replay;
      if (this.#table.isDeleted()) throw new TeranceError("conversation-not-found");
      if (this.#making.size >= mostRunsOfConversation) throw new TeranceError("too-many-runs");
      const stored = toStoredRun(input);
      this.#table.insert(stored);
      const live = this.#open(stored);
      this.ctx.waitUntil(this.#make({ live, stored, input }));
      this.#schedule();
      return answerEventStream(live.feed.read(0));
    });
  }

  /** The events after a number and then live; 204 when the buffer is gone and the record is to be read. */
  async watch(input: { run: string; after: number; requestId: string }): Promise<Response> {
    try {
      const live = this.#live.get(input.run);
      if (live) return answerEventStream(live.feed.read(input.after));
      const stored = this.#table.find(input.run);
      if (!stored) return answerGone(this.#table.findErased({ id: input.run }) !== undefined);
      return await this.#answerStored(stored, input.after);
    } catch (error) {
      return answerProblem(error, input.requestId);
    }
  }

  /** The only thing that cancels. Answers when the run is over, also if it was before. */
  async stop(input: { run: string }): Promise<RunRow | null> {
    const live = this.#live.get(input.run);
    if (live && this.#making.has(input.run)) {
      live.cancel();
      await live.feed.closed;
    }
    return this.read(input);
  }

  /** What this object knows of a run, null when that is nothing. */
  read(input: { run: string }): RunRow | null {
    const stored = this.#table.find(input.run);
    if (!stored) return null;
    return { ...stored.seed.run, state: stored.state, endedAt: stored.end?.endedAt ?? null };
  }

  /** The conversation is being deleted: nothing goes on, nothing is kept, nothing starts here again. */
  erase(): void {
    for (const run of this.#making) this.#live.get(run)?.cancel();
    this.#live.clear();
    this.#table.clear();
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    for (const stored of this.#table.listUncommitted()) await this.#records.commit(stored.id);
    for (const run of this.#table.erase(Date.now())) this.#live.delete(run);
    this.#schedule();
  }

  #findReplay(input: StartRun): Response | undefined {
    const { idempotencyKey, requestHash, request } = input;
    const stored = this.#table.findByKey(idempotencyKey);
    const known = stored ?? this.#table.findErased({ idempotencyKey });
    if (!known) {
      const exists = this.#table.find(request.run) ?? this.#table.findErased({ id: request.run });
      if (exists) throw new TeranceError("run-exists");
      return undefined;
    }
    if (known.requestHash !== requestHash) throw new TeranceError("idempotency-mismatch");
    const live = this.#live.get(known.id);
    if (live) return answerEventStream(live.feed.read(0));
    if (stored?.end?.state !== "interrupted") return answerGone(true);
    return answerInterrupted({ stored, parts: this.#table.readParts(stored.id), after: 0 });
  }

  #open(stored: StoredRun): LiveRun {
    const live = new LiveRun({
      run: stored.id,
      answer: stored.seed.run.answer,
      model: stored.seed.run.model,
      conversation: stored.seed.conversation.id,
      owner: stored.owner,
      storePart: (part, sealedKey) => this.#table.storePart(stored.id, part, sealedKey),
    });
    this.#live.set(stored.id, live);
    this.#making.add(stored.id);
    const oldest = [...this.#live.keys()].find((run) => !this.#making.has(run));
    if (this.#live.size > mostBuffers && oldest) this.#live.delete(oldest);
    return live;
  }

  async #make({ live, stored, input }: Making): Promise<void> {
    const { chosen, request, requestId } = input;
    this.#table.markRunning(stored.id);
    this.ctx.waitUntil(this.#announce(live, stored));
    const outcome = await this.#drive(live, input);
    const { owner, seed } = stored;
    const end = await sealEnd({ outcome, text: live.text, seed, owner });
    this.#table.storeEnd(stored.id, { end, eraseAt: Date.now() + keepBuffer });
    // Who hears the end may ask for the record at once; a database that is away must not keep the end from them.
    await Promise.race([this.#records.commit(stored.id), wait(commitPatience)]);
    live.end(toTerminalEvents(outcome, { request, model: chosen.id, requestId }));
    this.#making.delete(stored.id);
    const code = end.errorCode ?? undefined;
    log({ event: "run-ended", run: stored.id, state: end.state, model: chosen.id, code, request: requestId });
    this.#schedule();
  }

  /** Writes the question to D1, but lets the first words go first: they are what somebody waits for. */
  async #announce(live: LiveRun, stored: StoredRun): Promise<void> {
    await Promise.race([live.begun, wait(announceWithin)]);
    await wait(announceAfter);
    if (!this.#making.has(stored.id)) return; // it is over: the commit writes all of it
    await this.#records.open(stored).catch((error: TeranceError) => live.cancel(error));
  }

  #drive(live: LiveRun, { chosen, config, request }: StartRun): ReturnType<typeof driveRun> {
    return driveRun(live, { env: this.env, config, chosen, prompt: buildPrompt(request) });
  }

  async #answerStored(stored: StoredRun, after: number): Promise<Response> {
    if (stored.end?.state === "interrupted") {
      return answerInterrupted({ stored, parts: this.#table.readParts(stored.id), after });
    }
    if (!isTerminal(stored.state)) throw new TeranceError("unavailable");
    if (!(await this.#records.commit(stored.id))) throw new TeranceError("unavailable");
    return answerGone(true);
  }

  /** Runs somebody was making when this object went away: their parts wait for a device that can open them. */
  #interruptLost(): void {
    const now = Date.now();
    const end = {
      state: "interrupted",
      record: null,
      errorCode: "run-interrupted",
      usage: null,
      endedAt: now,
    } as const;
    const lost = this.#table.listUnfinished();
    for (const { id } of lost) this.#table.storeEnd(id, { end, eraseAt: now + keepInterrupted });
    for (const { id } of lost) this.ctx.waitUntil(this.#records.commit(id));
    if (lost.length > 0) this.#schedule();
  }

  /** An alarm that comes too early only looks and asks for the next; moving it would cost a start a write. */
  #wakeAt(time: number): void {
    if (this.#alarmAt !== null && this.#alarmAt <= time) return;
    this.#alarmAt = time;
    this.ctx.waitUntil(this.ctx.storage.setAlarm(time));
  }

  #schedule(): void {
    const now = Date.now();
    const isBusy = this.#making.size > 0;
    const isOwing = this.#table.listUncommitted().length > 0;
    const retry = Math.min(60_000, 1_000 * 2 ** Math.min(this.#records.failures, 6));
    const erasure = this.#table.nextErasure();
    const times = [
      ...(isBusy ? [now + heartbeat] : []),
      ...(isOwing ? [now + retry] : []),
      ...(erasure === null ? [] : [Math.max(erasure, now + 1_000)]),
    ];
    if (times.length > 0) this.#wakeAt(Math.min(...times));
  }
}

function answerOr(requestId: string, answer: () => Response): Response {
  try {
    return answer();
  } catch (error) {
    return answerProblem(error, requestId);
  }
}

function answerGone(isKnown: boolean): Response {
  if (isKnown) return new Response(null, { status: 204 });
  throw new TeranceError("run-not-found");
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
