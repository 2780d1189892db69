import { checkAddress } from "#worker/egress/check-address.ts";
import { limitBody } from "#worker/egress/limit-body.ts";
import { EgressError } from "#worker/egress-error.ts";

export type EgressRules = {
  mayReachPrivate: boolean;
  /** Milliseconds until the headers must be there. */
  headersWithin: number;
  /** Milliseconds without a single byte after which a body counts as dead. */
  idleAfter: number;
  /** Bytes a body may have. */
  largestBody: number;
};

export const defaultRules = {
  headersWithin: 10_000,
  idleAfter: 120_000,
  largestBody: 32 * 1024 * 1024,
} as const;

/**
 * The one function that calls out: a `fetch` that goes only where it may, follows no redirect, and gives up
 * on a silent or endless answer. Throws `EgressError`, or the reason of the caller's own abort.
 */
export function createFetch(rules: EgressRules): typeof fetch {
  return async (input, init) => {
    checkAddress(input instanceof Request ? input.url : String(input), rules);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new EgressError("no-headers")), rules.headersWithin);
    const signal = AbortSignal.any([late.signal, ...(init?.signal ? [init.signal] : [])]);
    try {
      const response = await fetch(input, { ...init, redirect: "manual", signal });
      return check(response, rules);
    } catch (cause) {
      if (init?.signal?.aborted) throw cause;
      if (late.signal.aborted) throw new EgressError("no-headers", { cause });
      throw cause instanceof EgressError ? cause : new EgressError("unreachable", { cause });
    } finally {
      clearTimeout(timer);
    }
  };
}

function check(response: Response, rules: EgressRules): Response {
  if (response.status >= 300 && response.status < 400) {
    response.body?.cancel().catch(() => undefined);
    throw new EgressError("redirected");
  }
  if (!response.body) return response;
  return new Response(limitBody(response.body, rules), response);
}
