import { isIP } from "node:net";
import { settings } from "../env";

interface HeaderReader {
  get(name: string): string | null;
}

/**
 * The address a request really comes from. The peer is written by the front door and cannot be sent by a client;
 * X-Forwarded-For is believed only as far as its hops are listed in TRUSTED_PROXIES.
 */
export function clientAddress(headers: HeaderReader): string {
  const trusted = new Set(settings().trustedProxies);
  let address = plain(headers.get("x-convivio-peer") ?? "");
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => plain(hop.trim()))
    .filter(Boolean);
  while (trusted.has(address) && hops.length > 0) address = hops.pop() as string;
  return isIP(address) ? address : "unknown";
}

/** The key limits count by: an IPv4 address, or the /64 of an IPv6 one (a household or a device gets a whole /64). */
export function networkKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

function plain(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".")
    ? address.slice(7)
    : address.replace(/^\[|\]$/g, "");
}
