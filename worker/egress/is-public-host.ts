/**
 * Whether a host, as `new URL()` wrote it, is out on the internet. Numbers in any spelling are IPv4 by then.
 * A name can still resolve to a private address: whoever may name a host here is the owner of the worker.
 */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, "");
  if (host.startsWith("[")) return isPublicV6(host.slice(1, -1));
  const octets = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  if (octets) return isPublicV4(octets);
  if (!host.includes(".")) return false;
  return !/(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/.test(host);
}

function isPublicV4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && b === 168) return false;
  if (a === 192 && b === 0 && (c === 0 || c === 2)) return false;
  if (a === 192 && b === 88 && c === 99) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

// Only global unicast (2000::/3) is public, and of it neither documentation nor what wraps an IPv4 address
// (6to4, Teredo); mapped, compatible and NAT64 addresses lie outside 2000::/3.
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = expandV6(address);
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2002 || (first === 0x2001 && second < 0x200)) return false;
  return !(first === 0x2001 && second === 0xdb8) && first !== 0x3fff;
}

function expandV6(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const parse = (half: string) =>
    half.split(":").flatMap((part) => (part === "" ? [] : Number.parseInt(part, 16)));
  const [before, after] = [parse(head), parse(tail ?? "")];
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}
