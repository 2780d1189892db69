import { TeranceError } from "#shared/errors.ts";
import { RunRequest } from "#shared/run.ts";
import type { Ctx } from "#worker/context.ts";
import { chooseModel } from "#worker/engine/choose-model.ts";
import { checkSealed } from "#worker/guard/check-sealed.ts";
import { hashRequest } from "#worker/guard/hash-request.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InConversation } from "#worker/routes/params.ts";
import { callRun } from "#worker/runs/call-run.ts";

export const postRun = defineRoute({
  id: "postRun",
  method: "post",
  path: "/v1/conversations/:conversation/runs",
  summary: "Asks: starts a run and streams it, or joins the one the same request started before",
  access: "account",
  params: InConversation,
  query: null,
  body: RunRequest,
  limit: (env) => env.RUNS_LIMIT,
  replies: [
    { status: 200, description: "The run's events", content: "event-stream" },
    { status: 204, description: "It ended long ago: read the record", content: null },
  ],
  errors: [
    "conversation-not-found",
    "model-unknown",
    "forbidden",
    "idempotency-mismatch",
    "run-exists",
    "too-many-runs",
    "rate-limited",
  ],
  answer: async ({ ctx, params, body, headers }) => {
    checkSealed({ field: "conversation.key", record: body.conversation.key, kind: "m", longest: 1_000 });
    checkSealed({ field: "conversation.title", record: body.conversation.title, kind: "c", longest: 16_000 });
    checkSealed({ field: "question.record", record: body.question.record, kind: "c", longest: 500_000 });
    checkIds(body);
    const chosen = chooseModel({ ...ctx, wanted: body.model });
    const requestHash = await hashRequest(ctx.actor, { ...params, ...body });
    return await callRun(ctx, params.conversation).start({
      request: body,
      conversation: params.conversation,
      owner: ownerOf(ctx),
      chosen,
      config: ctx.config,
      idempotencyKey: readIdempotencyKey(headers, body.run),
      requestHash,
      requestId: ctx.requestId,
    });
  },
});

function ownerOf({ tenant, actor: { account, publicKey, shard } }: Ctx) {
  return { tenant, account, publicKey, shard };
}

function checkIds({ question, answer }: RunRequest): void {
  if (question.id === answer.id) throw new TeranceError("invalid-request", { field: "answer.id" });
}

function readIdempotencyKey(headers: Headers, run: string): string {
  const key = headers.get("Idempotency-Key") ?? run;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new TeranceError("invalid-request", { field: "Idempotency-Key" });
  return key;
}
