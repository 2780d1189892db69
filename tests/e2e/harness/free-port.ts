import { createServer } from "node:net";

/** A TCP port of 127.0.0.1 that nobody listens on: the wanted one if it is free, else any. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", () => (wanted ? resolve(freePort()) : reject(new Error("no free port"))));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
