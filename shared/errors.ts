import { z } from "#shared/zod.ts";

type Retry = "never" | "after-a-change" | "later";

type ErrorRow = {
  /** HTTP status on the wire; 0 for what can only happen on the device. */
  status: number;
  retry: Retry;
  /** What happened and what to do, for a person. `{name}` is filled from the error's data. */
  sentence: string;
};

/** Every error Terance knows. The key is the code; behaviour differences are columns of this table. */
export const errorTable = {
  "malformed-json": row(400, "never", "The request was not valid JSON. Update Terance and try again."),
  "invalid-request": row(
    400,
    "never",
    "The request was not understood ({field}). Update Terance and try again.",
  ),
  "not-authenticated": row(
    401,
    "after-a-change",
    "This device is not signed in to the worker any more. Reload Terance to sign in again.",
  ),
  forbidden: row(403, "never", "This account may not do that. Ask the owner of this worker."),
  "not-found": row(404, "never", "There is nothing at this address. Check the address and try again."),
  "conversation-not-found": row(404, "never", "This conversation does not exist any more. Start a new one."),
  "run-not-found": row(404, "never", "This answer does not exist any more. Ask again."),
  "message-not-found": row(404, "never", "This message does not exist any more. Reload the conversation."),
  "model-unknown": row(404, "after-a-change", "The model “{model}” is not connected. Choose another model."),
  "version-conflict": row(
    409,
    "after-a-change",
    "This was changed on another device meanwhile. Reload it and try again.",
  ),
  "run-exists": row(409, "never", "An answer with this id exists already. Ask again."),
  "body-too-large": row(
    413,
    "after-a-change",
    "That is too much to send at once (at most {limit}). Select a part of the page and ask about it.",
  ),
  "unsupported-media-type": row(415, "never", "The worker takes JSON only. Update Terance and try again."),
  "idempotency-mismatch": row(
    422,
    "never",
    "This question was already sent with other content. Ask it again.",
  ),
  "action-needs-model": row(
    422,
    "after-a-change",
    "The built-in engine cannot do “{action}”. Connect a model to use it.",
  ),
  "page-needed": row(
    422,
    "after-a-change",
    "The built-in engine answers from the page only. Let Terance see a page, or connect a model.",
  ),
  "context-too-long": row(
    422,
    "after-a-change",
    "The page is too long for the model “{model}”. Select a part of it, or choose a model with a larger window.",
  ),
  "content-refused": row(
    422,
    "never",
    "The provider “{provider}” refused to answer this. Ask it differently, or choose another model.",
  ),
  "rate-limited": row(429, "later", "Too many questions at once. Wait a moment and try again."),
  "too-many-runs": row(
    429,
    "later",
    "Too many answers are being made at once. Wait until one is done, or stop one.",
  ),
  internal: row(
    500,
    "later",
    "Something went wrong in the worker. Try again; if it stays, give its owner the number {request}.",
  ),
  misconfigured: row(500, "after-a-change", "The worker's setting {setting} is wrong: {remedy}"),
  "provider-failed": row(
    502,
    "later",
    "The provider “{provider}” failed while answering. Try again, or choose another model.",
  ),
  "provider-key-rejected": row(
    502,
    "after-a-change",
    "The provider “{provider}” rejected its key. Put a valid key into the worker's settings.",
  ),
  "provider-unreachable": row(
    502,
    "later",
    "The provider “{provider}” cannot be reached. Check that it is running and that its address is right, then try again.",
  ),
  "answer-truncated": row(
    502,
    "later",
    "The provider “{provider}” broke off in the middle of the answer. What arrived is kept; ask again for the rest.",
  ),
  "provider-rate-limited": row(
    503,
    "later",
    "The provider “{provider}” is asked too often just now. Try again in a while, or choose another model.",
  ),
  unavailable: row(503, "later", "The worker cannot reach its database just now. Try again in a moment."),
  "provider-timeout": row(
    504,
    "later",
    "The provider “{provider}” did not answer in time. Try again, or choose another model.",
  ),
  "run-interrupted": row(
    0,
    "later",
    "The worker was restarted while answering. What arrived is kept; ask again for the rest.",
  ),
  "worker-unreachable": row(
    0,
    "later",
    "The worker at {worker} cannot be reached. Your question is kept. Start the worker, then try again.",
  ),
  "worker-not-understood": row(
    0,
    "later",
    "The worker at {worker} answered with something else than Terance's answer. Check that you are online and not behind a sign-in page, then try again.",
  ),
  "page-not-visible": row(
    0,
    "after-a-change",
    "Terance cannot see this page. Click its toolbar button, press {shortcut}, or allow it on this site.",
  ),
  "page-internal": row(
    0,
    "never",
    "This page belongs to the browser, and no extension may read it. Open a web page and ask there.",
  ),
  "page-protected": row(
    0,
    "never",
    "The browser lets no extension read this site. Copy the text into your question instead.",
  ),
  "page-is-pdf": row(
    0,
    "never",
    "Terance cannot read PDF files yet. Copy the text you mean into your question.",
  ),
  "page-empty": row(
    0,
    "after-a-change",
    "There is no readable text on this page. Wait until it has loaded, or select the part you mean.",
  ),
  "page-changed": row(
    0,
    "after-a-change",
    "The page changed while it was being read, so nothing was sent. Ask again.",
  ),
  "selection-empty": row(
    0,
    "after-a-change",
    "No readable text is selected. Select the part you mean and ask again.",
  ),
  "passage-not-found": row(
    0,
    "never",
    "This passage is not on the page any more. The page may have changed since.",
  ),
  "record-unreadable": row(
    0,
    "never",
    "This message cannot be opened with the keys of this device. The rest of the conversation is not affected.",
  ),
  "library-unavailable": row(
    0,
    "after-a-change",
    "The browser does not let Terance store anything. Free some disk space or leave private browsing, then reload.",
  ),
} as const satisfies Record<string, ErrorRow>;

export const ErrorCode = z.enum(
  Object.keys(errorTable) as [keyof typeof errorTable, ...(keyof typeof errorTable)[]],
);
export type ErrorCode = keyof typeof errorTable;

/** What fills a sentence and tells a program more. Never content, never a secret: it may be logged. */
export const ErrorData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type ErrorData = z.infer<typeof ErrorData>;

/** RFC 9457, `application/problem+json`. `type` is `about:blank#<code>`; `detail` the sentence, in English. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: ErrorCode,
  data: ErrorData,
  request: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The one error class. The message is derived from code and data; the cause stays on this side of the wire. */
export class TeranceError extends Error {
  override readonly name = "TeranceError";
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, options: { cause?: unknown } = {}) {
    super(fillSentence(errorTable[code].sentence, data), options);
    this.code = code;
    this.data = data;
  }
}

/** Fills `{name}` in a sentence, of any language, from an error's data. A name without data stays empty. */
export function fillSentence(sentence: string, data: ErrorData): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ""));
}

/** Turns an error into what may leave the worker. `request` is the request id a person can quote. */
export function toProblem(error: TeranceError, request?: string): Problem {
  const data = request === undefined ? error.data : { ...error.data, request };
  return {
    type: `about:blank#${error.code}`,
    title: error.code,
    status: errorTable[error.code].status || 500,
    detail: fillSentence(errorTable[error.code].sentence, data),
    code: error.code,
    data: error.data,
    ...(request === undefined ? {} : { request }),
  };
}

function row(status: number, retry: Retry, sentence: string): ErrorRow {
  return { status, retry, sentence };
}
