import { Lexer, type Token, Tokenizer, type Tokens, type TokensList } from "marked";
import { limits } from "#ui/markdown/limits.ts";
import { type Stretch, shieldSource } from "#ui/markdown/shield-source.ts";

/** `[b12]` in an answer, or `[b1, b2]`: the passages a statement leans on. */
export type CitationToken = { type: "citation"; raw: string; blocks: string[] };
/** Text shown as it is written. */
export type PlainToken = { type: "plain"; raw: string; text: string };
export type MarkdownToken = Token | CitationToken | PlainToken;

/** The blocks of a text, in order; their `raw` parts joined give the text. Never throws, whatever it is given. */
export function lexMarkdown(source: string): MarkdownToken[] {
  const lexers: Lexer[] = [];
  const blocks = shieldSource(source).flatMap((stretch) => lexStretch(stretch, lexers));
  const links: TokensList["links"] = Object.assign(
    {},
    ...lexers.map((lexer) => lexer.tokens.links).reverse(),
  );
  for (const lexer of lexers) lexInline(lexer, links);
  return capBlocks(blocks);
}

function lexStretch(stretch: Stretch, lexers: Lexer[]): MarkdownToken[] {
  if (stretch.kind === "plain") return [plainToken(stretch.raw)];
  if (stretch.kind === "code") return [codeToken(stretch)];
  const lexer = createLexer();
  try {
    lexer.blockTokens(stretch.raw, lexer.tokens);
  } catch {
    return [plainToken(stretch.raw)];
  }
  lexers.push(lexer);
  return lexer.tokens;
}

function createLexer(): Lexer {
  return new Lexer({
    gfm: true,
    tokenizer: new TextTokenizer(),
    extensions: {
      renderers: {},
      childTokens: {},
      inline: [readCitation],
      startInline: [(text: string) => text.search(/[[【]\s{0,2}[pb]\d/)],
    },
  });
}

// marked switches links and formatting off inside raw HTML; here HTML is text like any other.
class TextTokenizer extends Tokenizer {
  override tag(source: string): Tokens.Tag | undefined {
    const token = super.tag(source);
    this.lexer.state.inLink = false;
    this.lexer.state.inRawBlock = false;
    return token;
  }
}

// The grammar of `parseCitations` in shared/citations.ts.
const mark =
  /^[[【]\s{0,2}((?:p\d{1,3})?b\d{1,6}(?:\s{0,2}[,;，；、]?\s{0,2}(?:p\d{1,3})?b\d{1,6}){0,31})\s{0,2}[\]】](?!\()/;

function readCitation(source: string): CitationToken | undefined {
  const match = mark.exec(source);
  if (!match?.[1]) return undefined;
  return { type: "citation", raw: match[0], blocks: match[1].match(/(?:p\d{1,3})?b\d{1,6}/g) ?? [] };
}

function lexInline(lexer: Lexer, links: TokensList["links"]): void {
  lexer.tokens.links = links;
  for (const { src, tokens } of lexer.inlineQueue) {
    try {
      if (isCheap(src)) lexer.inlineTokens(src, tokens);
      else tokens.push(plainToken(src));
    } catch {
      tokens.splice(0, tokens.length, plainToken(src));
    }
  }
  lexer.inlineQueue = [];
}

function isCheap(text: string): boolean {
  if (text.length > limits.inline) return false;
  return count(text, /[*_~]+/g) <= limits.delimiters && count(text, /\[/g) <= limits.brackets;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function capBlocks(blocks: MarkdownToken[]): MarkdownToken[] {
  if (blocks.length <= limits.blocks) return blocks;
  const rest = blocks.slice(limits.blocks).map((block) => block.raw);
  return [...blocks.slice(0, limits.blocks), plainToken(rest.join(""))];
}

function codeToken(stretch: { raw: string; language: string; text: string }): Tokens.Code {
  return { type: "code", raw: stretch.raw, lang: stretch.language, text: stretch.text };
}

function plainToken(raw: string): PlainToken {
  return { type: "plain", raw, text: raw };
}
