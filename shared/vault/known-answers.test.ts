import { expand } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect, test } from "vitest";
import { decodeBase64url } from "#shared/vault/base64url.ts";
import { encodeContext } from "#shared/vault/encode-context.ts";
import { openPart } from "#shared/vault/open-part.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { openRunKey } from "#shared/vault/open-run-key.ts";
import { sealPart } from "#shared/vault/seal-part.ts";
import { importSecretKey } from "#shared/vault/secret-key.ts";
import { unwrapConversationKey } from "#shared/vault/unwrap-conversation-key.ts";
import { unwrapVaultKeys } from "#shared/vault/unwrap-vault-keys.ts";

// Sealed once and kept: a test here that fails means that people's stored history no longer opens.
const account = "0199a000-0000-7000-8000-000000000001";
const conversation = "0199a000-0000-7000-8000-000000000002";
const message = "0199a000-0000-7000-8000-000000000003";
const parent = "0199a000-0000-7000-8000-000000000004";
const context = { account, conversation, message, parent, version: 7, field: "message" } as const;

const wrapped = {
  master:
    "v1.d.Aflf04-AQCV1GEzZP8rNCQ9CAJ4xzf2ieeTd7yXmx_Lfme5E6qI7EY7szaY5iq4nQ454H_gO2xRQovcMdTJfl_-W9_a86ylQTY7OzwAbCM3t9P6yv6a-a1kBvl5v",
  privateKey:
    "v1.m.AZBLFop7M4SmGumVBJlsbNSoABaJ8pSG_ycYxcPPLnGntLMIRBXpFvrY2iHOCi07BTos3pLx0vIPVLbSIPOrujegr6jGJSAjVM2ZkJ-Dhgstx3oxAZkF2TgHYCGv",
  publicKey: "hrRmtyIB5XljQB8Va_T45r1WNAXQtHDj06dJowVUt0U",
};
const conversationKeyRecord =
  "v1.m.AcADRZwJqnHt_15fcaHj9yv6pq5Eb94VOYrIYF6tco1Oj8hS2spEFYlk4htzkRrLdRo6WWCZ9heGA1Ti_SPpSAmyUDUy_bTXbpzfzdpLq_4FbI-zwrWwuMrO7v8w";
const record =
  "v1.c.Af-pMYb4SapMTErcbSDdbH8dBSaO_aDttGrmE39WIkiQRAAr_QugYvrH4OnoH504mu_8J_lgLXQ2GC8nW-t945aGUWfHlsgDQ_DkybKCSdKbXsPAcJAJfxS9REq1";
const toAccount =
  "v1.a.Aftf3GK_OrpOAle7uy2w6isklnrcsWZkfXd3cWswDlhw78jzADtZJndAp8pqD-0JgwtrYQaGu8YKZpAqBfFKPSs4JeLwiZldpVIq17F_Mx-bZMM7Gh1J8X4Ri52lPWvUFpZlKZPhCYeB__GkBO4yNuY";
const runKeyRecord =
  "v1.a.ASffBllj1LNTAvvTilaEFxs-c6D2sqjUSgMlpUjmqDoeDDtwZgbHnjITL2SpseQLPo_XfC-dQmMrwXGb-KfMFPB29cINXtnzLyN_xcYeeQYC33XhYJSEjkj0oYHG6EjBj4RRbCkM-r6V_CCsU47PkTo";
const part =
  "v1.r.AQDNuK-PzQHQQlA0UnxcBDKYYHpULWVzCeXNFAfsaFx2Q5T9gXsTmgDQCWcdTROmW3svG409OPMikof2jR9-p4Qk8CE4gbRsu0TpSSQRjkVFiU1VDWT1PHv_yIto";

async function openFrozenKeys() {
  const usages = ["encrypt", "decrypt"] as const;
  const deviceKey = await crypto.subtle.importKey("raw", fill(4), "AES-GCM", false, usages);
  return await unwrapVaultKeys({ wrapped, deviceKey, account });
}

function fill(byte: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(32).fill(byte);
}

test("opens the frozen record under the frozen keys of device, account and conversation", async () => {
  const { master } = await openFrozenKeys();

  const conversationKey = await unwrapConversationKey({
    record: conversationKeyRecord,
    master,
    account,
    conversation,
  });

  expect(await openRecord({ conversationKey, context, record })).toBe("frozen ❄");
});

test("opens the frozen record sealed to the account", async () => {
  const { privateKey, master } = await openFrozenKeys();
  const provisional = { ...context, parent: null, version: 1 };

  const opened = await openRecord({
    conversationKey: master,
    privateKey,
    context: provisional,
    record: toAccount,
  });

  expect(opened).toBe("frozen ❄");
});

test("opens the frozen part of a run under the frozen run key", async () => {
  const { privateKey } = await openFrozenKeys();

  const key = await openRunKey({
    record: runKeyRecord,
    privateKey,
    context: { account, conversation, run: message },
  });

  expect(await openPart({ key, run: message, index: 5, record: part })).toBe("[]");
});

test("is what the documentation says, by another implementation of HKDF", async () => {
  const fields = [account, conversation, message, parent, 7, "message"];
  const additionalData = encodeContext(["terance", "v1", "c", 1, "record", ...fields]);
  const body = decodeBase64url(record.slice("v1.c.".length));

  const raw = expand(sha256, fill(2), additionalData, 32);
  const key = await crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, ["decrypt"]);
  const algorithm = { name: "AES-GCM", iv: body.slice(1, 13), additionalData };
  const padded = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, body.slice(13)));

  const content = new TextEncoder().encode("frozen ❄");
  expect(body[0]).toBe(1);
  expect([...padded]).toEqual([
    0,
    0,
    0,
    content.length,
    ...content,
    ...new Array(60 - content.length).fill(0),
  ]);
});

test("seals in the form that is frozen", async () => {
  const sealed = await sealPart({
    key: await importSecretKey(fill(3)),
    run: message,
    index: 5,
    plaintext: "[]",
  });

  expect(sealed.slice(0, 6)).toBe(part.slice(0, 6));
  expect(sealed.length).toBe(part.length);
});

test("encodes a context in the bytes that are frozen", () => {
  const hex = Array.from(encodeContext(["a", null, 12]), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

  expect(hex).toBe("01000000016100000000000200000002" + "3132");
});
