import type { NumberedEvent } from "#shared/run.ts";
import { sealPart } from "#shared/vault/seal-part.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { kindOf, log } from "#worker/log.ts";

const mostEvents = 20;
const longestWait = 250;
const largestPart = 256 * 1024;

export type SealedPart = { index: number; record: string; lastSequence: number };

/** The run key, and what is stored of it with the first part: the key sealed to the account. */
export type RunKey = { key: SecretKey; sealedKey: string };

type Target = {
  run: string;
  /** Asked once, for the first part: making a key must not hold back the call to the provider. */
  createKey: () => Promise<RunKey>;
  store: (part: SealedPart, sealedKey: string) => void;
};

/** Packs a run's events, seals each pack under the run's key, and hands them on in order. */
export class PartSealer {
  readonly #target: Target;
  #events: NumberedEvent[] = [];
  #size = 0;
  #index = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #chain: Promise<void> = Promise.resolve();
  #key: Promise<RunKey> | undefined;

  constructor(target: Target) {
    this.#target = target;
  }

  add(event: NumberedEvent): void {
    this.#events.push(event);
    this.#size += JSON.stringify(event).length;
    if (this.#events.length >= mostEvents || this.#size >= largestPart) this.#flushSoon();
    else this.#timer ??= setTimeout(() => this.#flushSoon(), longestWait);
  }

  /** Seals what is there. Resolves when everything so far is stored. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#events;
    if (events.length > 0) {
      const index = this.#index++;
      this.#events = [];
      this.#size = 0;
      this.#chain = this.#chain.then(() => this.#seal(index, events));
    }
    return this.#chain;
  }

  /** Forgets what is not stored yet: the answer itself is sealed, so its parts are not needed any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#events = [];
  }

  // A part that cannot be stored costs the rest of the buffer, which only an interrupted run needs.
  #flushSoon(): void {
    this.flush().catch((error: unknown) => {
      log({ event: "unexpected", run: this.#target.run, kind: kindOf(error) });
    });
  }

  async #seal(index: number, events: readonly NumberedEvent[]): Promise<void> {
    const { run, createKey, store } = this.#target;
    this.#key ??= createKey();
    const { key, sealedKey } = await this.#key;
    const record = await sealPart({ key, run, index, plaintext: JSON.stringify(events) });
    store({ index, record, lastSequence: events.at(-1)?.sequence ?? 0 }, sealedKey);
  }
}
