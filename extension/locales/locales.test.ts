import { expect, test } from "vitest";
import { locales } from "#extension/locales/locales.ts";
import { manifestMessages } from "#extension/locales/manifest-messages.ts";
import { type Locale, locales as names } from "#shared/locales.ts";

const longestDescription = 132;

test.each(names)("%s fills the same places as English in every sentence", async (name) => {
  const [english, words] = [flatten(await locales.en()), flatten(await locales[name]())];

  expect(words.map(([path]) => path)).toEqual(english.map(([path]) => path));
  for (const [at, [path, sentence]] of words.entries()) {
    expect(placesOf(sentence), path).toEqual(placesOf(english[at]?.[1] ?? ""));
    expect(sentence.trim(), path).not.toBe("");
  }
});

test.each(names.filter((name) => name !== "en"))(
  "%s leaves no sentence of three words in English",
  async (name: Locale) => {
    const english = new Map(flatten(await locales.en()));

    const same = flatten(await locales[name]()).filter(([path, sentence]) => english.get(path) === sentence);

    expect(same.filter(([, sentence]) => sentence.split(" ").length > 2)).toEqual([]);
  },
);

test.each(names)("%s describes the product within the store's limit", (name) => {
  expect(manifestMessages(name).description.message.length).toBeLessThanOrEqual(longestDescription);
});

function flatten(value: object, path = ""): [string, string][] {
  return Object.entries(value)
    .flatMap(([name, inner]: [string, unknown]): [string, string][] =>
      typeof inner === "object" && inner !== null
        ? flatten(inner, `${path}${name}.`)
        : [[path + name, String(inner)]],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function placesOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
}
