import { parseArgs } from "node:util";
import { askInPanel } from "#scripts/ask-in-panel.ts";
import { openTarget } from "#scripts/open-target.ts";
import { runMain } from "#scripts/run-main.ts";
import { openSession } from "#scripts/session.ts";
import { tellAnswer } from "#scripts/tell-answer.ts";
import { ActionId } from "#shared/actions/action-id.ts";

const usage = `usage: npm run ask -- <url or file> "question"
       npm run ask -- <url or file> --action ${ActionId.options.join("|")}
       [--model provider/model] [--json]
`;

await runMain(async () => {
  const wanted = readWishes();
  if (!wanted) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const target = await openTarget(wanted.name);
  try {
    const session = await openSession({ needsWorker: true, isOffline: target.isFile });
    try {
      const teller = tellAnswer({ isJson: wanted.isJson, show: target.show });
      const { question, model } = wanted;
      teller.finish(await askInPanel(session, { url: target.url, question, model, onText: teller.grow }));
    } finally {
      await session.close();
    }
  } finally {
    await target.stop();
  }
});

function readWishes() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { action: { type: "string" }, model: { type: "string" }, json: { type: "boolean" } },
  });
  const [name, text, ...rest] = positionals;
  const action = ActionId.safeParse(values.action);
  if (name === undefined || rest.length > 0) return null;
  if (values.action === undefined ? !text : !action.success || text !== undefined) return null;
  const question = action.success ? { action: action.data } : { text: text ?? "" };
  return { name, question, model: values.model, isJson: values.json === true };
}
