import fc from "fast-check";
import { expect, test } from "vitest";
import { pad, unpad } from "#shared/vault/padding.ts";

test("gives back what it padded", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (content) => {
      expect([...unpad(pad(content))]).toEqual([...content]);
    }),
  );
});

test("costs at most 12 % once it is past the shortest size", () => {
  for (let length = 60; length < 70_000; length += 7) {
    expect(pad(new Uint8Array(length)).length).toBeLessThanOrEqual(Math.ceil((length + 4) * 1.12));
  }
});

test("leaves few sizes to tell apart", () => {
  const sizes = new Set(Array.from({ length: 10_000 }, (_, length) => pad(new Uint8Array(length)).length));

  expect(sizes.size).toBeLessThan(128);
});

test.each([
  ["nothing", new Uint8Array(0)],
  ["less than a length", new Uint8Array(3)],
  ["a length beyond the end", Uint8Array.of(255, 255, 255, 255, ...new Uint8Array(60))],
  ["another size than its length asks for", new Uint8Array(128)],
  ["something after the content", Uint8Array.of(...new Uint8Array(63), 1)],
])("refuses %s", (_, padded) => {
  expect(() => unpad(padded)).toThrow(RangeError);
});
