import { directionOf } from "#extension/locales/direction-of.ts";
import { isFresh } from "#extension/sidepanel/is-fresh.ts";
import { actions } from "#shared/actions/actions.ts";
import { jobKey } from "#shared/job-keys.ts";
import { type Locale, pickLocale } from "#shared/locales.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** The part of the browser's API that finding a job takes. */
export type JobApi = {
  i18n: { getUILanguage(): string; getMessage(name: "name"): string };
  windows: { getCurrent(): Promise<{ id?: number | undefined }> };
  storage: { session: { get(): Promise<Record<string, unknown>> } };
};

/**
 * Draws the question of a job that waits for this window, as the panel will show it, before the panel itself is
 * loaded. Needs no library, and leaves the job where it is; the panel takes it and draws over this.
 */
export async function showWaitingJob(
  root: Element,
  { i18n, windows, storage }: JobApi,
  now: () => number = Date.now,
): Promise<void> {
  const locale = pickLocale([i18n.getUILanguage()]);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const [{ id = -1 }, stored] = await Promise.all([windows.getCurrent(), storage.session.get()]);
  const question = questionOf(stored[jobKey(id)], { locale, now: now() });
  if (question !== undefined) root.replaceChildren(drawPanel(i18n.getMessage("name"), question));
}

// Read without zod, whose loading would cost more than everything else here: the words come from our own list.
function questionOf(job: unknown, { locale, now }: { locale: Locale; now: number }): string | undefined {
  if (typeof job !== "object" || job === null || !("action" in job) || !("at" in job)) return undefined;
  const { action, at } = job;
  const known = Object.values(actions).find(({ id }) => id === action);
  return known && typeof at === "number" && isFresh(at, now) ? known.prompt[locale] : undefined;
}

function drawPanel(name: string, question: string): HTMLElement {
  const heading = document.createElement("h1");
  heading.textContent = name;
  const bubble = draw("question-bubble");
  bubble.dir = textDirection(question);
  bubble.textContent = question;
  // Lets the browser note when it was painted: https://wicg.github.io/element-timing/
  bubble.setAttribute("elementtiming", "job");
  const dots = draw("dots", ...["i", "i", "i"].map((tag) => document.createElement(tag)));
  const exchange = draw("exchange", draw("question", bubble), draw("answer-status", dots));
  return draw(
    "panel",
    draw("header", draw("icon-button"), heading, draw("icon-button")),
    draw("thread", exchange),
  );
}

function draw(className: string, ...children: Element[]): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  element.append(...children);
  return element;
}
