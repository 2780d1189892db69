import { setTimeout as pause } from "node:timers/promises";

type WaitOptions<T> = {
  /** What is waited for, as the error says it. */
  what: string;
  /** Asked again and again until it gives something other than undefined, null and false. */
  ask: () => Promise<T> | T;
  milliseconds?: number;
};

type Answer<T> = Exclude<T, undefined | null | false>;

/** Waits for a state. An `ask` that throws is asked again. @throws Error that names what never came. */
export async function waitFor<T>({ what, ask, milliseconds = 30_000 }: WaitOptions<T>): Promise<Answer<T>> {
  const end = performance.now() + milliseconds;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (isAnswer(answer)) return answer;
    } catch (error) {
      cause = error;
    }
    await pause(20);
  } while (performance.now() < end);
  throw new Error(`waited ${milliseconds / 1000} s in vain for ${what}`, { cause });
}

function isAnswer<T>(value: T): value is Answer<T> {
  return value !== undefined && value !== null && value !== false;
}
