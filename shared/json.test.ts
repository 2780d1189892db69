import fc from "fast-check";
import { expect, test } from "vitest";
import { TeranceError } from "#shared/errors.ts";
import { checkShape, parseJson } from "#shared/json.ts";
import { z } from "#shared/zod.ts";

function thrown(act: () => unknown): TeranceError {
  try {
    act();
  } catch (error) {
    if (error instanceof TeranceError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

test("gives back any JSON value that fits", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
      expect(parseJson(z.unknown(), JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(["", "{", "undefined", "{'a':1}", "[1,]", "\u0000"])("refuses %j as malformed", (text) => {
  expect(thrown(() => parseJson(z.unknown(), text)).code).toBe("malformed-json");
});

test("refuses what is nested deeper than 64 without parsing it", () => {
  const error = thrown(() => parseJson(z.unknown(), "[".repeat(5_000_000)));

  expect(error.data.reason).toBe("too deep");
});

test("does not count brackets inside strings", () => {
  const text = JSON.stringify({ a: `\\"${"[".repeat(500)}` });

  expect(parseJson(z.object({ a: z.string() }), text).a).toContain("[[[");
});

test("names the first wrong field", () => {
  const schema = z.strictObject({ a: z.object({ b: z.array(z.int()) }) });

  const error = thrown(() => checkShape(schema, { a: { b: [1, "2"] } }));

  expect(error.code).toBe("invalid-request");
  expect(error.data.field).toBe("a.b.1");
});
