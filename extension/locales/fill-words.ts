/** Fills `{name}` in a sentence; numbers are written the way the language writes them. */
export function fillWords(
  sentence: string,
  values: Record<string, string | number>,
  locale: string | undefined = undefined,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? value.toLocaleString(locale) : value;
  });
}
