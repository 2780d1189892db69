import { z } from "#shared/zod.ts";
import { defineRoute } from "#worker/routes/define-route.ts";

const Health = z.object({ ok: z.literal(true), name: z.literal("terance") });

export const getHealth = defineRoute({
  id: "getHealth",
  method: "get",
  path: "/health",
  summary: "Whether the worker answers",
  access: "public",
  params: null,
  query: null,
  body: null,
  replies: [{ status: 200, description: "It does", content: Health }],
  errors: [],
  answer: () => Response.json({ ok: true, name: "terance" }),
});
