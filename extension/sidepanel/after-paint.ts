const slowestFrame = 100;

/** Resolves when what was drawn is on the screen; a page that is not looked at draws nothing, and waits little. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, slowestFrame);
  });
}
