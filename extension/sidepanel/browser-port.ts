import type { ContentRequest, Job } from "#shared/messages.ts";

/** A tab as far as this extension may see it: without a grant the browser tells no address and no title. */
export type TabFacts = {
  id: number;
  url: string | undefined;
  title: string | undefined;
  /** Without an address: whether the browser keeps this page from every extension. */
  isInternal: boolean;
};

/** The part of the browser's API that the panel needs, handed in by the entrypoint. */
export type BrowserPort = {
  /** BCP 47 tag of the language the browser speaks. */
  language: string;
  /** The tab the person is on; where the panel stands in a tab itself, the one used just before it. */
  activeTab(): Promise<TabFacts | undefined>;
  tab(id: number): Promise<TabFacts | undefined>;
  /** Calls back when another tab, address, title or permission may have come into view. */
  onView(listener: () => void): () => void;
  /** Puts the reading script into a frame. Resolves to the id of the document it runs in, where there is one. */
  inject(target: FrameTarget): Promise<string | undefined>;
  /** Asks the script in a frame. The reply is unchecked. */
  send(target: FrameTarget, request: ContentRequest): Promise<unknown>;
  /** Tells the toolbar button which tab this panel stands beside and cannot see, if there is one. */
  noteBlind(tab: number | undefined): Promise<void>;
  showTab(id: number): Promise<void>;
  openTab(url: string): Promise<void>;
  /** What the person presses to open the panel, as the browser writes it; undefined when nothing is set. */
  shortcut(): Promise<string | undefined>;
  hasAccess(origin: string): Promise<boolean>;
  /** Asks the person for access; must be called inside their gesture. */
  requestAccess(origin: string): Promise<boolean>;
  /** Takes the job waiting for this window, and from then on each that comes. Resolves when there is none left. */
  onJob(listener: (job: Job) => void): Promise<void>;
  copyText(text: string): Promise<void>;
};

export type FrameTarget = { tab: number; frame: number };
