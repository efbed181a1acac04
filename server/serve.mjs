/** One process that serves: an HTTP server, the front door, and Next behind it. */
import http from "node:http";
import next from "next";
import { ownAddress, root } from "../scripts/start/processes.mjs";
import { frontDoor, refuseTunnels } from "./front-door.mjs";
import { keptPages } from "./kept-pages.mjs";
import { leaveInOrder } from "./leave-in-order.mjs";
import { quietConsole } from "./quiet-console.mjs";

/** Serves until SIGTERM or SIGINT; then whoever asked is still answered. */
export async function serve({ host, port, dev }) {
  process.env.NODE_ENV ??= dev ? "development" : "production";
  if (!dev) quietConsole();
  // Where Next reaches itself; it would try the host that a client names.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${ownAddress(host)}:${port}`;

  const server = http.createServer();
  refuseTunnels(server);
  const app = next({
    dev,
    dir: root,
    port,
    ...(host ? { hostname: host } : {}),
    // Next listens there for upgrades, which only its development has.
    httpServer: dev ? server : new http.Server(),
  });
  server.on("error", (error) => {
    process.stderr.write(`The web server can't listen: ${error.message}\n`);
    process.exit(1);
  });
  await app.prepare();
  const kept = dev || process.env.DOOR === "0" ? undefined : keptPages();
  const leave = leaveInOrder(server, () => void app.close().finally(() => process.exit(0)));
  server.on("request", frontDoor(app.getRequestHandler(), { kept }));
  server.listen(port, host);
  process.on("message", ({ kind }) => kind === "retire" && leave({ patient: true }));
  for (const signal of ["SIGTERM", "SIGINT"])
    process.on(signal, () => {
      leave();
      // A browser that waits for changes of the code would wait for ever.
      if (dev) server.closeAllConnections();
    });
}
