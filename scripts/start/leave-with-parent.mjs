/**
 * Preloaded into the web server. It leaves when its supervisor is gone (`next start` alone would go on, holding the
 * port), and writes the real peer address of each request into a header that no client can set: behind it
 * lib/platform/http decides whose X-Forwarded-For to believe. Answers that fail get their page from there, too.
 */
import { subscribe } from "node:diagnostics_channel";
import { markScripts } from "../../lib/platform/cache/script-mark.mjs";
import { watchAnswer } from "../../lib/platform/http/failed-answers.mjs";
import { noteForwarding } from "../../lib/platform/http/note-forwarding.mjs";

if (process.send) {
  process.on("disconnect", () => process.exit(0));
  if (!process.connected) process.exit(0);
}

subscribe("http.server.request.start", ({ request, response, socket }) => {
  const peer = socket?.remoteAddress ?? "";
  request.headers["x-convivio-peer"] = peer;
  noteForwarding(request, peer);
  markScripts(request);
  watchAnswer(request, response);
});
