import { expect, test } from "vitest";
import { pickLocale } from "#shared/locales.ts";

test.each([
  [["de-AT", "en"], "de"],
  [["pt-BR", "fr-CA"], "fr"],
  [["AR"], "ar"],
  [["tlh", "xx"], "en"],
  [[], "en"],
] as const)("picks for %j the language %s", (wanted, expected) => {
  expect(pickLocale(wanted)).toBe(expected);
});
