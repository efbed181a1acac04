/** The process that owns the embedded database. Its parent talks over IPC: gone parent, orderly stop. */
import { DatabaseOwned, startEmbeddedDatabase } from "../lib/platform/db/embedded";
import { databaseFolder, socketFolder } from "../lib/platform/paths";

const IN_USE = 75;

// The engine makes its files for everybody to read; addresses are in them.
process.umask(0o077);

// Ctrl-C reaches the whole terminal group; only the parent decides when the database stops.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});

// From the first moment on: a parent that is gone before the database is open would never be noticed later.
const opening = startEmbeddedDatabase(databaseFolder(), socketFolder());
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  // What went wrong while it opened is said below.
  await opening.then((database) => database.stop()).catch(() => {});
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("disconnect", stop);
process.on("message", (message) => {
  if (message === "stop") void stop();
});

try {
  await opening;
  if (!stopping) process.send?.("ready");
} catch (error) {
  if (error instanceof DatabaseOwned) {
    console.error(error.message);
    process.exit(IN_USE);
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    `The embedded database in ${databaseFolder()} could not be opened (${reason}). If its files are damaged, move that folder away and restore a backup: npm run convivio -- restore DIR`,
  );
  process.exit(1);
}
