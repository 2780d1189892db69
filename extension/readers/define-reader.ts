import type { ErrorCode, ErrorData } from "#shared/errors.ts";
import type { PageContext, Source } from "#shared/page-context.ts";

/** What a reading ends in: the page, or why there is none. An expected failure is a value. */
export type Reading =
  | { kind: "page"; page: PageContext }
  | { kind: "unreadable"; code: ErrorCode; data: ErrorData };

export type ReaderInput = {
  /** The live document. It is never changed. */
  document: Document;
  /** Ends the reading early; `read` then rejects with the signal's reason. */
  signal: AbortSignal;
};

export type Reader = {
  /** The value of `PageContext.source`, and the name of the reader's file. */
  id: Source;
  /** Reads the live document, resting at least every 25 ms so that the page stays usable. */
  read: (input: ReaderInput) => Promise<Reading>;
};

/** Gives a reader its type. */
export function defineReader<const R extends Reader>(reader: R): R {
  return reader;
}

/** A reading that found nothing to send, and why. */
export function unreadable(code: ErrorCode, data: ErrorData = {}): Reading {
  return { kind: "unreadable", code, data };
}
