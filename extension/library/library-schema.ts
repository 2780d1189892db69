import type { DBSchema, IDBPDatabase } from "idb";
import { ConversationRow, MessageRow, RunRow } from "#shared/http.ts";
import { Id } from "#shared/ids.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";
import { WrappedVaultKeys } from "#shared/vault/wrap-vault-keys.ts";
import { z } from "#shared/zod.ts";

/** Who this device is. The device's key is not extractable; the token is sealed with it, null until registered. */
export const IdentityEntry = z.object({
  account: Id,
  device: Id,
  tenant: Id.nullable(),
  deviceKey: z.custom<CryptoKey>((key) => key instanceof CryptoKey && key.algorithm.name === "AES-GCM"),
  wrapped: WrappedVaultKeys,
  token: z.string().nullable(),
});
export type IdentityEntry = z.infer<typeof IdentityEntry>;

/** `isLocal`: the worker does not have it yet. `deletedAt`: off the list, and to be deleted at the worker. */
export const ConversationEntry = ConversationRow.extend({
  isLocal: z.boolean(),
  deletedAt: z.int().nullable().default(null),
});
export type ConversationEntry = z.infer<typeof ConversationEntry>;

/** `isPending`: sealed by this device, and not yet taken by the worker. */
export const MessageEntry = MessageRow.extend({ conversation: Id, isPending: z.boolean() });
export type MessageEntry = z.infer<typeof MessageEntry>;

export const RunEntry = RunRow.extend({ conversation: Id });
export type RunEntry = z.infer<typeof RunEntry>;

/** The pages sent with a question, sealed piece by piece. */
export const ReceiptEntry = z.object({ id: Id, conversation: Id, records: z.array(SealedRecord).min(1) });
export type ReceiptEntry = z.infer<typeof ReceiptEntry>;

/** A question the worker has not been seen to take. Its text is in its message, its pages in its receipt. */
export const UnsentEntry = z.object({ id: Id, conversation: Id, run: Id, answer: Id, createdAt: z.int() });
export type UnsentEntry = z.infer<typeof UnsentEntry>;

/** Every value is checked when it is read: a disk, a crash or a newer Terance may have written it. */
export interface LibrarySchema extends DBSchema {
  identity: { key: string; value: unknown };
  conversations: { key: string; value: unknown };
  messages: { key: string; value: unknown; indexes: { conversation: string } };
  runs: { key: string; value: unknown; indexes: { conversation: string } };
  receipts: { key: string; value: unknown; indexes: { conversation: string } };
  unsent: { key: string; value: unknown; indexes: { conversation: string } };
  secrets: { key: string; value: unknown };
  quarantine: { key: number; value: unknown };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;

/** One step a released version; a step is never changed, only added. The last step's number is the version. */
export const upgrades: readonly ((database: LibraryDatabase) => void)[] = [
  (database) => {
    for (const name of ["identity", "secrets"] as const) database.createObjectStore(name);
    database.createObjectStore("conversations", { keyPath: "id" });
    for (const name of ["messages", "runs", "receipts", "unsent"] as const) {
      const store = database.createObjectStore(name, { keyPath: "id" });
      store.createIndex("conversation", "conversation");
    }
    database.createObjectStore("quarantine", { autoIncrement: true });
  },
];

/** What of a list fits the schema. */
export function fitting<T extends z.ZodType>(schema: T, values: readonly unknown[]): z.infer<T>[] {
  return values.flatMap((value) => {
    const { success, data } = schema.safeParse(value);
    return success ? [data] : [];
  });
}
