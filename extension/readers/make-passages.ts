import { cleanCode, cleanText } from "#extension/readers/clean-text.ts";
import type { Pace } from "#extension/readers/pace.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Part, Region, Run } from "#extension/readers/region.ts";
import { isDataRow } from "#extension/readers/table-shape.ts";
import type { BlockKind } from "#shared/page-context.ts";

/** What the text at one place of the tree is part of. */
type Context = {
  kind: BlockKind;
  level: number;
  listDepth: number;
  language: string;
  isLink: boolean;
  isButton: boolean;
};

type Frame = { region: Region; at: number; context: Context; isRow: boolean; cells: Line[] };

/** Inline text gathered until the block it stands in ends. */
type Line = { runs: Run[]; linkCharacters: number; links: number; buttonCharacters: number };

const plain: Context = {
  kind: "paragraph",
  level: 0,
  listDepth: 0,
  language: "",
  isLink: false,
  isButton: false,
};

/** Cuts a tree of regions into passages, in reading order. */
export async function makePassages(root: Region, pace: Pace): Promise<Passage[]> {
  const passages: Passage[] = [];
  const stack: Frame[] = [openFrame(root, plain)];
  let line = emptyLine();
  const flush = (frame: Frame) => {
    if (line.runs.length === 0) {
      line.links = 0;
      return;
    }
    const row = stack.findLast((candidate) => candidate.isRow);
    if (row) row.cells.push(line);
    else addPassage(passages, line, frame);
    line = emptyLine();
  };
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (pace.isDue()) await pace.rest();
    const part: Part | undefined = frame.region.children[frame.at++];
    if (!part) {
      if (frame.region.isBlock) flush(frame);
      stack.pop();
      if (frame.isRow) addRow(passages, frame);
    } else if (part.kind === "run") {
      if (isParagraphBreak(line, part)) flush(frame);
      else addRun(line, part, frame.context);
    } else if (part.kind === "picture") addPicture(passages, part.text, frame.region);
    else {
      if (part.isBlock) flush(frame);
      const inner = openFrame(part, contextOf(part, frame.context));
      inner.isRow = part.tag === "tr" && !stack.some((outer) => outer.isRow) && isDataRow(part);
      if (part.isLink) line.links++;
      stack.push(inner);
    }
  }
  return passages;
}

function openFrame(region: Region, context: Context): Frame {
  return { region, at: 0, context, isRow: false, cells: [] };
}

function emptyLine(): Line {
  return { runs: [], linkCharacters: 0, links: 0, buttonCharacters: 0 };
}

function contextOf(region: Region, outer: Context): Context {
  const { tag, role } = region;
  const context = { ...outer, language: region.language };
  if (region.isLink) context.isLink = true;
  if (tag === "button" || role === "button") context.isButton = true;
  if (tag === "ul" || tag === "ol" || role === "list") context.listDepth = Math.min(32, outer.listDepth + 1);
  const kind = kindOf(region, outer);
  if (kind) {
    context.kind = kind;
    context.level =
      kind === "heading" ? region.level : kind === "list-item" ? Math.max(1, context.listDepth) : 0;
  }
  if (tag === "pre") context.language = codeLanguage(region);
  return context;
}

function kindOf({ tag, level, role }: Region, outer: Context): BlockKind | null {
  if (outer.kind === "code") return null;
  if (level > 0) return "heading";
  if (tag === "pre") return "code";
  if (tag === "li" || tag === "dd" || role === "listitem") return "list-item";
  if (tag === "blockquote") return "quote";
  if (tag === "figcaption" || tag === "caption") return "caption";
  return null;
}

function codeLanguage(region: Region): string {
  const inner = region.children.find((part) => part.kind === "region");
  const named = /\b(?:language|lang|highlight-source|brush:?)[-\s]([\w+#-]{1,35})/.exec(
    `${region.hint} ${inner?.kind === "region" ? inner.hint : ""} ${region.parent?.hint ?? ""}`,
  );
  return named?.[1] ?? "";
}

// Two line breaks in a row part paragraphs; one stays a line break.
function isParagraphBreak(line: Line, run: Run): boolean {
  if (run.text !== "\n" || run.node) return false;
  for (let at = line.runs.length - 1; at >= 0; at--) {
    const before = line.runs[at];
    if (!before || before.node) return false;
    if (before.text === "\n") return true;
  }
  return false;
}

function addRun(line: Line, run: Run, context: Context): void {
  line.runs.push(run);
  if (!run.node) return;
  const length = run.text.trim().length;
  if (context.isLink) line.linkCharacters += length;
  if (context.isButton) line.buttonCharacters += length;
}

function addPassage(passages: Passage[], line: Line, { region, context }: Frame): void {
  if (!line.runs.some((run) => run.node)) return;
  const text = context.kind === "code" ? cleanCode(joinRaw(line.runs)) : cleanText(joinProse(line.runs));
  if (text === "") return;
  passages.push({
    ...line,
    kind: context.kind,
    text,
    level: context.level,
    language: context.language,
    region,
  });
}

function addRow(passages: Passage[], { cells, region, context }: Frame): void {
  const texts = cells.map((cell) => cleanText(joinProse(cell.runs)).replaceAll("\n", " ")).filter(Boolean);
  if (texts.length === 0) return;
  const sum = (count: (cell: Line) => number) => cells.reduce((total, cell) => total + count(cell), 0);
  passages.push({
    kind: "table-row",
    text: texts.join(" | "),
    level: 0,
    language: context.language,
    region,
    runs: cells.flatMap((cell) => cell.runs),
    linkCharacters: sum((cell) => cell.linkCharacters),
    links: sum((cell) => cell.links),
    buttonCharacters: sum((cell) => cell.buttonCharacters),
  });
}

function addPicture(passages: Passage[], raw: string, region: Region): void {
  const text = cleanText(raw.replace(/\s+/g, " "));
  if (text === "") return;
  passages.push({ ...emptyLine(), kind: "attribute", text, level: 0, language: region.language, region });
}

function joinRaw(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

function joinProse(runs: readonly Run[]): string {
  return runs.map((run) => (run.node ? run.text.replace(/\s+/g, " ") : run.text)).join("");
}
