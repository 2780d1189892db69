import { type ReactNode, useEffect, useRef, useState } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { PanelState } from "#extension/sidepanel/panel-state.ts";
import { tellFailure } from "#extension/sidepanel/tell-failure.ts";

/** The panel's one live region: says that an answer begins or ends and what went wrong, never the answer itself. */
export function Announcer(): ReactNode {
  const { context, words } = usePanelScope();
  const moment = useSelect(momentOf);
  const notice = useSelect((state) => state.notice);
  const before = useRef(moment);
  const [text, setText] = useState("");
  useEffect(() => {
    const wasAnswering = before.current === "begins";
    before.current = moment;
    if (notice) setText(tellFailure(notice, words, context.locale));
    else if (moment === "begins") setText(words.thread.answerBegins);
    else if (wasAnswering) setText(moment === "done" ? words.thread.answerDone : words.thread.answerBroke);
  }, [moment, notice, words, context.locale]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}

function momentOf({ exchanges, phase }: PanelState): "quiet" | "begins" | "done" | "broke" {
  const made = exchanges.at(-1)?.answer.made;
  if (!made) return "quiet";
  if (phase === "answering" && made.text !== "") return "begins";
  if (made.state === "ended") return "done";
  return made.state === "accepted" || made.state === "running" ? "quiet" : "broke";
}
