import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import { EgressError, type EgressFailure } from "#worker/egress-error.ts";
import type { ChosenModel } from "#worker/engine/choose-model.ts";
import { type ProviderFailure, readProviderFailure } from "#worker/models/open-stream.ts";

/** Who failed: fills the sentences. Nothing of what the provider said goes into an error. */
type Who = Pick<ChosenModel, "id" | "provider">;

const tooLong =
  /context.{0,30}(length|window|size|limit)|maximum.{0,20}(context|tokens)|too many (input )?tokens|prompt is too long|input is too long|token count.{0,40}exceed/i;
const refused = /content[_ -]?(filter|policy)|responsible ai|safety|moderation/i;

const egressCodes: Record<EgressFailure, ErrorCode> = {
  "not-allowed": "misconfigured",
  "no-headers": "provider-timeout",
  idle: "provider-timeout",
  unreachable: "provider-unreachable",
  redirected: "provider-unreachable",
  "too-large": "answer-truncated",
};

/** Turns whatever a provider, its SDK or the network threw into one of our codes. */
export function readFailure(error: unknown, who: Who): TeranceError {
  if (error instanceof TeranceError) return error;
  const egress = findCause(error, (cause) => cause instanceof EgressError);
  if (egress instanceof EgressError) return fromEgress(egress, who);
  const cause = findCause(error, (each) => readProviderFailure(each) !== undefined);
  const failure = readProviderFailure(cause);
  if (failure) return fromCall({ ...failure, cause }, who);
  return new TeranceError("provider-failed", { provider: who.provider }, { cause: error });
}

function fromEgress(cause: EgressError, { provider }: Who): TeranceError {
  const code = egressCodes[cause.failure];
  if (code !== "misconfigured") return new TeranceError(code, { provider }, { cause });
  const remedy = `the address of the provider “${provider}” must be https and public, or TERANCE_ALLOW_PRIVATE must be 1.`;
  return new TeranceError("misconfigured", { setting: "TERANCE_PROVIDERS", remedy }, { cause });
}

function fromCall(call: ProviderFailure & { cause: unknown }, who: Who): TeranceError {
  const { provider, id: model } = who;
  const { status, said, cause } = call;
  if (status === 401 || status === 403) return fail("provider-key-rejected");
  if (status === 429) return fail("provider-rate-limited", readRetryAfter(call));
  if (status === 413 || (status >= 400 && status < 500 && tooLong.test(said))) {
    return new TeranceError("context-too-long", { model }, { cause });
  }
  if (status >= 400 && status < 500 && refused.test(said)) return fail("content-refused");
  if (status === 404) return new TeranceError("model-unknown", { model }, { cause });
  if (status === 408 || status === 504) return fail("provider-timeout");
  return fail("provider-failed");

  function fail(code: ErrorCode, data: Record<string, number> = {}): TeranceError {
    return new TeranceError(code, { provider, ...data }, { cause });
  }
}

function readRetryAfter({ retryAfter: value }: ProviderFailure): { retryAfter?: number } {
  if (!value) return {};
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(value) - Date.now()) / 1_000;
  return Number.isFinite(wait) && wait > 0 ? { retryAfter: Math.min(Math.ceil(wait), 3_600) } : {};
}

function findCause(error: unknown, fits: (cause: unknown) => boolean): unknown {
  let cause = error;
  for (let depth = 0; depth < 8; depth++) {
    if (fits(cause)) return cause;
    if (!(cause instanceof Error)) return undefined;
    cause = "lastError" in cause ? cause.lastError : cause.cause;
  }
  return undefined;
}
