import { defineRoute } from "#worker/routes/define-route.ts";
import { InConversation } from "#worker/routes/params.ts";
import { callRun } from "#worker/runs/call-run.ts";
import { deleteConversation as deleteRows } from "#worker/store/delete-conversation.ts";
import { findConversation } from "#worker/store/find-conversation.ts";

export const deleteConversation = defineRoute({
  id: "deleteConversation",
  method: "delete",
  path: "/v1/conversations/:conversation",
  summary: "Deletes a conversation: its answers stop, its records go",
  access: "account",
  params: InConversation,
  query: null,
  body: null,
  replies: [{ status: 204, description: "It is gone", content: null }],
  errors: ["conversation-not-found"],
  answer: async ({ ctx, params }) => {
    await findConversation({ ctx, input: params });
    await callRun(ctx, params.conversation).erase();
    await deleteRows({ ctx, input: params });
    return new Response(null, { status: 204 });
  },
});
