/**
 * The web server: `node server/web.mjs --port 3000 [--host 127.0.0.1] [--dev]`. One process serves, or several that a first
 * one keeps (WEB_PROCESSES). Ends in order at SIGTERM and SIGINT: no new connections, what was asked is answered, then the
 * jobs of Next end. At SIGUSR2 several processes are renewed one by one.
 *
 * The files of this folder are plain JavaScript because Node runs them as they stand, outside the bundle of Next.
 */
import cluster from "node:cluster";
import { parseArgs } from "node:util";
import { processCount } from "./process-count.mjs";

const { values } = parseArgs({
  options: { port: { type: "string" }, host: { type: "string" }, dev: { type: "boolean", default: false } },
});
const { host, dev } = values;
const port = Number(values.port ?? process.env.PORT ?? 3000);
const embedded = dev || !process.env.DATABASE_URL;
const count = processCount({ wished: process.env.WEB_PROCESSES, embedded });

if (cluster.isPrimary && count > 1) {
  const { keepProcesses } = await import("./web-processes.mjs");
  keepProcesses(count);
} else {
  if (cluster.isWorker) await import("./beside-others.mjs");
  else
    process.on("SIGUSR2", () =>
      process.stderr.write("One web process serves: restart it, or set WEB_PROCESSES.\n"),
    );
  const { serve } = await import("./serve.mjs");
  await serve({ host, port, dev });
}
