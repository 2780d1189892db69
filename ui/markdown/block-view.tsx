import type { Tokens } from "marked";
import { memo, type ReactNode } from "react";
import { CodeBlock } from "#ui/markdown/code-block.tsx";
import { InlineView } from "#ui/markdown/inline-view.tsx";
import type { MarkdownToken, PlainToken } from "#ui/markdown/lex-markdown.ts";
import { useParts } from "#ui/markdown/markdown-parts.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { TableView } from "#ui/markdown/table-view.tsx";
import { textDirection } from "#ui/markdown/text-direction.ts";

type KnownBlock =
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Def
  | Tokens.Heading
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.List
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Table
  | Tokens.Text
  | PlainToken;

const highestStart = 999_999_999;

/** One block of an answer. Memoised: while an answer grows, only its last blocks are new tokens. */
export const BlockView = memo(function BlockView({ token }: { token: MarkdownToken }): ReactNode {
  return renderBlock(token as KnownBlock);
});

/** Blocks inside a quote or a list item. */
export function BlocksView({ tokens }: { tokens: readonly MarkdownToken[] }): ReactNode {
  return tokens.map((token, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end.
    <BlockView key={at} token={token} />
  ));
}

function renderBlock(token: KnownBlock): ReactNode {
  switch (token.type) {
    case "paragraph":
      return <p dir={textDirection(token.text)}>{<InlineView tokens={token.tokens} />}</p>;
    case "text":
      return <InlineView tokens={token.tokens ?? [token]} />;
    case "heading":
      return <HeadingView token={token} />;
    case "list":
      return <ListView token={token} />;
    case "table":
      return <TableView token={token} />;
    case "code":
      return <CodeBlock text={token.text} language={token.lang ?? ""} />;
    case "blockquote":
      return (
        <blockquote dir={textDirection(token.text)}>
          <BlocksView tokens={token.tokens} />
        </blockquote>
      );
    case "hr":
      return <hr />;
    case "html":
    case "plain":
      return <PlainView text={token.raw} />;
    case "space":
    case "def":
      return null;
  }
  return null;
}

// An answer sits below the panel's own headings, so its first level is the third of the document.
function HeadingView({ token }: { token: Tokens.Heading }): ReactNode {
  const Tag = (["h3", "h4", "h5", "h6", "h6", "h6"] as const)[token.depth - 1] ?? "h6";
  return (
    <Tag dir={textDirection(token.text)} className={`md-h${token.depth}`}>
      <InlineView tokens={token.tokens} />
    </Tag>
  );
}

function PlainView({ text }: { text: string }): ReactNode {
  if (text.trim() === "") return null;
  return (
    <p className="md-plain" dir={textDirection(text)}>
      {showInvisible(text.trimEnd())}
    </p>
  );
}

function ListView({ token }: { token: Tokens.List }): ReactNode {
  const items = token.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items are only ever added at the end.
    <ListItemView key={at} item={item} />
  ));
  const direction = textDirection(token.raw);
  if (!token.ordered) return <ul dir={direction}>{items}</ul>;
  const start = typeof token.start === "number" && token.start <= highestStart ? token.start : 1;
  return (
    <ol dir={direction} start={start}>
      {items}
    </ol>
  );
}

function ListItemView({ item }: { item: Tokens.ListItem }): ReactNode {
  const { words } = useParts();
  const content = item.tokens.filter((token) => token.type !== "checkbox");
  if (!item.task) {
    return (
      <li>
        <BlocksView tokens={content} />
      </li>
    );
  }
  const label = item.checked ? words.taskDone : words.taskOpen;
  return (
    <li className="md-task">
      <input type="checkbox" checked={item.checked ?? false} readOnly disabled aria-label={label} />
      <div>
        <BlocksView tokens={content} />
      </div>
    </li>
  );
}
