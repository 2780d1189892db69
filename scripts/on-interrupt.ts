/** Runs `stop` once when the person or the system ends this process, then ends it. */
export function onInterrupt(stop: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      const end = () => process.exit(signal === "SIGINT" ? 130 : 143);
      void stop().then(end, end);
    });
  }
}
