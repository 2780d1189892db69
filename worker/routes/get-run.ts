import { RunRow } from "#shared/http.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InRun } from "#worker/routes/params.ts";
import { callRun } from "#worker/runs/call-run.ts";
import { findRun } from "#worker/store/find-run.ts";

export const getRun = defineRoute({
  id: "getRun",
  method: "get",
  path: "/v1/conversations/:conversation/runs/:run",
  summary: "How a run stands",
  access: "account",
  params: InRun,
  query: null,
  body: null,
  replies: [{ status: 200, description: "The run", content: RunRow }],
  errors: ["run-not-found"],
  answer: async ({ ctx, params }) => {
    const known = await callRun(ctx, params.conversation).read({ run: params.run });
    return Response.json(known ?? (await findRun({ ctx, input: params })));
  },
});
