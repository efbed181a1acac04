/**
 * Preloaded into the web server. It leaves when its supervisor is gone (`next start` alone would go on, holding the
 * port), and puts the front door before it (lib/platform/http/front-door.mjs): that writes the real peer of each request
 * into a header that no client can set, refuses what Next would fail on, and gives answers that fail their page.
 */
import { openFrontDoor } from "../../lib/platform/http/front-door.mjs";

if (process.send) {
  process.on("disconnect", () => process.exit(0));
  if (!process.connected) process.exit(0);
}

openFrontDoor();
