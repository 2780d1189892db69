import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { readConfig } from "#worker/config.ts";
import type { Env, PublicCtx } from "#worker/context.ts";
import { authenticate } from "#worker/guard/authenticate.ts";
import { registerDevice } from "#worker/guard/register-device.ts";

test("a device whose answer got lost gets a token, and the lost one is void", async () => {
  const input = await fakeRegistration();

  const lost = await registerDevice({ ctx: fakeCtx(), input, authorization: null });
  const again = await registerDevice({ ctx: fakeCtx(), input, authorization: null });

  expect(again).toMatchObject({ account: input.account, tenant: lost.tenant });
  await expect(signIn(lost.token)).rejects.toMatchObject({ code: "not-authenticated" });
  expect((await signIn(again.token)).actor.account).toBe(input.account);
});

test("once the token was used, only who holds it gets it again", async () => {
  const input = await fakeRegistration();
  const { token } = await registerDevice({ ctx: fakeCtx(), input, authorization: null });
  await signIn(token);

  const held = await registerDevice({ ctx: fakeCtx(), input, authorization: `Bearer ${token}` });
  const stranger = registerDevice({ ctx: fakeCtx(), input, authorization: null });

  expect(held.token).toBe(token);
  await expect(stranger).rejects.toMatchObject({ code: "not-authenticated" });
  expect((await signIn(token)).actor.account).toBe(input.account);
});

test("ten minutes later an unused token is not issued again", async () => {
  const input = await fakeRegistration();
  await registerDevice({ ctx: fakeCtx(), input, authorization: null });

  const late = registerDevice({
    ctx: fakeCtx({ now: Date.now() + 11 * 60_000 }),
    input,
    authorization: null,
  });

  await expect(late).rejects.toMatchObject({ code: "not-authenticated" });
});

test("neither another key, nor another device, nor another account gets into one that exists", async () => {
  const input = await fakeRegistration();
  await registerDevice({ ctx: fakeCtx(), input, authorization: null });
  const other = await fakeRegistration();

  for (const change of [
    { publicKey: other.publicKey },
    { device: other.device },
    { account: other.account },
  ]) {
    const asked = registerDevice({ ctx: fakeCtx(), input: { ...input, ...change }, authorization: null });
    await expect(asked).rejects.toMatchObject({ code: "not-authenticated" });
  }
});

test("two at once make one account, and at least one of the tokens signs in", async () => {
  const input = await fakeRegistration();

  const both = await Promise.allSettled(
    [1, 2].map(() => registerDevice({ ctx: fakeCtx(), input, authorization: null })),
  );
  const tokens = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.token] : []));
  const signedIn = await Promise.allSettled(tokens.map(signIn));

  expect(signedIn.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

async function fakeRegistration() {
  const { publicKey } = await createVaultKeys();
  return { account: createId(), device: createId(), publicKey };
}

function signIn(token: string) {
  return authenticate(fakeCtx(), new Headers({ Authorization: `Bearer ${token}` }));
}

function fakeCtx(change: Partial<PublicCtx> = {}): PublicCtx {
  const bindings = env as unknown as Env;
  return {
    env: bindings,
    config: readConfig(bindings),
    now: Date.now(),
    requestId: createId(),
    signal: new AbortController().signal,
    ...change,
  };
}
