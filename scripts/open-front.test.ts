import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "#scripts/free-port.ts";
import { openFront } from "#scripts/open-front.ts";

test("passes a request and its reply on as they come, and shows both", async () => {
  const worker = await serveEcho();
  const port = await freePort();
  const front = await openFront({ port, worker });
  onTestFinished(front.stop);
  const seen: string[] = [];
  front.watch(({ method, path }) => ({
    onRequest: (text) => seen.push(`${method} ${path} ${text}`),
    onReply: (text) => seen.push(text),
  }));

  const response = await fetch(`http://127.0.0.1:${port}/a?b=1`, { method: "POST", body: "größe" });
  const text = await response.text();

  expect(text).toBe("größe!");
  expect(response.headers.get("x-worker")).toBe("yes");
  expect(seen[0]).toBe("POST /a größe");
  expect(seen.slice(1).join("")).toBe("größe!");
});

test("breaks off where the worker does", async () => {
  const port = await freePort();
  const front = await openFront({ port, worker: await freePort() });
  onTestFinished(front.stop);

  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
});

async function serveEcho(): Promise<number> {
  const server = createServer((request, response) => {
    response.writeHead(200, { "x-worker": "yes" });
    request.on("data", (piece) => response.write(piece));
    request.on("end", () => response.end("!"));
  });
  onTestFinished(() => void server.close());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return port;
}
