import type { Exchange } from "#extension/sidepanel/panel-state.ts";
import { stripCitations } from "#shared/citations.ts";
import type { Turn } from "#shared/run.ts";

const mostTurns = 40;
const mostCharacters = 60_000;
const longestTurn = 20_000;

/** The earlier turns to send along: the latest that fit, whole exchanges only, without citation marks. */
export function buildHistory(exchanges: readonly Exchange[]): Turn[] {
  const turns: Turn[] = [];
  let characters = 0;
  for (const { question, answer } of exchanges.toReversed()) {
    const answered = stripCitations(answer.made.text).trim().slice(0, longestTurn);
    const asked = question.text.trim().slice(0, longestTurn);
    if (answered === "" || asked === "") continue;
    characters += answered.length + asked.length;
    if (turns.length + 2 > mostTurns || characters > mostCharacters) break;
    turns.unshift({ role: "user", text: asked }, { role: "assistant", text: answered });
  }
  return turns;
}
