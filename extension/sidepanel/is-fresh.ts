const longestWait = 60_000;

/** Whether a job is still wanted; both times are milliseconds since the Unix epoch. */
export function isFresh(at: number, now: number): boolean {
  return now - at <= longestWait;
}
