import { Conversation } from "#shared/http.ts";
import { z } from "#shared/zod.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InConversation } from "#worker/routes/params.ts";
import { readConversation } from "#worker/store/read-conversation.ts";

const Query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor: z.coerce.number().int().min(0).default(0).describe("`next` of the page before"),
});

export const getConversation = defineRoute({
  id: "getConversation",
  method: "get",
  path: "/v1/conversations/:conversation",
  summary: "A conversation and a page of its messages, in the order they were made",
  access: "account",
  params: InConversation,
  query: Query,
  body: null,
  replies: [{ status: 200, description: "The conversation", content: Conversation }],
  errors: ["conversation-not-found"],
  answer: async ({ ctx, params, query: { limit, cursor } }) =>
    Response.json(await readConversation({ ctx, input: { ...params, limit, after: cursor } })),
});
