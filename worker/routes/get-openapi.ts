import { defineRoute, type Route } from "#worker/routes/define-route.ts";
import { describeRoutes } from "#worker/routes/describe-routes.ts";
import { routes } from "#worker/routes/routes.ts";

export const getOpenapi: Route = defineRoute({
  id: "getOpenapi",
  method: "get",
  path: "/openapi.json",
  summary: "This description (OpenAPI 3.1)",
  access: "public",
  params: null,
  query: null,
  body: null,
  replies: [{ status: 200, description: "The description", content: "json" }],
  errors: [],
  answer: () => Response.json(describeRoutes([...Object.values(routes), getOpenapi])),
});
