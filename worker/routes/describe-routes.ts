import { type ErrorCode, errorTable, Problem } from "#shared/errors.ts";
import { z } from "#shared/zod.ts";
import type { Route } from "#worker/routes/define-route.ts";

const everywhere: readonly ErrorCode[] = ["internal", "unavailable"];
const whereBody: readonly ErrorCode[] = [
  "malformed-json",
  "invalid-request",
  "body-too-large",
  "unsupported-media-type",
];

/** OpenAPI 3.1 of the routes, out of the very schemas that check what they take. */
export function describeRoutes(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: describe(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Terance", version: "0.1.0", summary: "The worker's wire" },
    paths,
    components: {
      schemas: { Problem: toSchema(Problem, "output") },
      securitySchemes: { device: { type: "http", scheme: "bearer", bearerFormat: "<device>.<secret>" } },
    },
  };
}

function describe(route: Route): Record<string, unknown> {
  return {
    operationId: route.id,
    summary: route.summary,
    security: route.access === "account" ? [{ device: [] }] : [],
    parameters: [...parameters(route.params, "path"), ...parameters(route.query, "query")],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: toSchema(route.body, "input") } },
      },
    }),
    responses: { ...replies(route), ...problems(route) },
  };
}

function parameters(shape: z.ZodObject | null, place: "path" | "query"): object[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path",
    schema: toSchema(schema as z.ZodType, "input"),
  }));
}

function replies({ replies }: Route): Record<string, object> {
  return Object.fromEntries(
    replies.map(({ status, description, content }) => [status, { description, ...describeContent(content) }]),
  );
}

function describeContent(content: Route["replies"][number]["content"]): object {
  if (content === null) return {};
  if (content === "event-stream") return { content: { "text/event-stream": { schema: { type: "string" } } } };
  const schema = content === "json" ? { type: "object" } : toSchema(content, "output");
  return { content: { "application/json": { schema } } };
}

function problems({ access, body, errors }: Route): Record<string, object> {
  const codes = [
    ...errors,
    ...everywhere,
    ...(access === "account" ? (["not-authenticated"] as const) : []),
    ...(body ? whereBody : []),
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => errorTable[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function toSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}
