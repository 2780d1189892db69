import { article } from "#extension/readers/article.ts";
import type { Reader } from "#extension/readers/define-reader.ts";
import { selection } from "#extension/readers/selection.ts";
import type { Source } from "#shared/page-context.ts";

/** Every reader there is, by the source it writes into a `PageContext`. */
export const readers = { article, selection } satisfies Record<Source, Reader>;
