import type { Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { decodeEntities } from "#ui/markdown/decode-entities.ts";
import type { CitationToken, MarkdownToken, PlainToken } from "#ui/markdown/lex-markdown.ts";
import { useParts } from "#ui/markdown/markdown-parts.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { vetLink } from "#ui/markdown/vet-link.ts";

type KnownToken =
  | Tokens.Br
  | Tokens.Codespan
  | Tokens.Del
  | Tokens.Em
  | Tokens.Escape
  | Tokens.HTML
  | Tokens.Image
  | Tokens.Link
  | Tokens.Strong
  | Tokens.Text
  | CitationToken
  | PlainToken;

/** The tokens of a paragraph as elements. Of links only vetted ones get an address; of images none is loaded. */
export function InlineView({ tokens }: { tokens: readonly MarkdownToken[] | undefined }): ReactNode {
  return tokens?.map((token, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens are only ever added at the end.
    <Fragment key={at}>{renderToken(token as KnownToken)}</Fragment>
  ));
}

function renderToken(token: KnownToken): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong>{renderInside(token.tokens)}</strong>;
    case "em":
      return <em>{renderInside(token.tokens)}</em>;
    case "del":
      return <del>{renderInside(token.tokens)}</del>;
    case "br":
      return <br />;
    case "codespan":
      return <code dir="ltr">{showInvisible(token.text)}</code>;
    case "link":
      return <LinkView token={token} />;
    case "image":
      return <ImageView token={token} />;
    case "citation":
      return <CitationView blocks={token.blocks} />;
    case "html":
      return renderHtml(token.raw);
    case "escape":
      return showInvisible(token.text);
    case "text":
      return token.tokens ? renderInside(token.tokens) : showInvisible(decodeEntities(token.text));
    case "plain":
      return showInvisible(token.text);
  }
  return showInvisible((token as Token).raw);
}

function renderInside(tokens: readonly MarkdownToken[]): ReactNode {
  return <InlineView tokens={tokens} />;
}

// Models break lines inside table cells with it; nothing else of HTML means anything here.
function renderHtml(raw: string): ReactNode {
  return /^<br\s*\/?>$/i.test(raw) ? <br /> : showInvisible(raw);
}

function LinkView({ token }: { token: Tokens.Link }): ReactNode {
  const address = token.autolink ? token.href : decodeEntities(token.href);
  const href = vetLink(address);
  const content = token.autolink ? showInvisible(token.text) : renderInside(token.tokens);
  if (href === undefined) return <span title={showInvisible(address)}>{content}</span>;
  return (
    <a href={href} title={showInvisible(href)} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}

function ImageView({ token }: { token: Tokens.Image }): ReactNode {
  const { words } = useParts();
  const address = showInvisible(decodeEntities(token.href));
  return (
    <span className="md-image">
      <span className="md-image-label">{words.image}</span>
      <span>{showInvisible(decodeEntities(token.text))}</span>
      <span className="md-image-address" dir="ltr">
        {address}
      </span>
    </span>
  );
}

function CitationView({ blocks }: { blocks: readonly string[] }): ReactNode {
  const { renderCitation } = useParts();
  // biome-ignore lint/suspicious/noArrayIndexKey: a mark's ids never change places.
  return blocks.map((block, at) => <Fragment key={at}>{renderCitation(block)}</Fragment>);
}
