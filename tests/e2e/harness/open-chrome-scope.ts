import type { Browser } from "puppeteer-core";

export type ChromeScope = { evaluate<T>(expression: string): Promise<T> };

type Send = (method: string, params: object) => Promise<{ result: unknown }>;

/**
 * Firefox's own window, where a test presses the buttons that a person presses. Puppeteer has no word for it;
 * its connection speaks WebDriver BiDi, whose `moz:scope` reaches it under `-remote-allow-system-access`.
 */
export function openChromeScope(browser: Browser): ChromeScope {
  const send = toSend(browser);
  return {
    async evaluate(expression) {
      const { result: tree } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
      const { contexts } = tree as { contexts: { context: string }[] };
      const { result: outcome } = await send("script.evaluate", {
        expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
        target: { context: contexts[0]?.context },
        awaitPromise: true,
      });
      const answer = outcome as {
        type: string;
        result?: { value: string };
        exceptionDetails?: { text: string };
      };
      if (answer.type !== "success") throw new Error(answer.exceptionDetails?.text ?? "no answer");
      return JSON.parse(answer.result?.value ?? "null");
    },
  };
}

/** Guaranteed by the pinned version of Puppeteer, whose BiDi browser keeps its connection there. */
function toSend(browser: Browser): Send {
  const { connection } = browser as unknown as { connection: { send: Send } };
  return (method, params) => connection.send(method, params);
}
