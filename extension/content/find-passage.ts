import type { Pace } from "#extension/readers/pace.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Region, Run } from "#extension/readers/region.ts";

/** A stretch of one text node. */
export type Stretch = { node: Text; start: number; end: number };

// A block's text differs from the page's by white space, unseen characters and the bars between cells.
const dropped = /[\s|\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{Cn}\u2800]/u;
const allDropped = new RegExp(dropped.source, "gu");

type Target = { text: string; sentence: string };

/** Finds where a block's text, and in it a sentence, stands in the visible page; null when it does not. */
export async function findPassage(root: Region, target: Target, pace: Pace): Promise<Stretch[] | null> {
  const [block, sentence] = [squeeze(target.text), squeeze(target.sentence)];
  if (block === "" && sentence === "") return null;
  const index = await indexRuns(root, pace);
  const blockAt = index.text.indexOf(block);
  const sentenceAt =
    sentence === "" ? -1 : index.text.indexOf(sentence, blockAt >= 0 && block !== "" ? blockAt : 0);
  if (sentenceAt >= 0) return stretchesOf(index.runs, sentenceAt, sentenceAt + sentence.length);
  return blockAt < 0 || block === "" ? null : stretchesOf(index.runs, blockAt, blockAt + block.length);
}

type Placed = { node: Text; from: number; to: number };

async function indexRuns(root: Region, pace: Pace): Promise<{ text: string; runs: Placed[] }> {
  const runs: Placed[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const run of visibleRuns(root)) {
    if (pace.isDue()) await pace.rest();
    if (!run.node) continue;
    const text = squeeze(run.text);
    if (text === "") continue;
    runs.push({ node: run.node, from: length, to: length + text.length });
    texts.push(text);
    length += text.length;
  }
  return { text: texts.join(""), runs };
}

function* visibleRuns(root: Region): Generator<Run> {
  const stack: { region: Region; at: number }[] = [{ region: root, at: 0 }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const part = frame.region.children[frame.at++];
    if (!part) stack.pop();
    else if (part.kind === "run") yield part;
    else if (part.kind === "region") stack.push({ region: part, at: 0 });
  }
}

function stretchesOf(runs: readonly Placed[], from: number, to: number): Stretch[] {
  return runs
    .filter((run) => run.from < to && run.to > from)
    .map(({ node, from: begin, to: end }) => {
      const text = rawDom.data(node);
      return {
        node,
        start: from < begin ? 0 : rawOffset(text, Math.max(0, from - begin)),
        end: to > end ? text.length : rawOffset(text, to - begin - 1) + 1,
      };
    })
    .filter((stretch) => stretch.start < stretch.end);
}

/** Where in the raw text the kept character with this number stands. */
function rawOffset(text: string, kept: number): number {
  let seen = 0;
  let at = 0;
  for (const character of text) {
    if (!dropped.test(character)) {
      if (seen + character.length > kept) return at + (kept - seen);
      seen += character.length;
    }
    at += character.length;
  }
  return text.length;
}

function squeeze(text: string): string {
  return text.replace(allDropped, "");
}
