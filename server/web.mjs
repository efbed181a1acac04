/**
 * The web process: one HTTP server, the front door, and Next behind it.
 * `node server/web.mjs --port 3000 [--host 127.0.0.1] [--dev]`. Ends in order at SIGTERM and SIGINT: no new connections,
 * what was asked is answered, then the jobs of Next end.
 *
 * The files of this folder are plain JavaScript because Node runs them as they stand, outside the bundle of Next.
 */
import http from "node:http";
import { parseArgs } from "node:util";
import next from "next";
import { ownAddress, root } from "../scripts/start/processes.mjs";
import { frontDoor, refuseTunnels } from "./front-door.mjs";
import { keptPages } from "./kept-pages.mjs";
import { leaveInOrder } from "./leave-in-order.mjs";
import { quietConsole } from "./quiet-console.mjs";

const { values } = parseArgs({
  options: { port: { type: "string" }, host: { type: "string" }, dev: { type: "boolean", default: false } },
});
const { host, dev } = values;
const port = Number(values.port ?? process.env.PORT ?? 3000);

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
for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    leave();
    // A browser that waits for changes of the code would wait for ever.
    if (dev) server.closeAllConnections();
  });
