import { Globe, Keyboard, Puzzle } from "lucide-react";
import type { ReactNode } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";

const everywhere = "*://*/*";

/** The three ways to let the panel see a page. */
export function WaysIn(): ReactNode {
  const { context, words } = usePanelScope();
  const shortcut = useSelect((state) => state.shortcut);
  return (
    <div className="ways-in">
      <p>{words.page.waysIn}</p>
      <ul>
        <li>
          <Puzzle size={16} aria-hidden />
          {words.page.byToolbar}
        </li>
        <li>
          <Keyboard size={16} aria-hidden />
          {shortcut ? <ShortcutLine shortcut={shortcut} /> : words.page.noShortcut}
        </li>
        <li>
          <Globe size={16} aria-hidden />
          <div>
            <button
              type="button"
              className="button"
              aria-describedby="why-everywhere"
              onClick={() => void context.browser.requestAccess(everywhere)}
            >
              {words.page.allowEverywhere}
            </button>
            <p id="why-everywhere">{words.page.whyEverywhere}</p>
          </div>
        </li>
      </ul>
    </div>
  );
}

function ShortcutLine({ shortcut }: { shortcut: string }): ReactNode {
  const { words } = usePanelScope();
  const [before, after] = fillWords(words.page.byShortcut, { shortcut: "\u0000" }).split("\u0000");
  return (
    <span>
      {before}
      <kbd dir="ltr">{shortcut}</kbd>
      {after}
    </span>
  );
}
