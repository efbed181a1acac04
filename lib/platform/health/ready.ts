import "server-only";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { Prisma } from "@/prisma/generated/client";
import { carelessSettings } from "../careless";
import { db, type Reader } from "../db/client";
import { readMigrations } from "../db/migrate";
import { settings } from "../env";
import { sharedAddressNow } from "../http/forwarding";
import { dataFolder } from "../paths";

export type HealthState = "ok" | "away" | "behind" | "silent" | "full";

/** "shared": all visitors seem to have one address, so TRUSTED_PROXIES lacks the proxy. A warning: the process can work. */
export type Forwarding = "ok" | "shared";

/** What the process needs in order to work; each part is "ok" or says what is wrong with it. */
export interface Readiness {
  ready: boolean;
  database: HealthState;
  migrations: HealthState;
  /** Whether mails leave. "silent": no dispatcher was seen for a minute. */
  dispatcher: HealthState;
  disk: HealthState;
  /** An operator has stopped sending. */
  outboxPaused: boolean;
  forwarding: Forwarding;
  /** "careless": a setting puts people's data at risk; the log says which, and this public page does not. */
  settings: "ok" | "careless";
}

const SILENT_MS = 60_000;
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** What the process does beside answering: when it was last seen, and whether an operator has stopped it. */
export type ReadDispatcher = (reader: Reader) => Promise<{ seenAt: Date | null; paused: boolean }>;

/**
 * Looks at everything the process needs. Never throws; holds no names, addresses or versions.
 * @param readDispatcher how whoever sends mails says that it is there
 * @param leastFreeBytes below this the disk of the data folder counts as full
 */
export async function checkReadiness(
  readDispatcher: ReadDispatcher,
  leastFreeBytes = LEAST_FREE_BYTES,
): Promise<Readiness> {
  const disk = await freeDisk(leastFreeBytes);
  const forwarding = sharedAddressNow() === null ? "ok" : "shared";
  const care = carelessSettings(settings()).length === 0 ? "ok" : "careless";
  try {
    const [migrations, dispatcher, [clock]] = await Promise.all([
      missingMigrations(),
      readDispatcher(db()),
      db().$queryRaw<Array<{ now: Date }>>`SELECT clock_timestamp() AS now`,
    ]);
    const age = (clock?.now.getTime() ?? 0) - (dispatcher.seenAt?.getTime() ?? 0);
    const parts = {
      database: "ok",
      migrations: migrations > 0 ? "behind" : "ok",
      dispatcher: age > SILENT_MS ? "silent" : "ok",
      disk,
    } as const;
    return {
      ready: Object.values(parts).every((part) => part === "ok"),
      ...parts,
      outboxPaused: dispatcher.paused,
      forwarding,
      settings: care,
    };
  } catch {
    return {
      ready: false,
      database: "away",
      migrations: "away",
      dispatcher: "away",
      disk,
      outboxPaused: false,
      forwarding,
      settings: care,
    };
  }
}

async function missingMigrations(): Promise<number> {
  const all = await readMigrations(join(process.cwd(), "prisma/migrations"));
  const applied = await db().$queryRaw<Array<{ name: string }>>(
    Prisma.sql`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`,
  );
  const names = new Set(applied.map((row) => row.name));
  return all.filter((migration) => !names.has(migration.name)).length;
}

async function freeDisk(leastFreeBytes: number): Promise<HealthState> {
  try {
    const { bavail, bsize } = await statfs(dataFolder());
    return bavail * bsize < leastFreeBytes ? "full" : "ok";
  } catch {
    // No data folder: nothing is written here.
    return "ok";
  }
}
