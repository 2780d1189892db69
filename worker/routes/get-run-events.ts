import { TeranceError } from "#shared/errors.ts";
import { z } from "#shared/zod.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InRun } from "#worker/routes/params.ts";
import { callRun } from "#worker/runs/call-run.ts";
import { findRun } from "#worker/store/find-run.ts";

const Query = z.strictObject({
  after: z.coerce.number().int().min(0).max(10_000_000).default(0).describe("the last event already seen"),
});

export const getRunEvents = defineRoute({
  id: "getRunEvents",
  method: "get",
  path: "/v1/conversations/:conversation/runs/:run/events",
  summary: "A run's events after a number, and then live; `Last-Event-ID` stands above `after`",
  access: "account",
  params: InRun,
  query: Query,
  body: null,
  replies: [
    { status: 200, description: "The run's events", content: "event-stream" },
    { status: 204, description: "The buffer is gone: read the record", content: null },
  ],
  errors: ["run-not-found"],
  answer: async ({ ctx, params, query, headers }) => {
    const after = readLastEventId(headers) ?? query.after;
    const { requestId } = ctx;
    const response = await callRun(ctx, params.conversation).watch({ run: params.run, after, requestId });
    if (response.status !== 404) return response;
    await response.body?.cancel();
    await findRun({ ctx, input: params });
    return new Response(null, { status: 204 });
  },
});

function readLastEventId(headers: Headers): number | undefined {
  const id = headers.get("Last-Event-ID");
  if (id === null || id === "") return undefined;
  if (!/^\d{1,8}$/.test(id)) throw new TeranceError("invalid-request", { field: "Last-Event-ID" });
  return Number(id);
}
