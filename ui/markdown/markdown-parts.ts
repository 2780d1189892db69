import { createContext, type ReactNode } from "react";

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

const plainParts: MarkdownParts = {
  words: {
    copyCode: "Copy",
    copied: "Copied",
    code: "Code",
    image: "Image",
    notShown: "{count} more characters",
    taskDone: "Done",
    taskOpen: "Open",
  },
  renderCitation: (block) => `[${block}]`,
  copyText: (text) => navigator.clipboard.writeText(text),
};

export const MarkdownPartsContext = createContext<MarkdownParts>(plainParts);
