import { expect, test } from "vitest";
import { findFocus } from "#shared/extractive/find-focus.ts";
import { pickFunctionWords } from "#shared/extractive/function-words.ts";
import { indexPassages } from "#shared/extractive/index-passages.ts";
import { matchTerms } from "#shared/extractive/match-terms.ts";
import { splitWords } from "#shared/extractive/split-words.ts";

test.each([
  ["How many points did the team score?", "points", undefined],
  ["Which city hosted the games?", "city", "city"],
  ["How did the bridge fall?", "bridge", undefined],
  ["Wie viele Brücken hat Hamburg?", "brucken", undefined],
  ["¿En qué ciudad nació?", "ciudad", "ciudad"],
  ["Name the river.", undefined, undefined],
  ["", undefined, undefined],
])("finds in %j what is counted, %s, and what is named, %s", (question, counted, named) => {
  const index = indexPassages([]);
  const words = splitWords(question, index.segmenter);
  const functions = pickFunctionWords(
    words.map(({ text }) => text),
    [],
  );
  const content = matchTerms(words, index, functions).filter(({ isFunction }) => !isFunction);

  const focus = findFocus(words, content);

  expect(content[focus.counted]?.word.text).toBe(counted);
  expect(content[focus.named]?.word.text).toBe(named);
});
