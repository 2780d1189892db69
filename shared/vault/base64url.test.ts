import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64url, encodeBase64url } from "#shared/vault/base64url.ts";

test("gives back any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = encodeBase64url(bytes);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect([...decodeBase64url(text)]).toEqual([...bytes]);
    }),
  );
});

test("gives back more bytes than one step holds", () => {
  const bytes = new Uint8Array(100_001).map((_, at) => at % 251);

  expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
});

test.each(["A", "AB", "AAB", "AA==", "A+", "A/", "A A", "ÄA"])(
  "refuses %j, which no bytes are spelled as",
  (text) => {
    expect(() => decodeBase64url(text)).toThrow(RangeError);
  },
);
