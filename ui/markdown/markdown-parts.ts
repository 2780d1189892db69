import { createContext, type ReactNode, useContext } from "react";

export type MarkdownWords = {
  copyCode: string;
  copied: string;
  code: string;
  /** Before the alternative text of an image, which is never loaded. */
  image: string;
  /** `{count}` characters at the end are not shown. */
  notShown: string;
  taskDone: string;
  taskOpen: string;
};

/** What a Markdown text needs from whoever shows it. */
export type MarkdownParts = {
  words: MarkdownWords;
  renderCitation(block: string): ReactNode;
  copyText(text: string): Promise<void>;
};

export const MarkdownPartsContext = createContext<MarkdownParts | null>(null);

/** What whoever shows a Markdown text has given for it. */
export function useParts(): MarkdownParts {
  const parts = useContext(MarkdownPartsContext);
  if (!parts) throw new Error("a Markdown text stands outside its parts");
  return parts;
}
