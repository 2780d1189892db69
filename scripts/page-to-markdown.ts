import type { Block, PageContext } from "#shared/page-context.ts";

/** A page as Markdown for a person: its title, where it is, its blocks, and what was left out. */
export function pageToMarkdown(page: PageContext): string {
  const head = `# ${page.title}\n\n<${page.url}> · ${page.language}\n`;
  const body = page.blocks.map((block, at) => {
    const isJoined = isTight(block) && page.blocks[at - 1]?.kind === block.kind;
    return `${isJoined ? "" : "\n"}${blockToMarkdown(block)}\n`;
  });
  const omissions = page.omissions.map(
    ({ reason, count, characters }) => `- left out: ${count} × ${reason} (${characters} characters)\n`,
  );
  return `${head}${body.join("")}${omissions.length > 0 ? `\n---\n${omissions.join("")}` : ""}\n`;
}

function blockToMarkdown({ kind, text, level = 1 }: Block): string {
  switch (kind) {
    case "heading":
      return `${"#".repeat(Math.min(level + 1, 6))} ${text}`;
    case "list-item":
      return `${"  ".repeat(level - 1)}- ${text}`;
    case "table-row":
      return `| ${text} |`;
    case "code":
      return `\`\`\`\n${text}\n\`\`\``;
    case "quote":
      return `> ${text.replaceAll("\n", "\n> ")}`;
    case "caption":
      return `*${text}*`;
    case "attribute":
    case "paragraph":
      return text;
  }
}

function isTight({ kind }: Block): boolean {
  return kind === "list-item" || kind === "table-row";
}
