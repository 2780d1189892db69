import { type ErrorCode, Problem, TeranceError } from "#shared/errors.ts";
import { parseJson } from "#shared/json.ts";
import type { z } from "#shared/zod.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type WorkerAddress = {
  /** Origin of the worker, without a slash at the end. */
  worker: string;
  token: string | undefined;
  fetch: Fetch;
  /** Milliseconds until the first byte of an answer, and again until the last byte of a JSON one. */
  timeout: number;
};

export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

/** The most characters of JSON a client reads, so that a hostile server cannot fill the memory. */
const longestReply = 64 * 1024 * 1024;

/**
 * Calls the worker and checks what comes back against a schema.
 * @throws TeranceError the worker's own, `worker-unreachable`, `worker-not-understood` or `not-authenticated`;
 * the signal's reason when it aborts
 */
export async function callWorker<T extends z.ZodType>(
  address: WorkerAddress,
  call: Call,
  schema: T,
): Promise<z.infer<T>> {
  const deadline = AbortSignal.timeout(address.timeout * 2);
  const response = await requestWorker(address, call);
  const text = await readText(response, deadline).catch((cause: unknown) => {
    call.signal?.throwIfAborted();
    throw cause instanceof TeranceError ? cause : unreachable(address, cause);
  });
  if (text === null || !isOf(response, "application/json")) throw notUnderstood(address);
  try {
    return parseJson(schema, text);
  } catch (cause) {
    throw notUnderstood(address, cause);
  }
}

/** Calls the worker and gives a response of status 2xx, its body unread. Throws as `callWorker` does. */
export async function requestWorker(address: WorkerAddress, call: Call): Promise<Response> {
  const response = await send(address, call);
  if (response.ok) return response;
  const error = await readError(address, response);
  call.signal?.throwIfAborted();
  throw error;
}

export function isOf(response: Response, type: string): boolean {
  return response.headers.get("content-type")?.toLowerCase().split(";")[0]?.trim() === type;
}

export function notUnderstood({ worker }: Pick<WorkerAddress, "worker">, cause?: unknown): TeranceError {
  return new TeranceError("worker-not-understood", { worker }, { cause });
}

export function unreachable({ worker }: Pick<WorkerAddress, "worker">, cause?: unknown): TeranceError {
  return new TeranceError("worker-unreachable", { worker }, { cause });
}

async function send(address: WorkerAddress, call: Call): Promise<Response> {
  call.signal?.throwIfAborted();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), address.timeout);
  const { token } = address;
  try {
    return await address.fetch(address.worker + call.path, {
      method: call.method,
      headers: {
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: call.signal ? AbortSignal.any([call.signal, patience.signal]) : patience.signal,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
  } catch (cause) {
    call.signal?.throwIfAborted();
    throw unreachable(address, cause);
  } finally {
    clearTimeout(timer);
  }
}

async function readError(address: WorkerAddress, response: Response): Promise<TeranceError> {
  const deadline = AbortSignal.timeout(address.timeout);
  const text = await readText(response, deadline).catch(() => null);
  if (isOf(response, "application/problem+json") && text !== null) {
    const error = readProblem(text);
    if (error) return error;
  }
  const code = codeByStatus[response.status];
  return code ? new TeranceError(code, {}) : notUnderstood(address, response.status);
}

function readProblem(text: string): TeranceError | null {
  try {
    const { code, data, request } = parseJson(Problem, text);
    return new TeranceError(code, request === undefined ? data : { ...data, request });
  } catch {
    return null;
  }
}

// Only statuses that something between us and the worker gives for the same reason as the worker would.
const codeByStatus: Record<number, ErrorCode> = {
  401: "not-authenticated",
  413: "body-too-large",
  429: "rate-limited",
};

// The text, or null when it is longer than any worker's.
async function readText(response: Response, deadline: AbortSignal): Promise<string | null> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return "";
  const giveUp = () => void reader.cancel(deadline.reason).catch(() => undefined);
  deadline.addEventListener("abort", giveUp, { once: true });
  const pieces: string[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value?.length ?? 0;
    if (length > longestReply) {
      giveUp();
      return null;
    }
    pieces.push(value ?? "");
  }
  deadline.removeEventListener("abort", giveUp);
  deadline.throwIfAborted();
  return pieces.join("");
}
