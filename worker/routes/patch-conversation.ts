import { ConversationRow, RenameConversation } from "#shared/http.ts";
import { checkSealed } from "#worker/guard/check-sealed.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { InConversation } from "#worker/routes/params.ts";
import { renameConversation } from "#worker/store/rename-conversation.ts";

export const patchConversation = defineRoute({
  id: "patchConversation",
  method: "patch",
  path: "/v1/conversations/:conversation",
  summary: "Gives a conversation another sealed title",
  access: "account",
  params: InConversation,
  query: null,
  body: RenameConversation,
  replies: [{ status: 200, description: "The conversation", content: ConversationRow }],
  errors: ["conversation-not-found", "version-conflict"],
  answer: async ({ ctx, params, body }) => {
    checkSealed({ field: "title", record: body.title, kind: "c", longest: 16_000 });
    return Response.json(await renameConversation({ ctx, input: { ...params, ...body } }));
  },
});
