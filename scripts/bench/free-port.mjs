/** Ports for the sites of tests and measurements. Plain JavaScript: the runner of the journeys starts without a compiler. */
import { isPortFree } from "../start/processes.mjs";

/** Below those that systems give to outgoing connections: what was free stays so, also between two starts of a site. */
const PORTS = { first: 20_000, last: 31_999 };
let latest = PORTS.first + ((process.pid * 7) % (PORTS.last - PORTS.first));

/** A port of this machine that nobody has, and that nobody is given who asks meanwhile. */
export async function freePort() {
  for (;;) {
    latest = latest === PORTS.last ? PORTS.first : latest + 1;
    const port = latest;
    if (await isPortFree(port, "127.0.0.1")) return port;
  }
}
