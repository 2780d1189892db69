import { AdoptRecord, MessageRow } from "#shared/http.ts";
import { checkSealed } from "#worker/guard/check-sealed.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InMessage } from "#worker/routes/params.ts";
import { adoptRecord } from "#worker/store/adopt-record.ts";

export const putMessage = defineRoute({
  id: "putMessage",
  method: "put",
  path: "/v1/conversations/:conversation/messages/:message",
  summary: "Puts a record the device sealed in the place of the one it opened",
  access: "account",
  params: InMessage,
  query: null,
  body: AdoptRecord,
  replies: [{ status: 200, description: "The message", content: MessageRow }],
  errors: ["message-not-found", "version-conflict"],
  answer: async ({ ctx, params, body }) => {
    checkSealed({ field: "record", record: body.record, kind: "c", longest: 1_500_000 });
    return Response.json(await adoptRecord({ ctx, input: { ...params, ...body } }));
  },
});
