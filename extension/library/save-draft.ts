import type { LibraryContext } from "#extension/library/library-context.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import { openSecret } from "#shared/vault/open-secret.ts";
import { sealSecret } from "#shared/vault/seal-secret.ts";

/** Keeps a text under a name, sealed with this device's key. It leaves the device never; "" forgets it. */
export async function saveDraft(
  ctx: LibraryContext,
  { name, text }: { name: string; text: string },
): Promise<void> {
  const { account, deviceKey } = (await openIdentity(ctx)).entry;
  const record = await sealSecret({ deviceKey, account, name: `draft ${name}`, plaintext: text });
  await ctx.shelf(async (database) => {
    await (text === "" ? database.delete("secrets", name) : database.put("secrets", record, name));
  });
}

/** The text kept under a name, "" when there is none or it does not open any more. */
export async function readDraft(ctx: LibraryContext, name: string): Promise<string> {
  const { account, deviceKey } = (await openIdentity(ctx)).entry;
  const record = await ctx.shelf((database) => database.get("secrets", name));
  if (typeof record !== "string") return "";
  return await openSecret({ deviceKey, account, name: `draft ${name}`, record }).catch(() => "");
}
