import { ModelList } from "#shared/http.ts";
import { listModels } from "#worker/engine/choose-model.ts";
import { defineRoute } from "#worker/routes/define-route.ts";

export const getModels = defineRoute({
  id: "getModels",
  method: "get",
  path: "/v1/models",
  summary: "The models this account may use",
  access: "account",
  params: null,
  query: null,
  body: null,
  replies: [{ status: 200, description: "The models, the default named", content: ModelList }],
  errors: [],
  answer: ({ ctx }) => Response.json(listModels(ctx)),
});
