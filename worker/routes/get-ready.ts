import { z } from "#shared/zod.ts";
import { defineRoute } from "#worker/routes/define-route.ts";
import { checkDatabase } from "#worker/store/check-database.ts";
import { openControl } from "#worker/store/shards.ts";

const Ready = z.object({ ready: z.literal(true), access: z.enum(["open", "closed"]), providers: z.int() });

export const getReady = defineRoute({
  id: "getReady",
  method: "get",
  path: "/ready",
  summary: "Whether the worker can do its work: settings right, database migrated and at hand",
  access: "public",
  params: null,
  query: null,
  body: null,
  replies: [{ status: 200, description: "It can", content: Ready }],
  errors: ["misconfigured", "unavailable"],
  answer: async ({ ctx }) => {
    await checkDatabase({ ctx: { control: openControl(ctx.env) } });
    const { access, providers } = ctx.config;
    return Response.json({ ready: true, access, providers: providers.length } satisfies z.infer<
      typeof Ready
    >);
  },
});
