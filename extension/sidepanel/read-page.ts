import type { BrowserPort, FrameTarget, TabFacts } from "#extension/sidepanel/browser-port.ts";
import { describeTab } from "#extension/sidepanel/describe-tab.ts";
import type { Ask } from "#extension/sidepanel/panel-state.ts";
import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import { checkShape } from "#shared/json.ts";
import { ContentReply, type ContentRequest } from "#shared/messages.ts";
import type { PageContext } from "#shared/page-context.ts";

const slowest = 15_000;

export type FreshPage = { page: PageContext; tab: number };

/**
 * Reads a page now. The tab, its address and its document must be the same before and after.
 * @throws TeranceError that says why nothing could be read
 */
export async function readPage(
  browser: BrowserPort,
  ask: Pick<Ask, "source" | "target">,
): Promise<FreshPage> {
  const before = await findTab(browser, ask.target?.tab);
  const target = { tab: before.id, frame: ask.source === "selection" ? (ask.target?.frame ?? 0) : 0 };
  const document = await inject(browser, target, before.url);
  const reply = await talk(browser, target, { kind: "read", source: ask.source });
  if (reply.kind === "unreadable") throw new TeranceError(reply.code, reply.data);
  const after = await findTab(browser, ask.target?.tab);
  const isSame = after.id === before.id && after.url === before.url;
  if (!isSame || (await inject(browser, target, before.url)) !== document)
    throw new TeranceError("page-changed");
  if (reply.kind !== "page" || reply.page.blocks.length === 0) throw new TeranceError("page-empty");
  if (target.frame === 0 && !isFrom(reply.page, before.url)) throw new TeranceError("page-changed");
  return { page: reply.page, tab: before.id };
}

/** Checks a reply from a page. What does not fit the contract counts as unreadable, whoever sent it. */
export async function talk(
  browser: BrowserPort,
  target: FrameTarget,
  request: ContentRequest,
): Promise<ContentReply> {
  const reply = await withinTime(browser.send(target, request));
  try {
    return checkShape(ContentReply, reply);
  } catch (cause) {
    throw new TeranceError("page-empty", {}, { cause });
  }
}

/** Puts the reading script into a frame and says in a person's terms why that failed. */
export async function inject(
  browser: BrowserPort,
  target: FrameTarget,
  url: string | undefined,
): Promise<string | undefined> {
  try {
    return await browser.inject(target);
  } catch (cause) {
    throw new TeranceError(explainRefusal(cause, url), await shortcutOf(browser), { cause });
  }
}

// Browsers tell the reason in words only: chromium extensions/common/error_utils, "extension_misc::".
function explainRefusal(cause: unknown, url: string | undefined): ErrorCode {
  const words = cause instanceof Error ? cause.message : "";
  if (url !== undefined && /\.pdf$/i.test(new URL(url).pathname)) return "page-is-pdf";
  if (/no tab with id|no frame with id|invalid tab|was removed/i.test(words)) return "page-changed";
  if (/error page/i.test(words)) return "page-empty";
  if (/cannot access contents/i.test(words)) return "page-not-visible";
  if (/cannot access a chrome/i.test(words)) return "page-internal";
  return "page-protected";
}

// A page that hangs never answers. The document that navigated away rejects.
async function withinTime(reply: Promise<unknown>): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TeranceError("page-empty")), slowest);
  try {
    return await Promise.race([reply, promise]);
  } catch (cause) {
    throw cause instanceof TeranceError ? cause : new TeranceError("page-changed", {}, { cause });
  } finally {
    clearTimeout(timer);
  }
}

async function findTab(
  browser: BrowserPort,
  wanted: number | undefined,
): Promise<TabFacts & { url: string }> {
  const tab = await (wanted === undefined ? browser.activeTab() : browser.tab(wanted));
  const view = describeTab(tab);
  if (view.kind === "internal") throw new TeranceError("page-internal");
  if (tab?.url === undefined || view.kind !== "visible") {
    throw new TeranceError("page-not-visible", await shortcutOf(browser));
  }
  return { ...tab, url: tab.url };
}

async function shortcutOf(browser: BrowserPort): Promise<{ shortcut: string }> {
  return { shortcut: (await browser.shortcut()) ?? "" };
}

// A page's own address without query and fragment; of a file only its being a file is compared.
function isFrom(page: PageContext, url: string): boolean {
  const seen = new URL(url);
  if (seen.protocol === "file:") return page.url.startsWith("file:");
  return page.url === seen.origin + seen.pathname;
}
