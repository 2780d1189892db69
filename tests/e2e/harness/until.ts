import { setTimeout as pause } from "node:timers/promises";

type Truthy<T> = Exclude<T, false | 0 | "" | null | undefined>;

/**
 * Waits until a question about the world is answered with something true, and gives that answer.
 * @throws when it never is within the limit, naming what was waited for and the last error.
 */
export async function until<T>(what: string, ask: () => Promise<T> | T, limit = 20_000): Promise<Truthy<T>> {
  const end = Date.now() + limit;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (isTruthy(answer)) return answer;
    } catch (error) {
      last = error;
    }
    await pause(25);
  } while (Date.now() < end);
  throw new Error(`waited ${limit} ms in vain: ${what}`, { cause: last });
}

function isTruthy<T>(value: T): value is Truthy<T> {
  return Boolean(value);
}
