import { extensionId } from "#shared/extension-id.ts";

const methods = "GET, POST, PUT, PATCH, DELETE";
const requestHeaders = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Accept";
const answerHeaders = "X-Request-Id, Retry-After, X-Vercel-AI-UI-Message-Stream, Allow";

/**
 * What lets the extension's own pages read the answer: one id in Chromium, any in Firefox, where it is random
 * for each install; never with credentials. Everybody else gets no header and thus no answer in a browser.
 */
export function corsHeaders(origin: string | null, origins: readonly string[]): Record<string, string> {
  if (!origin || !isAllowed(origin, origins)) return { Vary: "Origin" };
  return {
    Vary: "Origin",
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": answerHeaders,
  };
}

/** The answer to a preflight: the same for every address, so that it tells nothing about them. */
export function answerPreflight(headers: Headers, origins: readonly string[]): Response {
  const origin = headers.get("Origin");
  if (!origin || !isAllowed(origin, origins))
    return new Response(null, { status: 204, headers: { Vary: "Origin" } });
  const isLocal = headers.get("Access-Control-Request-Private-Network") === "true";
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(origin, origins),
      "Access-Control-Allow-Methods": methods,
      "Access-Control-Allow-Headers": requestHeaders,
      "Access-Control-Max-Age": "7200",
      ...(isLocal && { "Access-Control-Allow-Private-Network": "true" }),
    },
  });
}

function isAllowed(origin: string, origins: readonly string[]): boolean {
  if (origin === `chrome-extension://${extensionId}` || origins.includes(origin)) return true;
  return /^moz-extension:\/\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(origin);
}
