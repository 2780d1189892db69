import { EgressError } from "#worker/egress-error.ts";

type Limits = { idleAfter: number; largestBody: number };

/** Passes a body on until it is too large, or silent for too long; then it errors and the upstream is let go. */
export function limitBody(body: ReadableStream<Uint8Array>, limits: Limits): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let length = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await readInTime(reader, limits.idleAfter);
        if (done) return controller.close();
        length += value.byteLength;
        if (length > limits.largestBody) {
          reader.cancel().catch(() => undefined);
          throw new EgressError("too-large");
        }
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>, idleAfter: number) {
  const idle = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reader.cancel().catch(() => undefined);
    idle.reject(new EgressError("idle"));
  }, idleAfter);
  try {
    return await Promise.race([reader.read(), idle.promise]);
  } finally {
    clearTimeout(timer);
  }
}
