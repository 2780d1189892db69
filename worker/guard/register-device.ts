import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";
import type { CreateAccount, CreatedAccount } from "#shared/http.ts";
import { createRunKey } from "#shared/vault/create-run-key.ts";
import { sealRunKey } from "#shared/vault/seal-run-key.ts";
import type { PublicCtx } from "#worker/context.ts";
import {
  createToken,
  hashSecret,
  isSameHash,
  readToken,
  type Token,
  writeToken,
} from "#worker/guard/token.ts";
import { createAccount } from "#worker/store/create-account.ts";
import type { Database } from "#worker/store/database.ts";
import { type Device, findDevice } from "#worker/store/find-device.ts";
import { replaceUnusedToken } from "#worker/store/replace-unused-token.ts";
import { openControl } from "#worker/store/shards.ts";

type Registration = { ctx: PublicCtx; input: CreateAccount; authorization: string | null };
type Scope = { control: Database; now: number };

/** How long after its creation an account whose token was never used may get another one. */
const grace = 10 * 60_000;

/**
 * Makes an account, idempotently: a device whose answer got lost sends the same ids and key again. It gets
 * a token in place of the first as long as that was never used (so there is nothing a stranger could reach),
 * and afterwards only the one it proves to hold.
 * @throws TeranceError `not-authenticated` for anybody else
 */
export async function registerDevice({ ctx, input, authorization }: Registration): Promise<CreatedAccount> {
  const scope = { control: openControl(ctx.env), now: ctx.now };
  const present = await findDevice({ ctx: scope, input });
  const token = present
    ? await signInAgain(scope, present, { input, authorization })
    : await signUp(scope, input);
  const device = present ?? (await findDevice({ ctx: scope, input }));
  if (!device) throw new TeranceError("not-authenticated");
  return { account: input.account, tenant: device.tenant, device: input.device, token: writeToken(token) };
}

async function signUp(scope: Scope, input: CreateAccount): Promise<Token> {
  await checkPublicKey(input);
  const token = createToken(input.device);
  const tokenHash = await hashSecret(token.secret);
  try {
    await createAccount({ ctx: scope, input: { ...input, tenant: createId(scope.now), tokenHash } });
  } catch (cause) {
    const winner = await findDevice({ ctx: scope, input });
    if (winner?.tokenHash === tokenHash) return token;
    if (winner || !(await isOutage(scope))) throw new TeranceError("not-authenticated", {}, { cause });
    throw cause;
  }
  return token;
}

async function signInAgain(
  scope: Scope,
  present: Device,
  { input, authorization }: Pick<Registration, "input" | "authorization">,
): Promise<Token> {
  if (present.account !== input.account || present.publicKey !== input.publicKey) {
    throw new TeranceError("not-authenticated");
  }
  const held = readToken(authorization);
  if (held?.device === present.device && isSameHash(await hashSecret(held.secret), present.tokenHash)) {
    return held;
  }
  const token = createToken(present.device);
  const isReplaced = await replaceUnusedToken({
    ctx: scope,
    input: { ...present, tokenHash: await hashSecret(token.secret), createdAfter: scope.now - grace },
  });
  if (!isReplaced) throw new TeranceError("not-authenticated");
  return token;
}

// A refused insert and a dead database both throw; only the dead one cannot answer the next question.
async function isOutage({ control }: Scope): Promise<boolean> {
  return await findDevice({ ctx: { control }, input: { device: "" } }).then(
    () => false,
    () => true,
  );
}

// Nothing could ever be sealed to a key that is none, so it is refused before there is anything to seal.
async function checkPublicKey({ account, device, publicKey }: CreateAccount): Promise<void> {
  const key = await createRunKey();
  const context = { account, conversation: device, run: device };
  await sealRunKey({ key, publicKey, context });
}
