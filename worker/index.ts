import { createApp } from "#worker/routes/create-app.ts";
import { getOpenapi } from "#worker/routes/get-openapi.ts";
import { routes } from "#worker/routes/routes.ts";

export { Run } from "#worker/runs/run.ts";

const app = createApp([...Object.values(routes), getOpenapi]);

export default { fetch: app.fetch };
