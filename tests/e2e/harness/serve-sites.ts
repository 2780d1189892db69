import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type SitePage = { type?: string; body: string | Buffer };
export type Sites = {
  /** The same pages at two addresses that are two sites to a browser. */
  one(path: string): string;
  other(path: string): string;
  close(): Promise<void>;
};

/** Serves pages, by path, at 127.0.0.1 and at localhost. */
export async function serveSites(pages: Record<string, SitePage>): Promise<Sites> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? "/", "http://site").pathname];
    response.writeHead(page ? 200 : 404, { "Content-Type": page?.type ?? "text/html; charset=utf-8" });
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    one: (path) => `http://127.0.0.1:${port}${path}`,
    other: (path) => `http://localhost:${port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
