import { expect, test } from "vitest";
import { expectAnswer } from "#shared/extractive/expected-answer.ts";

test.each([
  ["When was he elected?", "time"],
  ["In what year did it open?", "time"],
  ["What sea bordered the empire when he died?", "other"],
  ["Wie viele Einwohner hat die Stadt?", "number"],
  ["¿Cuántos hijos tuvo?", "number"],
  ["¿Dónde vivió?", "place"],
  ["Qui a écrit ce livre ?", "person"],
  ["متى افتتح الجسر؟", "time"],
  ["من هو مؤسس الشركة؟", "person"],
  ["谁设计了灯塔？", "person"],
  ["橋はいつ建てられましたか。", "time"],
  ["Warum brannte es?", "reason"],
  ["The whole thing", "other"],
])("expects of %j: %s", (question, expected) => {
  expect(expectAnswer(question)).toBe(expected);
});
