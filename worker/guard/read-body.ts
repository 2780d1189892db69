import { TeranceError } from "#shared/errors.ts";
import { longestBody } from "#shared/http.ts";

/**
 * Reads a JSON body as text, and not one byte more than allowed, whatever its Content-Length says.
 * @throws TeranceError `unsupported-media-type`, `body-too-large`, `malformed-json` for what is not UTF-8
 */
export async function readBody(request: Request): Promise<string> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new TeranceError("unsupported-media-type");
  if (Number(request.headers.get("Content-Length") ?? 0) > longestBody) throw tooLarge();
  const bytes = await readBytes(request.body);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new TeranceError("malformed-json", { reason: "not UTF-8" }, { cause });
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return join(chunks, length);
    length += value.byteLength;
    if (length > longestBody) {
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}

function tooLarge(): TeranceError {
  return new TeranceError("body-too-large", { limit: `${longestBody / 1024 / 1024} MB` });
}
