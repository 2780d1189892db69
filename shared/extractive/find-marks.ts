import type { BlockId } from "#shared/page-context.ts";

const mark =
  /[[【]\s{0,2}((?:p\d{1,3})?b\d{1,6}(?:\s{0,2}[,;，；、]?\s{0,2}(?:p\d{1,3})?b\d{1,6}){0,31})\s{0,2}[\]】](?!\()/y;
const fence = /^ {0,3}(`{3,}|~{3,})/;

type Mark = { start: number; end: number; blocks: BlockId[] };

/** Citation marks outside code and escapes, in order. Looks at each character a bounded number of times. */
export function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  if (!/[[【]\s{0,2}[pb]\d/.test(text)) return marks;
  let open: string | undefined;
  let prose = 0;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    const found = fence.exec(text.slice(at, Math.min(end, at + 80)))?.[1];
    if (open === undefined && found !== undefined) {
      scanProse(text, { from: prose, to: at }, marks);
      open = found;
    } else if (open !== undefined && found?.startsWith(open)) {
      open = undefined;
      prose = end;
    }
    at = end;
  }
  if (open === undefined) scanProse(text, { from: prose, to: text.length }, marks);
  return marks;
}

function scanProse(text: string, { from, to }: { from: number; to: number }, marks: Mark[]): void {
  const closings = findCodeClosings(text, { from, to });
  let at = from;
  while (at < to) {
    const character = text[at];
    if (character === "\\") at += 2;
    else if (character === "`") at = closings.get(at) ?? skipRun(text, at);
    else if (character === "[" || character === "【") {
      mark.lastIndex = at;
      const ids = mark.exec(text)?.[1];
      if (ids === undefined) at++;
      else {
        marks.push({ start: at, end: mark.lastIndex, blocks: ids.match(/(?:p\d{1,3})?b\d{1,6}/g) ?? [] });
        at = mark.lastIndex;
      }
    } else at++;
  }
}

/** For the start of each code span its end. A span ends at the next run of as many backticks in its paragraph. */
function findCodeClosings(text: string, { from, to }: { from: number; to: number }): Map<number, number> {
  const closings = new Map<number, number>();
  const openings = new Map<number, number>();
  // Over the slice, so that a search never runs on past it.
  for (const run of text.slice(from, to).matchAll(/`+|\n[ \t]*\n/g)) {
    const at = from + run.index;
    const opening = openings.get(run[0].length);
    if (run[0].startsWith("\n")) openings.clear();
    else if (opening === undefined) openings.set(run[0].length, at);
    else {
      closings.set(opening, at + run[0].length);
      openings.clear();
    }
  }
  return closings;
}

function skipRun(text: string, at: number): number {
  let end = at;
  while (text[end] === "`") end++;
  return end;
}
