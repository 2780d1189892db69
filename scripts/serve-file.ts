import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { basename, dirname, extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { marked } from "marked";

export type ServedFile = {
  /** Where a browser reads it. */
  url: string;
  /** What a person calls it: the file's own URL. */
  shownUrl: string;
  stop: () => Promise<void>;
};

const types: Record<string, string> = {
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "application/xhtml+xml",
  ".txt": "text/plain",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
};

/** Serves a page that was saved, and what lies beside it, on 127.0.0.1. Markdown is made HTML. */
export async function serveFile(path: string): Promise<ServedFile> {
  const file = resolve(path);
  const root = dirname(file);
  const server = createServer((request, response) => {
    const name = normalize(decodePath(request.url ?? "/"));
    const wanted = join(root, name);
    const isThere = wanted.startsWith(root) && existsSync(wanted) && statSync(wanted).isFile();
    if (isThere) sendFile(wanted, response);
    else response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/${encodeURIComponent(basename(file))}`,
    shownUrl: pathToFileURL(file).href,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function sendFile(path: string, response: ServerResponse): void {
  const isPacked = path.endsWith(".gz");
  const ending = extname(isPacked ? path.slice(0, -3) : path).toLowerCase();
  if (ending === ".md" || ending === ".markdown") {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(renderMarkdown(path));
    return;
  }
  const type = types[ending] ?? "application/octet-stream";
  if (!isPacked && type !== "text/html" && type !== "text/plain") {
    response.writeHead(200, { "Content-Type": type });
    createReadStream(path).pipe(response);
    return;
  }
  const bytes = isPacked ? gunzipSync(readFileSync(path)) : readFileSync(path);
  response.writeHead(200, { "Content-Type": isPlainlyUtf8(bytes) ? `${type}; charset=utf-8` : type });
  response.end(bytes);
}

// A saved page that says its own character set knows best; one that does not would be guessed to be Latin-1.
function isPlainlyUtf8(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  if (/<meta[^>]+charset|^(\xfe\xff|\xff\xfe)|<\?xml[^>]+encoding/i.test(start)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function renderMarkdown(path: string): string {
  const text = readFileSync(path, "utf8");
  const title = /^#\s+(.+)$/m.exec(text)?.[1] ?? basename(path);
  const safeTitle = title.replace(/[<>&]/g, "");
  return `<!doctype html><meta charset="utf-8"><title>${safeTitle}</title><main><article>${marked.parse(text, { async: false })}</article></main>`;
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch {
    return "/";
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
