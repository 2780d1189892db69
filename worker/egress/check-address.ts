import { isPublicHost } from "#worker/egress/is-public-host.ts";
import { EgressError } from "#worker/egress-error.ts";

/** Where a call may go: https to a public host, or, where the owner allows it, http and any host. */
export function checkAddress(address: string, rules: { mayReachPrivate: boolean }): URL {
  const url = URL.parse(address);
  if (!url || url.username || url.password) throw new EgressError("not-allowed");
  if (rules.mayReachPrivate && (url.protocol === "http:" || url.protocol === "https:")) return url;
  if (url.protocol !== "https:" || !isPublicHost(url.hostname)) throw new EgressError("not-allowed");
  return url;
}
