import { expect, test } from "vitest";
import { checkRequest } from "#extension/content/check-request.ts";
import { ContentRequest } from "#shared/messages.ts";

test.each([
  { kind: "read", source: "article" },
  { kind: "read", source: "selection" },
  { kind: "reveal", text: "A block.", sentence: "" },
])("takes what the contract takes: %j", (message) => {
  expect(checkRequest(message)).toEqual(ContentRequest.parse(message));
});

test.each([
  null,
  "read",
  [],
  { kind: "read" },
  { kind: "read", source: "cookies" },
  { kind: "reveal", text: 1, sentence: "" },
  { kind: "reveal", text: "a".repeat(2_000_000), sentence: "" },
  Object.create({ kind: "read", source: "article" }),
])("refuses what is none: %#", (message) => {
  expect(checkRequest(message)).toBeNull();
});
