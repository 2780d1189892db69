import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder, whatever folder a command was started in. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
