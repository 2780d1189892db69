type BuildTime = { env?: { WXT_WORKER_URL?: string } };

const url = (import.meta as ImportMeta & BuildTime).env?.WXT_WORKER_URL || "http://127.0.0.1:8787";

/** Origin of the worker this build of the extension belongs to, fixed at build by `WXT_WORKER_URL`. */
export const workerUrl: string = new URL(url).origin;
