import { describe, expect, inject, test } from "vitest";
import { checkAddress } from "#worker/egress/check-address.ts";
import { createFetch, defaultRules, type EgressRules } from "#worker/egress/create-fetch.ts";

const rules = { ...defaultRules, mayReachPrivate: true };
const url = inject("fakeProvider");

describe("where a call may go", () => {
  const refused = [
    "http://example.com/",
    "https://localhost/",
    "https://localhost./",
    "https://a.localhost/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://2130706433/",
    "https://①②⑦.⓪.⓪.①/",
    "https://0/",
    "https://0.0.0.0/",
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://100.100.100.200/",
    "https://169.254.169.254/latest/meta-data",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://198.18.0.1/",
    "https://192.0.2.1/",
    "https://203.0.113.9/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001::1]/",
    "https://[2001:db8::1]/",
    "https://[ff02::1]/",
    "https://metadata.google.internal/",
    "https://printer.local/",
    "https://router.lan/",
    "https://intranet/",
    "https://user:pass@example.com/",
    "https://example.com:x/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://127.0.0.1./",
    "https://host.home.arpa/",
    "https://example.com@127.0.0.1/",
    "//example.com",
    "",
  ];
  const allowed = [
    "https://api.openai.com/v1",
    "https://1.1.1.1/",
    "https://[2606:4700::1111]/",
    "https://172.32.0.1/",
    "https://local.example.com/",
  ];

  test.each(refused)("not to %s", (address) => {
    expect(() => checkAddress(address, { mayReachPrivate: false })).toThrow("egress not-allowed");
  });

  test.each(allowed)("to %s", (address) => {
    expect(checkAddress(address, { mayReachPrivate: false }).hostname).not.toBe("");
  });

  test("to a private address where the owner allows it, and to no other protocol", () => {
    expect(checkAddress("http://192.168.1.1:8080/v1", { mayReachPrivate: true }).port).toBe("8080");
    expect(() => checkAddress("ftp://192.168.1.1/", { mayReachPrivate: true })).toThrow("egress not-allowed");
  });

  test("no connection is made to what is refused", async () => {
    const closed = createFetch({ ...rules, mayReachPrivate: false });

    await expect(closed(`${url}/v1/chat/completions`)).rejects.toMatchObject({ failure: "not-allowed" });
  });
});

describe("what comes back", () => {
  test("a redirect is not followed", async () => {
    await expect(call("redirects:3", rules)).rejects.toMatchObject({ failure: "redirected" });
  });

  test("headers that never come are given up", async () => {
    await expect(call("hang:3", { ...rules, headersWithin: 50 })).rejects.toMatchObject({
      failure: "no-headers",
    });
  });

  test("a body that falls silent is given up", async () => {
    const response = await call("hang-midway:0", { ...rules, idleAfter: 50 });

    await expect(response.text()).rejects.toMatchObject({ failure: "idle" });
  });

  test("a body that does not end is cut", async () => {
    const response = await call("long:3", { ...rules, largestBody: 1_000 });

    await expect(response.text()).rejects.toMatchObject({ failure: "too-large" });
  });

  test("the caller's own abort is passed on as it is", async () => {
    const abort = new AbortController();
    const asked = createFetch(rules)(`${url}/v1/chat/completions`, {
      ...init("hang:3"),
      signal: abort.signal,
    });

    abort.abort(new Error("stopped by the person"));

    await expect(asked).rejects.toThrow("stopped by the person");
  });
});

function call(model: string, limits: EgressRules): Promise<Response> {
  return createFetch(limits)(`${url}/v1/chat/completions`, init(model));
}

function init(model: string): RequestInit {
  return { method: "POST", body: JSON.stringify({ model }) };
}
