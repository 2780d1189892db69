import { SELF } from "cloudflare:test";
import { inject } from "vitest";
import { createId } from "#shared/create-id.ts";
import { CreatedAccount } from "#shared/http.ts";
import type { PageContext } from "#shared/page-context.ts";
import { type NumberedEvent, RunEvent, type RunRequest } from "#shared/run.ts";
import { createConversationKey } from "#shared/vault/create-conversation-key.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { wrapConversationKey } from "#shared/vault/wrap-conversation-key.ts";

export type TestDevice = Awaited<ReturnType<typeof createTestDevice>>;

export const origin = "https://worker.example";

/** A device with an account of its own, real keys, and the calls a panel makes. */
export async function createTestDevice() {
  const keys = await createVaultKeys();
  const account = createId();
  const registration = { account, device: createId(), publicKey: keys.publicKey };
  const response = await post("/v1/accounts", registration);
  const { token, tenant } = CreatedAccount.parse(await response.json());
  const headers = { Authorization: `Bearer ${token}` };
  const call = (path: string, init: RequestInit = {}) =>
    SELF.fetch(origin + path, { ...init, headers: { ...headers, ...init.headers } });
  return { account, tenant, keys, token, registration, call };
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return SELF.fetch(origin + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A conversation of that device: its key, and the requests of its questions. */
export async function createTestConversation(device: TestDevice) {
  const { account, keys } = device;
  const conversation = createId();
  const key = await createConversationKey();
  const context = { account, conversation, parent: null, version: 1 };
  const title = await sealRecord({
    key,
    context: { ...context, message: conversation, field: "title" },
    plaintext: "canary-title",
  });
  const wrapped = await wrapConversationKey({ key, master: keys.master, account, conversation });
  const ask = async (change: Partial<RunRequest> = {}): Promise<RunRequest> => {
    const question = createId();
    const record = await sealRecord({
      key,
      context: { ...context, message: question, field: "message" },
      plaintext: JSON.stringify({ role: "user", text: "canary-question" }),
    });
    return {
      run: createId(),
      conversation: { key: wrapped, title },
      question: { id: question, parent: null, record },
      answer: { id: createId() },
      text: "canary-question: how high is it?",
      history: [],
      pages: [testPage],
      language: "en",
      model: "fake/answer:0",
      ...change,
    };
  };
  const path = `/v1/conversations/${conversation}`;
  const start = (request: RunRequest, init: { headers?: Record<string, string> } = {}) =>
    device.call(`${path}/runs`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": request.run, ...init.headers },
      body: JSON.stringify(request),
    });
  return { id: conversation, key, path, ask, start };
}

export const testPage: PageContext = {
  source: "article",
  url: "https://tower.example/eiffel",
  title: "canary-page-title",
  language: "en",
  blocks: [
    { id: "b1", kind: "heading", text: "The tower in Paris", level: 1 },
    { id: "b2", kind: "paragraph", text: "canary-page: the tower is 330 metres high." },
  ],
  omissions: [],
};

/** Reads an event stream to its end. */
export async function readRun(response: Response): Promise<NumberedEvent[]> {
  return parseEvents(await response.text());
}

export function parseEvents(text: string): NumberedEvent[] {
  return text
    .split("\n\n")
    .filter((frame) => frame.startsWith("id: "))
    .map((frame) => {
      const [id = "", data = ""] = frame.split("\n");
      return { sequence: Number(id.slice(4)), event: RunEvent.parse(JSON.parse(data.slice(6))) };
    });
}

/** Reads until an event fits and gives everything read so far, leaving the rest unread. */
export async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  fits: (text: string) => boolean,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    if (fits(text)) return text;
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended first: ${text.slice(-300)}`);
    text += decoder.decode(value, { stream: true });
  }
}

/** The model that plays a scenario: a number of its own for tests whose scenario counts or waits. */
export function playing(scenario: string, copy = 0): string {
  const model = `${scenario}:${copy}`;
  const providers: { id: string; models: string[] }[] = JSON.parse(inject("providers"));
  const provider = providers.find((one) => one.models.includes(model));
  if (!provider) throw new Error(`no scenario ${model}`);
  return `${provider.id}/${model}`;
}
