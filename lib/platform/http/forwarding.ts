import "server-only";
import { isLoopback, settings } from "../env";
import { log } from "../log";
import { type NotedRequest, webProcess } from "../web-process.mjs";
import { clientAddress } from "./client-address";

const ENOUGH = 20;
const EVERY_MS = 60_000;
const AGAIN_MS = 6 * 3_600_000;

/**
 * The one address all visitors seem to have, when that can't be true: a proxy names several of them but is not believed,
 * or on a public site everybody comes from this machine. All would then share the limits of one. Null otherwise.
 */
export function sharedAddress(requests: readonly NotedRequest[]): string | null {
  if (requests.length < ENOUGH) return null;
  const addresses = new Set(requests.map(addressOf));
  const [address] = addresses;
  if (addresses.size !== 1 || address === undefined) return null;
  const named = new Set(requests.map(({ forwarded }) => forwarded.split(",")[0]?.trim()).filter(Boolean));
  const site = new URL(settings().publicUrl).hostname;
  const local = address === "::1" || isLoopback(address);
  return named.size > 1 || (local && !isLoopback(site)) ? address : null;
}

function addressOf({ peer, forwarded }: NotedRequest): string {
  const values: Record<string, string> = { "x-convivio-peer": peer, "x-forwarded-for": forwarded };
  return clientAddress({ get: (name) => values[name] ?? null });
}

/** The same for the last requests of this process. */
export function sharedAddressNow(): string | null {
  return sharedAddress(webProcess.forwarding);
}

/** Warns in the log, a few times a day, as long as all visitors seem to have one address. */
export function watchForwarding(): { stop: () => void } {
  let warned = 0;
  const timer = setInterval(() => {
    const address = sharedAddressNow();
    if (address === null || Date.now() - warned < AGAIN_MS) return;
    warned = Date.now();
    log.warn({ address }, FORWARDING_WARNING);
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

export const FORWARDING_WARNING =
  "All visitors seem to come from one address, so they share its limits. Name your proxy in TRUSTED_PROXIES, and let it send X-Forwarded-For.";
