import type { Browser, Tabs } from "webextension-polyfill";
import type { BrowserPort, FrameTarget, TabFacts } from "#extension/sidepanel/browser-port.ts";
import { blindKey, jobKey } from "#shared/job-keys.ts";
import { Job } from "#shared/messages.ts";

const script = "/content-scripts/page.js";

type Place = { window: number; ownTab: number | undefined };

/** Joins the panel to the browser it runs in. */
export async function connectBrowser(browser: Browser): Promise<BrowserPort> {
  const [{ id: window = -1 }, own] = await Promise.all([
    browser.windows.getCurrent(),
    browser.tabs.getCurrent(),
  ]);
  const place: Place = { window, ownTab: own?.id };
  return {
    language: browser.i18n.getUILanguage(),
    activeTab: () => findActiveTab(browser, place),
    tab: (id) =>
      browser.tabs.get(id).then(
        (tab) => toFacts(browser, tab),
        () => undefined,
      ),
    onView: (listener) => onView(browser, listener),
    inject: (target) => inject(browser, target),
    send: ({ tab, frame }, request) => browser.tabs.sendMessage(tab, request, { frameId: frame }),
    noteBlind: (tab) => noteBlind(browser, place, tab),
    showTab: (id) => browser.tabs.update(id, { active: true }).then(() => undefined),
    openTab: (url) => browser.tabs.create({ url }).then(() => undefined),
    shortcut: () => findShortcut(browser),
    hasAccess: (origin) => browser.permissions.contains({ origins: [origin] }),
    requestAccess: (origin) => browser.permissions.request({ origins: [origin] }),
    onJob: (listener) => onJob(browser, place.window, listener),
    copyText: (text) => navigator.clipboard.writeText(text),
  };
}

async function findActiveTab(browser: Browser, { window, ownTab }: Place): Promise<TabFacts | undefined> {
  const [active] = await browser.tabs.query({ active: true, windowId: window });
  if (active && active.id !== ownTab) return toFacts(browser, active);
  const others = (await browser.tabs.query({ windowId: window })).filter((tab) => tab.id !== ownTab);
  const [latest] = others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return latest && toFacts(browser, latest);
}

async function toFacts(browser: Browser, tab: Tabs.Tab): Promise<TabFacts | undefined> {
  const { id, url, title } = tab;
  if (id === undefined) return undefined;
  return { id, url, title, isInternal: url === undefined && (await isInternal(browser, id)) };
}

// Chromium tells no address of its own pages, but refuses them in other words. Without a grant nothing can run.
async function isInternal(browser: Browser, tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => undefined });
    return false;
  } catch (error) {
    return error instanceof Error && /cannot access a chrome|cannot be scripted|about:/i.test(error.message);
  }
}

function onView(browser: Browser, listener: () => void): () => void {
  const { tabs, windows, permissions } = browser;
  const sources = [tabs.onActivated, tabs.onUpdated, tabs.onRemoved, windows.onFocusChanged];
  const grants = [permissions.onAdded, permissions.onRemoved];
  for (const source of [...sources, ...grants]) source.addListener(listener);
  return () => {
    for (const source of [...sources, ...grants]) source.removeListener(listener);
  };
}

async function inject(browser: Browser, { tab, frame }: FrameTarget): Promise<string | undefined> {
  const target = { tabId: tab, frameIds: [frame] };
  const [result] = await browser.scripting.executeScript({ target, files: [script] });
  return (result as { documentId?: string } | undefined)?.documentId;
}

// The button has nothing to do with a panel that stands in a tab.
async function noteBlind(
  browser: Browser,
  { window, ownTab }: Place,
  tab: number | undefined,
): Promise<void> {
  const key = blindKey(window);
  if (ownTab !== undefined) return;
  if (tab === undefined) await browser.storage.session.remove(key);
  else await browser.storage.session.set({ [key]: tab });
}

async function findShortcut(browser: Browser): Promise<string | undefined> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name?.startsWith("_execute"))?.shortcut || undefined;
}

// Two panels of one window, the side panel and one in a tab, must not both take a job.
async function onJob(browser: Browser, window: number, listener: (job: Job) => void): Promise<void> {
  const key = jobKey(window);
  const area = browser.storage.session;
  const take = async () => {
    const { [key]: value } = await area.get(key);
    if (value === undefined) return;
    await area.remove(key);
    const job = Job.safeParse(value);
    if (job.success) listener(job.data);
  };
  const takeAlone = () => navigator.locks.request(key, take);
  area.onChanged.addListener((changes) => {
    if (changes[key]?.newValue !== undefined) void takeAlone();
  });
  await takeAlone();
}
