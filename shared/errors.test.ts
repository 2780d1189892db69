import { expect, test } from "vitest";
import {
  type ErrorCode,
  errorTable,
  fillSentence,
  Problem,
  TeranceError,
  toProblem,
} from "#shared/errors.ts";

const codes = Object.keys(errorTable) as ErrorCode[];

test("derives the message from code and data", () => {
  const error = new TeranceError("provider-unreachable", { provider: "home" });

  expect(error.message).toContain("“home” cannot be reached");
});

test("keeps the cause on this side of the wire", () => {
  const error = new TeranceError("provider-failed", { provider: "home" }, { cause: new Error("sk-secret") });

  const problem = toProblem(error, "r-1");

  expect(JSON.stringify(problem)).not.toContain("sk-secret");
  expect((error.cause as Error).message).toBe("sk-secret");
});

test("names the request a person can quote", () => {
  const problem = toProblem(new TeranceError("internal"), "r-42");

  expect(problem.request).toBe("r-42");
  expect(problem.detail).toContain("r-42");
});

test.each(codes)("%s makes a valid problem whose sentence says what to do", (code) => {
  const problem = toProblem(new TeranceError(code), "r");

  expect(Problem.parse(problem)).toEqual(problem);
  expect(errorTable[code].sentence.split(/[.:] /).length).toBeGreaterThan(1);
});

test("fills a name without data with nothing and leaves other braces alone", () => {
  const sentence = fillSentence("{a} and {b} and {not a name}", { a: "1" });

  expect(sentence).toBe("1 and  and {not a name}");
});
