import { createMiddleware } from "hono/factory";
import { readConfig } from "#worker/config.ts";
import type { Env } from "#worker/context.ts";
import { answerPreflight, corsHeaders } from "#worker/guard/cors.ts";
import { secureHeaders } from "#worker/guard/secure-headers.ts";
import { log } from "#worker/log.ts";

type Variables = { requestId: string; now: number };

/** What holds for every request: an id, the headers, CORS, and one line in the log. */
export const boundary = createMiddleware<{ Bindings: Env; Variables: Variables }>(async (c, next) => {
  const now = Date.now();
  const requestId = crypto.randomUUID();
  const { headers, method } = c.req.raw;
  const origins = readOrigins(c.env);
  c.set("requestId", requestId);
  c.set("now", now);
  if (method === "OPTIONS") c.res = answerPreflight(headers, origins);
  else await next();
  const response = new Response(c.res.body, c.res);
  const cors = method === "OPTIONS" ? {} : corsHeaders(headers.get("Origin"), origins);
  for (const [name, value] of Object.entries({ ...secureHeaders, ...cors, "X-Request-Id": requestId })) {
    response.headers.set(name, value);
  }
  c.res = undefined;
  c.res = response;
  const { status } = response;
  log({ event: "request", request: requestId, method, route: c.req.routePath, status, ms: Date.now() - now });
});

// Wrong settings are answered by the route, and that answer must be readable too.
function readOrigins(env: Env): readonly string[] {
  try {
    return readConfig(env).origins;
  } catch {
    return [];
  }
}
