import type { Page } from "puppeteer-core";
import { waitFor } from "#scripts/wait-for.ts";
import { type WatchedAnswer, watchAnswer } from "#scripts/watch-answer.ts";
import { ActionId } from "#shared/actions/actions.ts";
import type { AssembledAnswer } from "#shared/assemble-answer.ts";
import { isTerminal, type RunRequest } from "#shared/run.ts";

export type PanelQuestion = {
  /** The question to type, or the action whose button to press. */
  question: { text: string } | { action: ActionId };
  model?: string | undefined;
  /** Called with the answer's text whenever it has grown. */
  onText: (text: string) => void;
};

export type PanelAnswer = { request: RunRequest; answer: AssembledAnswer };

const slowest = 10 * 60_000;
const note = '.note[data-tone="danger"]';

/** Asks in the panel as a person does, and waits for the whole answer. @throws Error with the panel's own sentence. */
export async function askInPanel(
  panel: Page,
  { question, model, onText }: PanelQuestion,
): Promise<PanelAnswer> {
  const watched = await watchAnswer(panel, () => onText(watched.answer().text));
  await panel.waitForSelector('[data-kind="visible"]', { timeout: 15_000 });
  if (model !== undefined) await chooseModel(panel, model);
  if ("text" in question) await typeQuestion(panel, question.text);
  else await pressAction(panel, question.action);
  await waitFor({ what: "the answer", ask: () => isOver(panel, watched), milliseconds: slowest });
  const request = watched.request();
  const answer = watched.answer();
  if (request !== null && answer.state === "ended") return { request, answer };
  throw new Error(await readFailure(panel, answer));
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

async function chooseModel(panel: Page, model: string): Promise<void> {
  await panel.waitForSelector(".model-picker button", { timeout: 10_000 });
  await panel.click(".model-picker button");
  await panel.waitForSelector("input[name=model]", { timeout: 10_000 });
  const known = await panel.$$eval("input[name=model]", (all) => all.map((one) => one.value));
  if (!known.includes(model)) {
    throw new Error(`The model “${model}” is not connected. There are: ${known.join(", ")}.`);
  }
  await panel.$eval(`input[name=model][value=${JSON.stringify(model)}]`, (one) => one.click());
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
