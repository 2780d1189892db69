import { TeranceError } from "#shared/errors.ts";

const attempts = 3;

// https://developers.cloudflare.com/d1/observability/debug-d1/#error-list: those that may be tried again.
const transient =
  /network connection lost|storage caused object to be reset|reset because its code was updated|internal error in d1|overloaded|could not reach|timed? ?out/i;

/**
 * Runs a query that does no harm when it runs twice, again on D1's transient errors.
 * @throws TeranceError `unavailable`; the cause, which may quote the query, stays on this side
 */
export async function retryTransient<T>(query: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await query();
    } catch (cause) {
      if (cause instanceof TeranceError) throw cause;
      if (attempt >= attempts || !transient.test(messagesOf(cause))) {
        throw new TeranceError("unavailable", {}, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10 * (1 + Math.random())));
    }
  }
}

function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return `${error.message.slice(-200)} ${error.cause ? messagesOf(error.cause) : ""}`;
}
