import { Id } from "#shared/ids.ts";
import { ModelId, RunState } from "#shared/run.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";
import { z } from "#shared/zod.ts";

/** The largest JSON body the worker takes, in bytes. */
export const longestBody = 4 * 1024 * 1024;

const Time = z.int().describe("milliseconds since the Unix epoch");

/** `POST /v1/accounts`: the anonymous account of a device, made at first use. Ids and keys come from the device. */
export const CreateAccount = z.strictObject({
  account: Id,
  device: Id,
  /** HPKE public key (X25519), base64url: what the worker seals answers to. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type CreateAccount = z.infer<typeof CreateAccount>;

/** `token` is the bearer token, shown this once. */
export const CreatedAccount = z.object({ account: Id, tenant: Id, device: Id, token: z.string() });
export type CreatedAccount = z.infer<typeof CreatedAccount>;

export const Account = z.object({ account: Id, tenant: Id, device: Id, publicKey: z.string() });
export type Account = z.infer<typeof Account>;

/** `GET /v1/models`. `isBuiltIn` marks the engine that needs no model; `limited` says why others are missing. */
export const ModelList = z.object({
  models: z.array(z.object({ id: ModelId, provider: z.string(), name: z.string(), isBuiltIn: z.boolean() })),
  default: ModelId,
});
export type ModelList = z.infer<typeof ModelList>;

export const ConversationRow = z.object({
  id: Id,
  key: SealedRecord,
  title: SealedRecord,
  version: z.int().min(1),
  createdAt: Time,
  updatedAt: Time,
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** `GET /v1/conversations?limit=50&cursor=…`, the latest first. `next` is null on the last page. */
export const ConversationList = z.object({
  conversations: z.array(ConversationRow),
  next: z.string().nullable(),
});
export type ConversationList = z.infer<typeof ConversationList>;

export const MessageRow = z.object({
  id: Id,
  parent: Id.nullable(),
  role: z.enum(["user", "assistant"]),
  record: SealedRecord,
  version: z.int().min(1),
  createdAt: Time,
});
export type MessageRow = z.infer<typeof MessageRow>;

export const RunRow = z.object({
  id: Id,
  question: Id,
  answer: Id,
  state: RunState,
  model: ModelId,
  createdAt: Time,
  endedAt: Time.nullable(),
});
export type RunRow = z.infer<typeof RunRow>;

/** `GET /v1/conversations/:c?limit=200&cursor=…`: messages in the order they were made. */
export const Conversation = z.object({
  conversation: ConversationRow,
  messages: z.array(MessageRow),
  runs: z.array(RunRow),
  next: z.string().nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

/** `PATCH /v1/conversations/:c`. `version` is the one being replaced; another in the database is `version-conflict`. */
export const RenameConversation = z.strictObject({ title: SealedRecord, version: z.int().min(1) });
export type RenameConversation = z.infer<typeof RenameConversation>;

/** `PUT /v1/conversations/:c/messages/:m`: a device adopts a record. `version` is the one being replaced. */
export const AdoptRecord = z.strictObject({ record: SealedRecord, version: z.int().min(1) });
export type AdoptRecord = z.infer<typeof AdoptRecord>;
