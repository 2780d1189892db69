export type EgressFailure =
  | "not-allowed"
  | "no-headers"
  | "unreachable"
  | "redirected"
  | "idle"
  | "too-large";

/** Why a call out came to nothing. Carries no address and no text of the other side. */
export class EgressError extends Error {
  override readonly name = "EgressError";
  readonly failure: EgressFailure;

  constructor(failure: EgressFailure, options: { cause?: unknown } = {}) {
    super(`egress ${failure}`, options);
    this.failure = failure;
  }
}
