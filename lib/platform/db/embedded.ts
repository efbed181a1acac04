import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { DatabaseOwned } from "./database-owned";
import { openEngine } from "./embedded-engine";
import { keepExchangesTogether } from "./embedded-exchanges";
import { requireOwnSockets } from "./socket-folder";

export { DatabaseOwned };

export interface EmbeddedDatabase {
  stop: () => Promise<void>;
}

const SOCKET_NAME = ".s.PGSQL.5432";
const LOCK_NAME = "owner.sock";
const GUARD_NAME = "owner.guard";
const GUARD_STALE_MS = 10_000;
const MOST_CONNECTIONS = 100;

/**
 * Whether a database process that stays owns this socket folder.
 * @throws DatabaseOwned when another account has the folder
 */
export async function isDatabaseRunning(sockets: string): Promise<boolean> {
  requireOwnSockets(sockets);
  return (await ownerOf(join(sockets, LOCK_NAME))) === "running";
}

/**
 * Opens the embedded database and serves it on a Unix socket. Two engines on one folder would corrupt it, so the owner
 * listens on a lock socket; a lock whose owner was killed does not answer and is taken over, behind an O_EXCL guard so
 * that two starters can't both remove it.
 * @throws DatabaseOwned when another process or account has the folder.
 */
export async function startEmbeddedDatabase(folder: string, sockets: string): Promise<EmbeddedDatabase> {
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  requireOwnSockets(sockets);
  chmodSync(sockets, 0o700);
  const lock = await takeLock(sockets);
  try {
    const { database } = await openEngine(folder);
    const path = join(sockets, SOCKET_NAME);
    rmSync(path, { force: true });
    const server = new PGLiteSocketServer({ db: database, path, maxConnections: MOST_CONNECTIONS });
    keepExchangesTogether(server);
    await server.start();
    return {
      async stop() {
        lock.state = "leaving";
        await server.stop();
        await database.close();
        rmSync(path, { force: true });
        await new Promise<void>((resolve) => lock.server.close(() => resolve()));
        rmSync(join(sockets, LOCK_NAME), { force: true });
      },
    };
  } catch (error) {
    lock.server.close();
    throw error;
  }
}

interface Lock {
  server: Server;
  /** What the owner says to whoever asks. */
  state: "running" | "leaving";
}

async function takeLock(sockets: string): Promise<Lock> {
  const path = join(sockets, LOCK_NAME);
  const guard = join(sockets, GUARD_NAME);
  const deadline = Date.now() + 15_000;
  for (;;) {
    const owner = await ownerOf(path);
    if (owner === "running") {
      throw new DatabaseOwned(
        "The embedded database is already in use by another Convivio process with the same data folder. Stop that one, or set CONVIVIO_DATA to another folder.",
      );
    }
    // An owner whose supervisor was killed is about to go: worth waiting for.
    if (owner === null && takeGuard(guard)) break;
    if (Date.now() > deadline)
      throw new DatabaseOwned("Another Convivio process is starting or stopping with the same data folder.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    if ((await ownerOf(path)) !== null) {
      throw new DatabaseOwned("Another Convivio process has just started with the same data folder.");
    }
    rmSync(path, { force: true });
    return await listen(path);
  } finally {
    rmSync(guard, { force: true });
  }
}

function takeGuard(path: string): boolean {
  try {
    closeSync(openSync(path, "wx"));
    return true;
  } catch {
    // A starter killed between guard and lock leaves the guard behind; it is held for milliseconds only.
    if (existsSync(path) && Date.now() - statSync(path).mtimeMs > GUARD_STALE_MS)
      rmSync(path, { force: true });
    return false;
  }
}

function listen(path: string): Promise<Lock> {
  return new Promise((resolve, reject) => {
    const answer = (socket: Socket) => {
      // A starter that asks and is killed before it hears the answer must not take the database with it.
      socket.on("error", () => socket.destroy());
      socket.end(lock.state);
    };
    const lock: Lock = { server: createServer(answer), state: "running" };
    lock.server.once("error", reject);
    lock.server.listen(path, () => resolve(lock));
    lock.server.unref();
  });
}

/** What the owner of a lock says of itself; null when nobody answers (never taken, or killed). */
function ownerOf(path: string): Promise<"running" | "leaving" | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = createConnection(path);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk));
    socket.once("error", () => resolve(null));
    socket.once("close", () => resolve(said === "leaving" ? "leaving" : "running"));
  });
}
