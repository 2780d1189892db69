import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";

/** What a watcher wants to see of one request and its reply; each is optional. */
export type Look = {
  /** The whole body of the request, before it goes on. */
  onRequest?: (text: string) => void;
  /** Each piece of the reply, as it passes. */
  onReply?: (text: string) => void;
  onReplyEnd?: (text: string) => void;
};

type Watcher = (request: { method: string; path: string }) => Look;

export type Front = {
  watch: (watcher: Watcher) => void;
  stop: () => Promise<void>;
};

/** A door before the worker: passes everything on as it comes, and lets a watcher see it. */
export async function openFront({ port, worker }: { port: number; worker: number }): Promise<Front> {
  let watcher: Watcher = () => ({});
  const server = createServer((request, response) => {
    void pass({ request, response, worker, watcher }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    watch: (next) => {
      watcher = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Passage = { request: IncomingMessage; response: ServerResponse; worker: number; watcher: Watcher };

async function pass({ request, response, worker, watcher }: Passage): Promise<void> {
  const { method = "GET", url = "/", headers } = request;
  const look = watcher({ method, path: new URL(url, "http://worker").pathname });
  const body = await readAll(request);
  look.onRequest?.(body.toString("utf8"));
  // Uncompressed, so that it can be read on its way.
  const plain = { ...headers, "accept-encoding": "identity" };
  const onward = send({ host: "127.0.0.1", port: worker, method, path: url, headers: plain });
  onward.once("error", () => response.destroy());
  response.once("close", () => onward.destroy());
  onward.once("response", (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    const decoder = new TextDecoder();
    let whole = "";
    reply.on("data", (piece: Buffer) => {
      const text = decoder.decode(piece, { stream: true });
      if (look.onReplyEnd) whole += text;
      if (reply.statusCode === 200) look.onReply?.(text);
    });
    reply.once("end", () => reply.statusCode === 200 && look.onReplyEnd?.(whole));
    reply.pipe(response);
  });
  onward.end(body);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
