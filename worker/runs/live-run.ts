import { type AssembledAnswer, advanceAnswer, noAnswer } from "#shared/assemble-answer.ts";
import { TeranceError } from "#shared/errors.ts";
import type { RunEvent } from "#shared/run.ts";
import { createRunKey } from "#shared/vault/create-run-key.ts";
import { sealRunKey } from "#shared/vault/seal-run-key.ts";
import type { ModelPart } from "#worker/engine/stream-model.ts";
import { Coalescer } from "#worker/runs/coalescer.ts";
import { PartSealer, type SealedPart } from "#worker/runs/part-sealer.ts";
import { RunFeed } from "#worker/runs/run-feed.ts";

/** Bytes of JSON an answer may have, so that its sealed record fits a row; and all events together. */
const longestAnswer = 800_000;
const longestBuffer = 4_000_000;

type LiveRunOptions = {
  run: string;
  conversation: string;
  owner: { account: string; publicKey: string };
  answer: string;
  model: string;
  storePart: (part: SealedPart, sealedKey: string) => void;
};

/** A run being made, in memory: its events, what they add up to, and the way to end it. */
export class LiveRun {
  readonly run: string;
  readonly feed = new RunFeed();
  readonly #abort = new AbortController();
  readonly #begun = Promise.withResolvers<void>();
  readonly #sealer: PartSealer;
  readonly #coalescer = new Coalescer((event) => this.#emit(event));
  readonly #open = new Map<string, "text-end" | "reasoning-end">();
  #answer: AssembledAnswer = noAnswer;
  #textBytes = 0;
  #allBytes = 0;

  constructor(options: LiveRunOptions) {
    this.run = options.run;
    this.#sealer = createSealer(options);
    this.#emit({ type: "start", messageId: options.answer });
    this.#emit({ type: "data-run-accepted", data: { run: options.run, model: options.model } });
    this.#emit({ type: "start-step" });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves with the first words, or when the run is over without any. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** What there is of the answer so far. */
  get text(): string {
    this.#coalescer.flush();
    return this.#answer.text;
  }

  /** Ends the call to the provider at once. With a reason the run fails for it; without one it was stopped. */
  cancel(reason: TeranceError | "stopped" = "stopped"): void {
    this.#abort.abort(reason);
  }

  /** Takes a part of the model's stream. @throws TeranceError `answer-truncated` when it grows beyond all bounds */
  take(part: Exclude<ModelPart, { type: "finish" }>, provider: string): void {
    switch (part.type) {
      case "text-start":
      case "reasoning-start":
        this.#open.set(part.id, part.type === "text-start" ? "text-end" : "reasoning-end");
        this.#coalescer.push({ type: part.type, id: part.id });
        break;
      case "text-end":
      case "reasoning-end":
        this.#open.delete(part.id);
        this.#coalescer.push({ type: part.type, id: part.id });
        break;
      case "text-delta":
      case "reasoning-delta":
        this.#measure(part, provider);
        this.#coalescer.push({ type: part.type, id: part.id, delta: part.text });
        break;
    }
  }

  /** Emits what is open as closed, the one terminal event, and the end of the stream. */
  end(terminal: readonly RunEvent[]): void {
    this.#coalescer.flush();
    for (const [id, type] of this.#open) this.#emit({ type, id });
    this.#emit({ type: "finish-step" });
    for (const event of terminal) this.#emit(event);
    this.#sealer.stop();
    this.#begun.resolve();
    this.feed.close();
  }

  #measure(part: Extract<ModelPart, { text: string }>, provider: string): void {
    const bytes = new TextEncoder().encode(JSON.stringify(part.text)).byteLength;
    this.#allBytes += bytes;
    this.#begun.resolve();
    if (part.type === "text-delta") this.#textBytes += bytes;
    if (this.#textBytes <= longestAnswer && this.#allBytes <= longestBuffer) return;
    throw new TeranceError("answer-truncated", { provider });
  }

  #emit(event: RunEvent): void {
    const sequence = this.feed.append(event);
    this.#answer = advanceAnswer(this.#answer, event);
    this.#sealer.add({ sequence, event });
  }
}

function createSealer({ run, conversation, owner, storePart }: LiveRunOptions): PartSealer {
  const { account, publicKey } = owner;
  const context = { account, conversation, run };
  const createKey = async () => {
    const key = await createRunKey();
    return { key, sealedKey: await sealRunKey({ key, publicKey, context }) };
  };
  return new PartSealer({ run, createKey, store: storePart });
}
