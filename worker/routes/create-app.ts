import { type Context, Hono } from "hono";
import { TeranceError, toProblem } from "#shared/errors.ts";
import { checkShape, parseJson } from "#shared/json.ts";
import { z } from "#shared/zod.ts";
import { readConfig } from "#worker/config.ts";
import type { Env, PublicCtx } from "#worker/context.ts";
import { answerProblem } from "#worker/guard/answer-problem.ts";
import { authenticate } from "#worker/guard/authenticate.ts";
import { boundary } from "#worker/guard/boundary.ts";
import { limitRate } from "#worker/guard/limit-rate.ts";
import { readBody } from "#worker/guard/read-body.ts";
import type { Route } from "#worker/routes/define-route.ts";

export type AppEnv = { Bindings: Env; Variables: { requestId: string; now: number; code?: string } };

/** The app out of a table of routes: each parses, authenticates and answers the same way. */
export function createApp(routes: readonly Route[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(boundary);
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, (c) => answerRoute(route, c));
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (c) => answerWrongMethod(methods, c.get("requestId")));
  }
  app.notFound((c) => answerProblem(new TeranceError("not-found"), c.get("requestId")));
  app.onError((error, c) => answerProblem(error, c.get("requestId")));
  return app;
}

async function answerRoute(route: Route, c: Context<AppEnv>): Promise<Response> {
  const ctx: PublicCtx = {
    env: c.env,
    config: readConfig(c.env),
    now: c.get("now"),
    requestId: c.get("requestId"),
    signal: c.req.raw.signal,
  };
  const { headers } = c.req.raw;
  // Who asks comes before what they ask: a stranger learns nothing of the shapes, and sends no large body.
  if (route.access === "public") return await route.answer({ ctx, headers, ...(await readInput(route, c)) });
  const known = await authenticate(ctx, headers);
  const limited = limitRate(route.limit?.(ctx.env), known.actor.account);
  const [input] = await Promise.all([readInput(route, c), limited]);
  return await route.answer({ ctx: known, headers, ...input });
}

async function readInput(route: Route, c: Context<AppEnv>) {
  const params = route.params ? checkParams(route, c.req.param()) : null;
  const query = route.query ? checkShape(route.query, c.req.query()) : null;
  const body = route.body ? parseJson(route.body, await readBody(c.req.raw)) : null;
  return { params, query, body };
}

// An id that is none cannot be anybody's: the answer is the same as for one that is not there.
function checkParams(route: Route, params: Record<string, string>): unknown {
  const result = (route.params ?? z.object({})).safeParse(params);
  if (result.success) return result.data;
  const missing = result.error.issues[0]?.path[0];
  if (missing === "run") throw new TeranceError("run-not-found");
  throw new TeranceError(missing === "message" ? "message-not-found" : "conversation-not-found");
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  }
  return methods;
}

function answerWrongMethod(methods: readonly string[], requestId: string): Response {
  const problem = { ...toProblem(new TeranceError("not-found"), requestId), status: 405 };
  const headers = { "Content-Type": "application/problem+json", Allow: methods.join(", ") };
  return Response.json(problem, { status: 405, headers });
}
