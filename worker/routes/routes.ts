import type { Route } from "#worker/routes/define-route.ts";
import { deleteConversation } from "#worker/routes/delete-conversation.ts";
import { getAccount } from "#worker/routes/get-account.ts";
import { getConversation } from "#worker/routes/get-conversation.ts";
import { getConversations } from "#worker/routes/get-conversations.ts";
import { getHealth } from "#worker/routes/get-health.ts";
import { getModels } from "#worker/routes/get-models.ts";
import { getReady } from "#worker/routes/get-ready.ts";
import { getRun } from "#worker/routes/get-run.ts";
import { getRunEvents } from "#worker/routes/get-run-events.ts";
import { patchConversation } from "#worker/routes/patch-conversation.ts";
import { postAccount } from "#worker/routes/post-account.ts";
import { postRun } from "#worker/routes/post-run.ts";
import { postRunStop } from "#worker/routes/post-run-stop.ts";
import { putMessage } from "#worker/routes/put-message.ts";

/** Every endpoint but `/openapi.json`, which describes them: the app and the description are made from this list. */
export const routes = {
  "post-account": postAccount,
  "get-account": getAccount,
  "get-models": getModels,
  "get-conversations": getConversations,
  "get-conversation": getConversation,
  "patch-conversation": patchConversation,
  "delete-conversation": deleteConversation,
  "put-message": putMessage,
  "post-run": postRun,
  "get-run": getRun,
  "get-run-events": getRunEvents,
  "post-run-stop": postRunStop,
  "get-health": getHealth,
  "get-ready": getReady,
} satisfies Record<string, Route>;
