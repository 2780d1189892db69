import { RunRow } from "#shared/http.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InRun } from "#worker/routes/params.ts";
import { callRun } from "#worker/runs/call-run.ts";
import { findRun } from "#worker/store/find-run.ts";

export const postRunStop = defineRoute({
  id: "postRunStop",
  method: "post",
  path: "/v1/conversations/:conversation/runs/:run/stop",
  summary: "Stops a run: the only thing that does. One that is over stays as it ended",
  access: "account",
  params: InRun,
  query: null,
  body: null,
  replies: [{ status: 200, description: "The run, which is over", content: RunRow }],
  errors: ["run-not-found"],
  answer: async ({ ctx, params }) => {
    const known = await callRun(ctx, params.conversation).stop({ run: params.run });
    return Response.json(known ?? (await findRun({ ctx, input: params })));
  },
});
