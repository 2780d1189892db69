import { ConversationList } from "#shared/http.ts";
import { Id } from "#shared/ids.ts";
import { z } from "#shared/zod.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { listConversations } from "#worker/store/list-conversations.ts";

const Query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,16}\.[0-9a-f-]{36}$/)
    .optional()
    .describe("`next` of the page before"),
});

export const getConversations = defineRoute({
  id: "getConversations",
  method: "get",
  path: "/v1/conversations",
  summary: "The account's conversations, the latest first",
  access: "account",
  params: null,
  query: Query,
  body: null,
  replies: [{ status: 200, description: "A page of conversations", content: ConversationList }],
  errors: [],
  answer: async ({ ctx, query: { limit, cursor } }) =>
    Response.json(await listConversations({ ctx, input: { limit, before: readCursor(cursor) } })),
});

function readCursor(cursor: string | undefined): { updatedAt: number; id: string } | undefined {
  const [updatedAt, id] = cursor?.split(".") ?? [];
  return id ? { updatedAt: Number(updatedAt), id: Id.parse(id) } : undefined;
}
