import type { Shelf } from "#extension/library/create-shelf.ts";
import type { IdentityEntry } from "#extension/library/library-schema.ts";
import type { Id } from "#shared/ids.ts";
import type { VaultKeys } from "#shared/vault/create-vault-keys.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";

/** Who this device is, its keys and token open. */
export type Identity = { entry: IdentityEntry; keys: VaultKeys; token: string | null };

/** What every verb of the library gets. Keys are opened once and live as long as the library is open. */
export type LibraryContext = {
  shelf: Shelf;
  worker: string;
  locks: Pick<LockManager, "request">;
  now: () => number;
  opened: { identity: Identity | null; conversationKeys: Map<string, SecretKey>; deleted: Set<Id> };
};
