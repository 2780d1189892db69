import { describe, expect, test } from "vitest";
import type { Passage } from "#extension/readers/passage.ts";
import { createRegion } from "#extension/readers/region.ts";
import { factsOf, textFeatureNames, textFeatures } from "#extension/readers/text-features.ts";

function passageOf(text: string, own: Partial<Passage> = {}): Passage {
  const plain = {
    kind: "paragraph",
    level: 0,
    language: "",
    runs: [],
    links: 0,
    buttonCharacters: 0,
  } as const;
  return { ...plain, runs: [], text, region: createRegion(null, {}), linkCharacters: 0, ...own };
}

function featureOf(name: string, text: string): number | undefined {
  const passage = passageOf(text);
  return textFeatures(passage, factsOf(passage), new Set(["tides"]))[textFeatureNames.indexOf(name)];
}

test("every feature has a name", () => {
  const passage = passageOf("Words.");

  expect(textFeatures(passage, factsOf(passage), new Set())).toHaveLength(textFeatureNames.length);
});

test("characters are counted by what they are", () => {
  expect(featureOf("words", "Einen Äpfel, zwei")).toBeCloseTo(Math.log1p(3));
  expect(featureOf("capitals", "aÄ")).toBeCloseTo(1 / 2);
  expect(featureOf("digits", "a1b2")).toBeCloseTo(1 / 2);
  expect(featureOf("commas", "、,ab")).toBeCloseTo(1 / 2);
  expect(featureOf("title-overlap", "High tides")).toBeCloseTo(1 / 2);
});

describe("facts", () => {
  test.each(["Related stories", "12 comments", "Leave a reply"])("%s opens what comes after", (text) => {
    expect(factsOf(passageOf(text)).isEnding).toBe(true);
  });

  test("a sentence that only begins like an ending is none", () => {
    expect(factsOf(passageOf("Related work on tides. ".repeat(9))).isEnding).toBe(false);
  });

  test("a sentence may close with quotes", () => {
    expect(factsOf(passageOf("He said “no.”")).endsSentence).toBe(true);
    expect(factsOf(passageOf("He said. Then")).endsSentence).toBe(false);
  });

  test("prose is long and hardly linked", () => {
    const text = "The sea rises and falls. ".repeat(5);

    expect(factsOf(passageOf(text)).isProse).toBe(true);
    expect(factsOf(passageOf(text, { linkCharacters: text.length })).isProse).toBe(false);
  });
});
