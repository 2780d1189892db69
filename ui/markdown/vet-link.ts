const longestLink = 8_192;
const allowed: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * Gives the canonical form of an absolute http, https or mailto address, or undefined for anything else:
 * other schemes, addresses relative to the panel, names and passwords inside the address.
 */
export function vetLink(address: string): string | undefined {
  if (address.length > longestLink || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!allowed.has(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  return url.href;
}
