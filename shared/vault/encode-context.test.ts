import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeContext } from "#shared/vault/encode-context.ts";

const field = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.integer({ min: 0, max: 300 }),
  fc.constant(null),
  fc.constantFrom("", "1", "12", "2", "null"),
);
const fields = fc.array(field, { maxLength: 6 });

test("gives two different lists two different byte strings", () => {
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(String(encodeContext(one)) === String(encodeContext(other))).toBe(isSame);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  [
    ["ab", "c"],
    ["a", "bc"],
  ],
  [[null], [""]],
  [[1], ["1"]],
  [["a"], ["a", ""]],
] as const)("tells %j from %j", (one, other) => {
  expect(String(encodeContext(one))).not.toBe(String(encodeContext(other)));
});
