import { connect, createServer, type Socket } from "node:net";

export type Front = {
  /** What browsers sent, byte for byte, since the last `forget`. */
  sent(): string;
  forget(): void;
  /** Which worker the next connections reach. */
  point(port: number): void;
  /** From now on nobody answers at this address, and open connections are gone. */
  cut(): Promise<void>;
  restore(): Promise<void>;
};

/** A plain TCP door before the worker: it writes down what goes in, and can be shut. */
export async function openFront(port: number, firstWorker: number): Promise<Front> {
  let worker = firstWorker;
  let chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(worker, "127.0.0.1");
    keep(client);
    keep(upstream);
    client.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  const restore = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await restore();
  return {
    sent: () => Buffer.concat(chunks).toString("utf8"),
    forget: () => {
      chunks = [];
    },
    point: (next) => {
      worker = next;
    },
    cut,
    restore,
  };
}
