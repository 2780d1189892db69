import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { Id } from "#shared/ids.ts";

test("makes valid version 7 ids that never repeat", () => {
  const ids = Array.from({ length: 1_000 }, () => createId());

  for (const id of ids) expect(Id.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
});

test("sorts by the time they were made", () => {
  const times = [0, 1, 0xffff, 0x1_0000, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47];

  const ids = times.map((time) => createId(time));

  expect([...ids].sort()).toEqual(ids);
});

test("carries the milliseconds of its making", () => {
  const id = createId(1_763_640_000_123);

  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(1_763_640_000_123);
});
