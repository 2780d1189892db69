import { expect, test } from "vitest";
import { readClientNetwork } from "#worker/guard/client-network.ts";

test.each([
  ["203.0.113.77", "203.0.113"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["127.0.0.1", null],
  ["::1", null],
  ["", null],
])("%s is of the network %s", (address, network) => {
  expect(readClientNetwork(new Headers({ "CF-Connecting-IP": address }))).toBe(network);
});

test("what the caller writes into other headers does not count", () => {
  expect(readClientNetwork(new Headers({ "X-Forwarded-For": "1.2.3.4", "X-Real-IP": "1.2.3.4" }))).toBeNull();
});
