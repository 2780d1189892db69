import { expect, test } from "vitest";
import { indexPassages } from "#shared/extractive/index-passages.ts";
import { type CloseMeasures, measureClosely } from "#shared/extractive/measure-closely.ts";
import { createQuery } from "#shared/extractive/rank-passages.ts";
import type { PageContext } from "#shared/page-context.ts";

test("sees the number that stands before the counted noun", () => {
  const [far, near] = measure("How many points did the Lions score?", [
    "In 1998 the Lions moved to a stadium with a view, and their points were few.",
    "The Lions scored 308 points in all.",
  ]);

  expect(near?.countedNoun).toBe(1);
  expect(far?.countedNoun).toBe(0);
  expect(near?.nearNumber).toBeGreaterThan(far?.nearNumber ?? 1);
});

test("sees a year beside the words of a question for the time, and none in a sentence without", () => {
  const [with_, without] = measure("When was the lighthouse built?", [
    "The lighthouse was built in 1884.",
    "The lighthouse was built of stone.",
  ]);

  expect(with_?.nearTime).toBeGreaterThan(0.5);
  expect(without?.nearTime).toBe(0);
});

test("counts what the sentence before says for a sentence that refers to it", () => {
  const [first, second] = measure("Who painted the harbour bridge?", [
    "The harbour bridge is old. Anna Berg painted it.",
  ]);

  expect(second?.union).toBeGreaterThan(first?.union ?? 1);
  expect(second?.earlier).toBeGreaterThan(0);
  expect(second?.opening).toBeGreaterThan(0);
  expect(first?.earlier).toBe(0);
});

test("does not look across the border of a block", () => {
  const [, second] = measure("Who painted the harbour bridge?", [
    "The harbour bridge is old.",
    "Anna Berg painted it.",
  ]);

  expect(second?.earlier).toBe(0);
  expect(second?.opening).toBe(0);
});

test("tells the question's order from another and a sentence that says nothing new", () => {
  const [same, turned] = measure("Did the fox chase the tired rabbit?", [
    "The fox did chase the tired rabbit.",
    "The tired rabbit did chase a clever old fox.",
  ]);

  expect(same?.chain).toBe(1);
  expect(turned?.chain).toBeLessThan(1);
  expect(same?.nothingNew).toBe(1);
  expect(turned?.nothingNew).toBe(0);
});

test("measures with finite numbers when question and page are one word over and over", () => {
  const text = Array.from({ length: 400 }, (_, at) => `word${"x".repeat(at % 7)} ${at}`).join(" ");

  const measures = measure(`How many ${text}`, [`${text}.`, `${text}.`]);

  expect(measures.flatMap(Object.values).every(Number.isFinite)).toBe(true);
});

function measure(question: string, blocks: string[]): CloseMeasures[] {
  const page: PageContext = {
    source: "article",
    url: "https://example.test/",
    title: "",
    language: "en",
    blocks: blocks.map((text, at) => ({ id: `b${at + 1}`, kind: "paragraph", text })),
    omissions: [],
  };
  const index = indexPassages([page]);
  const query = createQuery(question, index, ["en"]);
  return measureClosely(
    query,
    index,
    index.passages.map((_, at) => at),
  );
}
