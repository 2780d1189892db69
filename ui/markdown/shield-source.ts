import { limits } from "#ui/markdown/limits.ts";

/**
 * A stretch of an answer: `markdown` goes to the lexer; `code` is a fence that stands at a line's start;
 * `plain` would cost too much to format and is shown as it is written.
 */
export type Stretch =
  | { kind: "markdown" | "plain"; raw: string }
  | { kind: "code"; raw: string; language: string; text: string };

/** Cuts an answer into what the lexer may see and what it may not. Looks at every character a few times. */
export function shieldSource(source: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let fence = findFence(source, 0); fence; fence = findFence(source, fence.end)) {
    addParagraphs(stretches, source.slice(from, fence.start));
    stretches.push({ kind: "code", ...readFence(source, fence) });
    from = fence.end;
    if (stretches.length > limits.blocks) return [...stretches, { kind: "plain", raw: source.slice(from) }];
  }
  addParagraphs(stretches, source.slice(from));
  return stretches;
}

type Fence = { start: number; textStart: number; textEnd: number; end: number; language: string };

// A fence inside a list belongs to the lexer, but what is in it must not be taken for a fence of its own.
function findFence(source: string, from: number): Fence | undefined {
  const opening =
    /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?:(`{3,})([^`\n]*)|(~{3,})([^\n]*))(?:\n|$(?![\s\S]))/gm;
  opening.lastIndex = from;
  for (let open = opening.exec(source); open; open = opening.exec(source)) {
    const sign = open[2] ?? open[4] ?? "";
    const textStart = open.index + open[0].length;
    const { textEnd, end } = closeFence(source, { sign, textStart, isInner: open[1] !== "" });
    if (open[1] === "")
      return { start: open.index, textStart, textEnd, end, language: (open[3] ?? open[5] ?? "").trim() };
    opening.lastIndex = Math.max(end, textStart);
  }
  return undefined;
}

type Opened = { sign: string; textStart: number; isInner: boolean };

function closeFence(source: string, { sign, textStart, isInner }: Opened): Pick<Fence, "textEnd" | "end"> {
  const indent = isInner ? "[ \\t]*" : " {0,3}";
  const closing = new RegExp(
    `^${indent}${sign.charAt(0)}{${sign.length},}[ \\t]*(?:\\n|$(?![\\s\\S]))`,
    "gm",
  );
  closing.lastIndex = textStart;
  const close = closing.exec(source);
  return close
    ? { textEnd: close.index, end: close.index + close[0].length }
    : { textEnd: source.length, end: source.length };
}

function readFence(source: string, fence: Fence): { raw: string; language: string; text: string } {
  const text = source.slice(fence.textStart, fence.textEnd);
  return {
    raw: source.slice(fence.start, fence.end),
    language: fence.language,
    text: text.endsWith("\n") ? text.slice(0, -1) : text,
  };
}

function addParagraphs(stretches: Stretch[], source: string): void {
  for (const [at, raw] of splitParagraphs(source).entries()) {
    const kind = at >= limits.blocks || isCostly(raw) ? "plain" : "markdown";
    const last = stretches.at(-1);
    if (last?.kind === kind) last.raw += raw;
    else stretches.push({ kind, raw });
  }
}

function splitParagraphs(source: string): string[] {
  const paragraphs: string[] = [];
  let start = 0;
  for (const blank of source.matchAll(/\n[ \t]*\n/g)) {
    const end = blank.index + blank[0].length;
    paragraphs.push(source.slice(start, end));
    start = end;
  }
  if (start < source.length) paragraphs.push(source.slice(start));
  return paragraphs;
}

function isCostly(paragraph: string): boolean {
  let cells = 0;
  const lines = paragraph.split("\n");
  if (lines.length > limits.lines) return true;
  for (const line of lines) {
    if (isTooDeep(line)) return true;
    for (let at = line.indexOf("|"); at !== -1; at = line.indexOf("|", at + 1)) cells++;
  }
  return cells > limits.cells;
}

// Containers nest by the markers before a line's first word: `> > - 1. text`.
function isTooDeep(line: string): boolean {
  let markers = 0;
  let spaces = 0;
  for (const character of line) {
    if (character === " ") spaces++;
    else if (character === "\t") spaces += 4;
    else if (">-*+.)".includes(character)) markers++;
    else if (character < "0" || character > "9") break;
    if (spaces > limits.indent) return true;
    if (markers > limits.depth) return !isRule(line);
  }
  return false;
}

// A long row of one sign is a rule or an underline; it does not nest.
function isRule(line: string): boolean {
  return /^ {0,3}(?:-+|\*+|\++|\.+)\s*$/.test(line);
}
