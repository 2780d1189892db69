import { type ErrorCode, ErrorCode as ErrorCodes } from "#shared/errors.ts";

/** What a log line may hold. There is no field for content, so none can slip in. */
export type LogFields = {
  event: "request" | "run-ended" | "commit-failed" | "open-failed" | "unexpected" | "attempt-failed";
  request?: string | undefined;
  method?: string | undefined;
  /** The route's pattern, never the path: paths hold ids. */
  route?: string | undefined;
  status?: number | undefined;
  ms?: number | undefined;
  code?: ErrorCode | undefined;
  run?: string | undefined;
  state?: string | undefined;
  provider?: string | undefined;
  model?: string | undefined;
  attempt?: number | undefined;
  /** The class of an unexpected error, never its message. */
  kind?: string | undefined;
};

const allowed: Record<keyof LogFields, true> = {
  event: true,
  request: true,
  method: true,
  route: true,
  status: true,
  ms: true,
  code: true,
  run: true,
  state: true,
  provider: true,
  model: true,
  attempt: true,
  kind: true,
};

/** Writes one structured line. Fields outside the list are dropped, long ones cut, control characters escaped by JSON. */
export function log(fields: LogFields): void {
  const line: Record<string, string | number> = { time: Date.now() };
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(allowed, name) || value === undefined) continue;
    line[name] = typeof value === "string" ? value.slice(0, 200) : value;
  }
  if (line.code !== undefined && !ErrorCodes.safeParse(line.code).success) delete line.code;
  // biome-ignore lint/suspicious/noConsole: the one place that writes the log
  console.log(JSON.stringify(line));
}

/** The class of an unexpected error: all of it that may be logged. */
export function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
