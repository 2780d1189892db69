import { expect, test } from "vitest";
import { tellAnswer } from "#scripts/tell-answer.ts";

function listen() {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  return { written, teller: tellAnswer({ isJson: false, show: (url) => url, write }) };
}

test("writes only what is new of an answer that grows", () => {
  const { written, teller } = listen();

  for (const text of ["The ", "The moon", "The moon draws."]) teller.grow(text);

  expect(written).toEqual(["The ", "moon", " draws."]);
});

test("says so when an answer is begun anew", () => {
  const { written, teller } = listen();

  for (const text of ["The sun", "", "The moon"]) teller.grow(text);

  expect(written.join("")).toBe("The sun\n\n(begun anew)\n\nThe moon");
});
