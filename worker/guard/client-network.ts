/**
 * The network a request comes from, coarse enough that one person cannot rotate through it: /24 of an IPv4
 * address, /64 of an IPv6 one. Only what the edge itself says counts. Null when it says nothing, or for the
 * machine itself, where there is nobody to keep out.
 */
export function readClientNetwork(headers: Headers): string | null {
  const address = headers.get("CF-Connecting-IP")?.trim().toLowerCase();
  if (!address || address === "::1" || address.startsWith("127.")) return null;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return address.split(".").slice(0, 3).join(".");
  return expand(address).slice(0, 4).join(":");
}

function expand(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const [before, after] = [head.split(":").filter(Boolean), (tail ?? "").split(":").filter(Boolean)];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after].map((part) => part.replace(/^0+(?=.)/, ""));
}
