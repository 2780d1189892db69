import type { Page } from "puppeteer-core";
import type { Session } from "#scripts/session.ts";
import { waitFor } from "#scripts/wait-for.ts";
import { type WatchedAnswer, watchAnswer } from "#scripts/watch-answer.ts";
import { ActionId } from "#shared/actions/action-id.ts";
import type { AssembledAnswer } from "#shared/assemble-answer.ts";
import { TeranceError } from "#shared/errors.ts";
import { isTerminal, type RunRequest } from "#shared/run.ts";

export type PanelQuestion = {
  url: string;
  /** The question to type, or the action whose button to press. */
  question: { text: string } | { action: ActionId };
  model?: string | undefined;
  /** Called with the answer's text whenever it has grown. */
  onText: (text: string) => void;
};

export type PanelAnswer = { request: RunRequest; answer: AssembledAnswer; page: Page; panel: Page };

const slowest = 10 * 60_000;
const note = '.note[data-tone="danger"]';

/**
 * Opens the panel on an address, asks as a person does, and waits for the whole answer.
 * @throws Error with the panel's own sentence
 */
export async function askInPanel(session: Session, asked: PanelQuestion): Promise<PanelAnswer> {
  const { url, question, model, onText } = asked;
  const watched = watchAnswer(session.front(), () => onText(watched.answer().text));
  const page = await session.grant(url);
  const panel = await session.chromium.panel();
  await waitForPage(panel);
  if (model !== undefined) await chooseModel(panel, { model, watched });
  if ("text" in question) await typeQuestion(panel, question.text);
  else await pressAction(panel, question.action);
  await waitFor({ what: "the answer", ask: () => isOver(panel, watched), milliseconds: slowest });
  const request = watched.request();
  const answer = watched.answer();
  if (request !== null && answer.state === "ended") return { request, answer, page, panel };
  throw new Error(await readFailure(panel, answer));
}

/** Waits until the panel sees the page, or says why it cannot. */
async function waitForPage(panel: Page): Promise<void> {
  const view = await panel.waitForSelector(
    ".chip:is([data-kind=visible], [data-kind=internal], [data-kind=none])",
    {
      timeout: 15_000,
    },
  );
  const kind = await view?.evaluate((chip) => chip.getAttribute("data-kind"));
  if (kind !== "visible") throw new TeranceError("page-internal");
}

async function typeQuestion(panel: Page, text: string): Promise<void> {
  const field = await panel.waitForSelector("form textarea", { timeout: 10_000 });
  // Typing sends Enter for a line break, which would send the question; pasting does not.
  await field?.focus();
  const session = await panel.createCDPSession();
  await session.send("Input.insertText", { text });
  await panel.waitForSelector("form button[type=submit]:not(:disabled)", { timeout: 10_000 });
  await panel.click("form button[type=submit]");
}

async function pressAction(panel: Page, action: ActionId): Promise<void> {
  // The empty conversation shows one button for each action, in the order of their list.
  const place = ActionId.options.indexOf(action) + 1;
  const button = `.actions button:nth-of-type(${place})`;
  await panel.waitForSelector(button, { timeout: 10_000 });
  await panel.click(button);
}

async function chooseModel(panel: Page, { model, watched }: { model: string; watched: WatchedAnswer }) {
  const { models } = await waitFor({ what: "the list of models", ask: watched.models });
  if (!models.some(({ id }) => id === model)) throw new TeranceError("model-unknown", { model });
  const picker = await panel.waitForSelector(".model-picker button", { timeout: 10_000 });
  await picker?.click();
  const radio = `input[name=model][value=${JSON.stringify(model)}]`;
  await panel.waitForSelector(radio, { timeout: 10_000 });
  await panel.$eval(radio, (one) => (one as HTMLInputElement).click());
}

async function isOver(panel: Page, watched: WatchedAnswer): Promise<boolean> {
  return isTerminal(watched.answer().state) || (await panel.$(note)) !== null;
}

/** The sentence the panel shows; what the worker said when it shows none. */
async function readFailure(panel: Page, { state, problem }: AssembledAnswer): Promise<string> {
  const shown = await panel.waitForSelector(note, { timeout: 5_000 }).catch(() => null);
  const sentence = await shown?.$eval("p", (line) => line.textContent);
  return sentence ?? problem?.detail ?? `The answer is ${state}.`;
}
