import type { Session } from "#scripts/session.ts";
import { waitFor } from "#scripts/wait-for.ts";
import { TeranceError } from "#shared/errors.ts";
import { parseJson } from "#shared/json.ts";
import { ContentReply } from "#shared/messages.ts";
import type { PageContext } from "#shared/page-context.ts";

/** Opens an address and reads it as the panel does: by the extension, with the grant of its toolbar button. */
export async function readWithExtension(session: Session, url: string): Promise<PageContext> {
  const page = await session.grant(url);
  try {
    return await readGrantedPage(session);
  } finally {
    await page.close();
  }
}

/** Reads the page in front. @throws TeranceError that says why it cannot be read. */
export async function readGrantedPage({ chromium }: Session): Promise<PageContext> {
  const target = await waitFor({
    what: "the extension's background script",
    ask: () => chromium.browser.targets().find((one) => one.type() === "service_worker"),
  });
  const background = await target.worker();
  if (!background) throw new Error("the extension's background script cannot be reached");
  const reply = parseJson(ContentReply, await background.evaluate(readActiveTab));
  if (reply.kind === "page") return reply.page;
  throw reply.kind === "unreadable"
    ? new TeranceError(reply.code, reply.data)
    : new Error("nothing was read");
}

// Runs in the extension. Its rights are those of the gesture, as for a person.
async function readActiveTab(): Promise<string> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const target = { tabId: tab?.id ?? -1 };
  await chrome.scripting.executeScript({ target, files: ["/content-scripts/page.js"] });
  const request = { kind: "read", source: "article" };
  return JSON.stringify(await chrome.tabs.sendMessage(target.tabId, request, { frameId: 0 }));
}
