import type { Page } from "puppeteer-core";
import { en } from "#extension/locales/en.ts";
import { until } from "#tests/e2e/harness/until.ts";

export type Panel = {
  page: Page;
  text(): Promise<string>;
  /** Waits until the panel shows a text. */
  shows(text: string, limit?: number): Promise<void>;
  /** Presses the last of the things of this name and role, as a screen reader knows them. */
  press(name: string, role?: string): Promise<void>;
  count(name: string, role?: string): Promise<number>;
  /** Types a question in the place of what was there, and presses Enter. */
  ask(question: string): Promise<void>;
  /** Waits until as many answers as named have come to an end, and gives the panel's text. */
  answers(count: number, limit?: number): Promise<string>;
  draft(): Promise<string>;
};

/** Uses a panel as a person does, by the words on it. */
export function drivePanel(page: Page): Panel {
  const text = () => page.evaluate(() => document.body.textContent);
  const count = async (name: string, role = "button") => (await page.$$(byName(name, role))).length;
  const composer = () => until("the composer", () => page.$(byName(en.composer.label, "textbox")));
  return {
    page,
    text,
    count,
    async shows(wanted, limit) {
      try {
        await until(`the panel shows “${wanted}”`, async () => (await text()).includes(wanted), limit);
      } catch (cause) {
        throw new Error(`the panel never showed “${wanted}”, but: ${await text()}`, { cause });
      }
    },
    async press(name, role = "button") {
      const named = async () => (await page.$$(byName(name, role))).at(-1);
      try {
        await (await until(`something named “${name}”`, named)).click();
      } catch (cause) {
        throw new Error(`nothing named “${name}” in: ${await text()}`, { cause });
      }
    },
    async ask(question) {
      const field = await composer();
      // A draft of an earlier panel may come back just now, between two letters.
      await until("the question stands in the composer, alone", async () => {
        await field.evaluate(selectAll);
        await page.keyboard.type(question);
        return (await field.evaluate(textOf)) === question;
      });
      await page.keyboard.press("Enter");
    },
    async answers(wanted, limit = 20_000) {
      await until(
        `${wanted} whole answers`,
        async () => (await count(en.thread.copyAnswer)) >= wanted && (await count(en.composer.stop)) === 0,
        limit,
      );
      return text();
    },
    draft: async () => (await composer()).evaluate(textOf),
  };
}

function selectAll(field: Element): void {
  (field as HTMLTextAreaElement).focus();
  (field as HTMLTextAreaElement).select();
}

function textOf(field: Element): string {
  return (field as HTMLTextAreaElement).value;
}

function byName(name: string, role: string): string {
  return `::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`;
}
