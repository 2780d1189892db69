import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Step } from "#tests/fakes/start-fake-provider.ts";

type Kind = "openai-compatible" | "openai" | "anthropic" | "google" | "workers-ai";

/** A provider's stream as it was recorded, one event's data a line. `text` is the answer in it. */
export type Recording = { kind: Kind; model: string; source: string; text: string };

const root = join(import.meta.dirname, "../..");
const data = process.env.TERANCE_DATA ?? join(root, "../shared/data");

// By hand, from the providers' public descriptions of their streams: always at hand (tests/fixtures/streams/README.md).
const own: readonly [Kind, string][] = [
  ["openai-compatible", "openai-compatible.chunks.txt"],
  ["workers-ai", "openai-compatible.chunks.txt"],
  ["openai", "openai.chunks.txt"],
  ["anthropic", "anthropic.chunks.txt"],
  ["google", "google.chunks.txt"],
];

// From real providers, outside the project: only where they are.
const recorded: readonly [Kind, string][] = [
  ["openai-compatible", "openai/chat/openai-text.chunks.txt"],
  ["openai-compatible", "groq/groq-text.chunks.txt"],
  ["openai-compatible", "groq/groq-reasoning.chunks.txt"],
  ["openai-compatible", "moonshotai/moonshotai-stream.chunks.txt"],
  ["anthropic", "anthropic/anthropic-text.chunks.txt"],
  ["google", "google/google-text.chunks.txt"],
  ["google", "google/google-reasoning-gemini3.chunks.txt"],
  ["openai", "openai/responses/openai-phase.1.chunks.txt"],
];

/** Every recording that is here. */
export function listRecordings(): Recording[] {
  return listSources().map(([kind, source], index) => {
    const text = readLines(source)
      .map((line) => readText(kind, JSON.parse(line)))
      .join("");
    return { kind, model: `rec-${index}`, source, text };
  });
}

/** The steps that play a recording, or undefined when the model is none. */
export function replayRecording(model: string): Step[] | undefined {
  const [kind, source] = listSources()[Number(/^rec-(\d+)$/.exec(model)?.[1])] ?? [];
  if (!kind || !source) return undefined;
  const lines = readLines(source);
  const isNamed = kind === "openai" || kind === "anthropic";
  const frames = lines.map(
    (line) => `${isNamed ? `event: ${JSON.parse(line).type}\n` : ""}data: ${line}\n\n`,
  );
  // Some frames in two pieces: a stream may be cut anywhere, in the middle of a character too.
  const steps: Step[] = frames.flatMap((text, index) =>
    index % 7 === 3
      ? [{ do: "write", text: text.slice(0, 20) } as const, { do: "write", text: text.slice(20) } as const]
      : [{ do: "write", text } as const],
  );
  const isChat = kind === "openai-compatible" || kind === "workers-ai";
  return isChat ? [...steps, { do: "write", text: "data: [DONE]\n\n" }] : steps;
}

function listSources(): [Kind, string][] {
  return [
    ...own.map(([kind, file]): [Kind, string] => [kind, `own:${file}`]),
    ...recorded
      .filter(([, file]) => existsSync(join(data, "streams", file)))
      .map(([kind, file]): [Kind, string] => [kind, `data:${file}`]),
  ];
}

function readLines(source: string): string[] {
  const [place, file = ""] = source.split(/:(.*)/s);
  const folder = place === "own" ? join(root, "tests/fixtures/streams") : join(data, "streams");
  return readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
}

type Loose = { [name: string]: Loose } & { [index: number]: Loose };

// The text in a line, read without the SDK under test.
function readText(kind: Kind, line: Loose): string {
  switch (kind) {
    case "openai-compatible":
    case "workers-ai":
      return asText(line.choices?.[0]?.delta?.content);
    case "anthropic":
      return asText(line.delta?.text);
    case "openai":
      return line.type === ("response.output_text.delta" as unknown) ? asText(line.delta) : "";
    case "google":
      return asList(line.candidates?.[0]?.content?.parts)
        .map((part) => (part.thought ? "" : asText(part.text)))
        .join("");
  }
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asList(value: unknown): Loose[] {
  return Array.isArray(value) ? value : [];
}
