import { TeranceError, toProblem } from "#shared/errors.ts";
import { kindOf, log } from "#worker/log.ts";

/**
 * Turns whatever was thrown into `application/problem+json`. What is not a `TeranceError` is `internal`, and
 * nothing of it leaves the worker but the request id.
 */
export function answerProblem(error: unknown, requestId: string): Response {
  if (!(error instanceof TeranceError)) log({ event: "unexpected", request: requestId, kind: kindOf(error) });
  const known = error instanceof TeranceError ? error : new TeranceError("internal", {}, { cause: error });
  const problem = toProblem(known, requestId);
  const retryAfter = known.data.retryAfter;
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json",
      ...(typeof retryAfter === "number" && { "Retry-After": String(retryAfter) }),
      ...(problem.status === 401 && { "WWW-Authenticate": 'Bearer realm="terance"' }),
    },
  });
}
