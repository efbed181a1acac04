import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of everything an installation writes: embedded database, mails, files, secret. */
export function dataFolder(): string {
  // Absolute: a relative folder of sockets would be taken for the name of a host.
  return resolve(process.env.CONVIVIO_DATA || ".data");
}

/** Where the embedded database keeps its files. Only its own process may open them. */
export function databaseFolder(): string {
  return join(dataFolder(), "database");
}

/** Where mails go as .eml files when no SMTP_URL is set. */
export function mailFolder(): string {
  return join(dataFolder(), "mail");
}

/** Where uploaded and made files are kept: the folder that STORAGE_URL names as file:///…, else one of the data's own. */
export function filesFolder(): string {
  const address = process.env.STORAGE_URL;
  return address ? fileURLToPath(address) : join(dataFolder(), "files");
}

const SOCKET_PATH_LIMIT = 100;

/**
 * The folder of the embedded database's sockets. Unix socket paths over 107 bytes are cut silently by the kernel, so a
 * long data folder falls back to a short private one under the system's temporary folder.
 */
export function socketFolder(): string {
  const wanted = join(dataFolder(), "run");
  if (Buffer.byteLength(join(wanted, ".s.PGSQL.5432")) <= SOCKET_PATH_LIMIT) return wanted;
  const short = createHash("sha256").update(wanted).digest("hex").slice(0, 16);
  return join(tmpdir(), `convivio-${process.getuid?.() ?? 0}-${short}`);
}

/** The connection string of the embedded database for `pg`; `engine` says that all its clients share one session. */
export function embeddedDatabaseUrl(sockets = socketFolder()): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(sockets)}&sslmode=disable&engine=embedded`;
}
