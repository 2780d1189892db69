import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a fake provider does, one step after the other. */
export type Step =
  /** Sends the head; without it the first `write` sends 200 and `text/event-stream`. */
  | { do: "head"; status: number; headers?: Record<string, string> }
  | { do: "write"; text: string }
  | { do: "wait"; milliseconds: number }
  /** Waits until somebody opens the gate: `POST /control/gates/<name>`. */
  | { do: "gate"; name: string }
  /** Says nothing more and keeps the connection. */
  | { do: "hang" }
  /** Cuts the TCP connection. */
  | { do: "reset" };

export type SeenRequest = {
  path: string;
  model: string;
  headers: Record<string, string>;
  body: unknown;
  /** Whether the other side left before the script was over. */
  isAborted: boolean;
};

/** The steps for a request; after the last one the response ends. */
export type Script = (request: SeenRequest) => readonly Step[];

export type FakeProvider = { url: string; requests: SeenRequest[]; close: () => Promise<void> };

/**
 * Starts a provider on a free port of the loopback that does exactly what its script says, whatever protocol
 * it plays. `GET /control/requests` lists what it saw.
 */
export async function startFakeProvider(options: { script: Script; port?: number }): Promise<FakeProvider> {
  const requests: SeenRequest[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const server = createServer((incoming, outgoing) => {
    serve({ incoming, outgoing, requests, gates, script: options.script }).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Exchange = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  requests: SeenRequest[];
  gates: Map<string, PromiseWithResolvers<void>>;
  script: Script;
};

async function serve(exchange: Exchange): Promise<void> {
  const { incoming, outgoing, requests, gates, script } = exchange;
  const path = incoming.url ?? "/";
  if (path === "/control/requests") {
    outgoing.setHeader("Content-Type", "application/json");
    outgoing.end(JSON.stringify(requests));
    return;
  }
  if (path.startsWith("/control/gates/")) {
    findGate(gates, decodeURIComponent(path.slice("/control/gates/".length))).resolve();
    outgoing.end();
    return;
  }
  const request = await readRequest(incoming);
  requests.push(request);
  const gone = Promise.withResolvers<void>();
  outgoing.on("close", () => {
    request.isAborted = !outgoing.writableFinished;
    gone.resolve();
  });
  for (const step of script(request)) {
    if (outgoing.destroyed) return;
    await Promise.race([play(step, exchange), gone.promise]);
  }
  outgoing.end();
}

async function play(step: Step, { outgoing, gates }: Exchange): Promise<void> {
  switch (step.do) {
    case "head":
      outgoing.writeHead(step.status, step.headers).flushHeaders();
      return;
    case "write":
      if (!outgoing.headersSent) outgoing.writeHead(200, { "Content-Type": "text/event-stream" });
      outgoing.write(step.text);
      return;
    case "wait":
      return new Promise((resolve) => setTimeout(resolve, step.milliseconds));
    case "gate":
      return findGate(gates, step.name).promise;
    case "hang":
      return new Promise(() => undefined);
    case "reset":
      // What was written must be on its way before the cut, or the reader sees a failed connection instead.
      await new Promise((resolve) => setTimeout(resolve, 20));
      outgoing.socket?.resetAndDestroy();
  }
}

function findGate(gates: Exchange["gates"], name: string): PromiseWithResolvers<void> {
  const gate = gates.get(name) ?? Promise.withResolvers<void>();
  gates.set(name, gate);
  return gate;
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = parseOrNull(Buffer.concat(chunks).toString());
  const path = incoming.url ?? "/";
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return { path, model: readModel(path, body), headers, body, isAborted: false };
}

// Google names the model in the address, everybody else in the body.
function readModel(path: string, body: unknown): string {
  const inPath = /\/models\/([^:]+):/.exec(path)?.[1];
  if (inPath) return decodeURIComponent(inPath);
  return body && typeof body === "object" && "model" in body ? String(body.model) : "";
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
