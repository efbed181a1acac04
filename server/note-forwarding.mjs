/**
 * Remembers for the last requests who the peer was and whom it says it forwards, for lib/platform/http/forwarding.ts.
 * Only in memory.
 */
import { webProcess } from "../lib/platform/web-process.mjs";

const MOST = 200;
/** Asked by the operator's own tools on this machine, or by the page itself. */
const LEFT_OUT = /^\/(api\/(healthz|readyz)|_next\/)/;

/** Notes one request. */
export function noteForwarding(request, peer) {
  if (LEFT_OUT.test(request.url ?? "")) return;
  const noted = webProcess.forwarding;
  noted.push({ peer, forwarded: String(request.headers["x-forwarded-for"] ?? "").slice(0, 200) });
  if (noted.length > MOST) noted.shift();
}
