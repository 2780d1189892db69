import { type ReactNode, useState } from "react";
import { BlockView } from "#ui/markdown/block-view.tsx";
import { emptyGrowth, growBlocks } from "#ui/markdown/grow-blocks.ts";
import { useParts } from "#ui/markdown/markdown-parts.ts";

export type MarkdownProps = { text: string; isStreaming?: boolean };

/** A Markdown text, also while it is still growing. Makes no request and runs nothing, whatever the text says. */
export function Markdown({ text, isStreaming = false }: MarkdownProps): ReactNode {
  const { words } = useParts();
  const [growth] = useState(() => ({ current: emptyGrowth }));
  const shown = isStreaming ? hideOpenMark(text) : text;
  growth.current = growBlocks(growth.current, shown, !isStreaming);
  const { blocks, left } = growth.current;
  return (
    <div className="md" data-streaming={isStreaming || undefined}>
      {blocks.map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end.
        <BlockView key={at} token={token} />
      ))}
      {left > 0 && <p className="md-rest">{words.notShown.replace("{count}", String(left))}</p>}
    </div>
  );
}

// A citation mark arrives in pieces; its first half would flash as text.
function hideOpenMark(text: string): string {
  return text.replace(/[[【](?:[pb][pb\d,; ]{0,80})?$/, "");
}
