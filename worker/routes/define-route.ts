import type { ErrorCode } from "#shared/errors.ts";
import type { z } from "#shared/zod.ts";
import type { Ctx, Env, PublicCtx } from "#worker/context.ts";

type Shape = z.ZodObject | null;
type Given<S extends z.ZodType | null> = S extends z.ZodType ? z.infer<S> : null;

type Call<Scope, Params extends Shape, Query extends Shape, Body extends z.ZodType | null> = {
  ctx: Scope;
  params: Given<Params>;
  query: Given<Query>;
  body: Given<Body>;
  headers: Headers;
};

type Reply = { status: number; description: string; content: z.ZodType | "event-stream" | "json" | null };

type Definition<
  Access extends "account" | "public",
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType | null,
> = {
  /** Equals the file's name in camel case; the operation's id in the description. */
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With `:name` for each of `params`. */
  path: string;
  summary: string;
  /** `account` asks for a bearer token. */
  access: Access;
  params: Params;
  query: Query;
  body: Body;
  replies: readonly Reply[];
  /** Counts the account's calls while the body is still being read, and refuses what is too often. */
  limit?: (env: Env) => RateLimit | undefined;
  /** What can go wrong beside what can go wrong everywhere. */
  errors: readonly ErrorCode[];
  answer: (
    call: Call<Access extends "account" ? Ctx : PublicCtx, Params, Query, Body>,
  ) => Promise<Response> | Response;
};

/** A route as the table holds it: what it takes is checked before `answer` sees it. */
export type Route = Omit<Definition<"account" | "public", Shape, Shape, z.ZodType | null>, "answer"> & {
  answer: (call: {
    ctx: Ctx | PublicCtx;
    params: unknown;
    query: unknown;
    body: unknown;
    headers: Headers;
  }) => Promise<Response> | Response;
};

/** Gives an endpoint its types, and forgets them again for the table: the app checks against the same schemas. */
export function defineRoute<
  Access extends "account" | "public",
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType | null,
>(definition: Definition<Access, Params, Query, Body>): Route {
  return definition as unknown as Route;
}
