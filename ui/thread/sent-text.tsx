import type { ReactNode } from "react";
import type { PageContext } from "#shared/page-context.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** The exact text that left the browser, passage by passage, each with the id the model was told. */
export function SentText({ pages, label }: { pages: readonly PageContext[]; label: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="receipt-text" tabIndex={0} aria-label={label}>
      {pages.flatMap((page) =>
        page.blocks.map((block) => (
          <p key={`${page.url} ${block.id}`} dir={textDirection(block.text)}>
            <b>{block.id}</b>
            {showInvisible(block.text)}
          </p>
        )),
      )}
    </section>
  );
}
