import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseOwned } from "./database-owned";

/**
 * Refuses a folder of sockets that somebody else made. Its place under the system's temporary folder, which a long data
 * folder leads to, can be foreseen: another account of the machine could make it first, or a link to elsewhere, and put
 * a socket of its own where ours is asked for people's data.
 * @throws DatabaseOwned
 */
export function requireOwnSockets(sockets: string, account = process.getuid?.()): void {
  const found = lstatSync(sockets, { throwIfNoEntry: false });
  if (!found || account === undefined) return;
  // In the data folder it may belong to the account of the service, whose command root has called.
  const owners = [account, lstatSync(dirname(sockets)).uid];
  if (found.isDirectory() && owners.includes(found.uid)) return;
  throw new DatabaseOwned(
    `${sockets}, where the embedded database is reached, belongs to another account (number ${found.uid}). Take it away, or set CONVIVIO_DATA to a folder with a shorter path.`,
  );
}
