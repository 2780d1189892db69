import type { Shelf } from "#extension/library/create-shelf.ts";
import type { Identity } from "#extension/library/open-identity.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";

/** What every verb of the library gets. Keys are opened once and live as long as the library is open. */
export type LibraryContext = {
  shelf: Shelf;
  worker: string;
  locks: Pick<LockManager, "request">;
  now: () => number;
  opened: { identity: Identity | null; conversationKeys: Map<string, SecretKey> };
};
