import type { Tokens } from "marked";
import type { ReactNode } from "react";
import { InlineView } from "#ui/markdown/inline-view.tsx";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** A table that scrolls by itself, so that it never widens the panel. */
export function TableView({ token }: { token: Tokens.Table }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <div className="md-table" tabIndex={0}>
      <table dir={textDirection(token.raw)}>
        <thead>
          <tr>{token.header.map((cell, at) => renderCell(cell, at))}</tr>
        </thead>
        <tbody>
          {token.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end.
            <tr key={at}>{row.map((cell, column) => renderCell(cell, column))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function renderCell(cell: Tokens.TableCell, column: number): ReactNode {
  const Tag = cell.header ? "th" : "td";
  const style = cell.align ? { textAlign: cell.align } : undefined;
  return (
    <Tag key={column} dir={textDirection(cell.text)} {...(style ? { style } : {})}>
      <InlineView tokens={cell.tokens} />
    </Tag>
  );
}
