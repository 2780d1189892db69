import { escapeMarkdown } from "#shared/extractive/escape-markdown.ts";
import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";

const mostSections = 60;
const mostLeads = 12;
/** Characters of a leading statement shown; a character of a dense script counts as three. */
const leadLength = 110;

/**
 * The page's headings as a nested Markdown list, under each the beginning of what its section says first; without
 * headings, the beginnings of its paragraphs. Every line ends with its citation mark.
 */
export function outlinePages(index: PassageIndex): string {
  const headings = index.passages.filter(({ kind, position }) => kind === "heading" && position === 0);
  if (headings.length < 2) return outlineLeads(index);
  const shown = thin(headings, mostSections);
  const levels = [...new Set(shown.map(({ level }) => level))].sort((one, other) => one - other);
  const lines: string[] = [];
  const leads = findLeads(index);
  let deepest = -1;
  for (const heading of shown) {
    const depth = Math.min(levels.indexOf(heading.level), deepest + 1);
    deepest = depth;
    lines.push(`${"  ".repeat(depth)}- ${escapeMarkdown(heading.text)} [${heading.id}]`);
    const lead = leads.get(heading);
    if (lead) lines.push(`${"  ".repeat(depth + 1)}- ${shorten(lead.text)} [${lead.id}]`);
  }
  return lines.join("\n");
}

function outlineLeads(index: PassageIndex): string {
  const leads = index.passages.filter(
    ({ kind, position, terms }) =>
      position === 0 && kind !== "code" && kind !== "attribute" && terms.length > 3,
  );
  const shown = leads.length > 0 ? leads : index.passages.filter(({ position }) => position === 0);
  return thin(shown, mostLeads)
    .map(({ text, id }) => `- ${shorten(text)} [${id}]`)
    .join("\n");
}

/** For each heading the first statement of its own section. */
function findLeads(index: PassageIndex): Map<Passage, Passage> {
  const leads = new Map<Passage, Passage>();
  for (const passage of index.passages) {
    const heading = index.passages[passage.heading];
    if (heading === undefined || passage.kind === "heading" || leads.has(heading) || passage.terms.length < 4)
      continue;
    leads.set(heading, passage);
  }
  return leads;
}

function shorten(text: string): string {
  const limit = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? leadLength / 3
    : leadLength;
  if (text.length <= limit) return escapeMarkdown(text);
  const window = text.slice(0, limit);
  const clause = /^.{30,}(?=[,;:，；：،؛、–—]\s?)/su.exec(window)?.[0];
  const words = clause ?? window.replace(/\s+\S*$/u, "").replace(/[\ud800-\udbff]$/u, "");
  return `${escapeMarkdown(words)} …`;
}

function thin<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
