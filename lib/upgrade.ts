import { join } from "node:path";
import { rekeyPeople } from "./people/commands/rekey-people";
import { applyMigrations, type MigrationConnection, readMigrations } from "./platform/db/migrate";
import { runSteps, type Step } from "./platform/db/steps";

/** The steps of every noun, in order. Only added; a name is never used again. */
export const UPGRADE_STEPS: readonly Step[] = [rekeyPeople];

/** The two calls of the runners on a `pg` client. */
export function asConnection(client: {
  query: (sql: string, parameters?: unknown[]) => Promise<{ rows: unknown[] }>;
}): MigrationConnection {
  return {
    query: (sql, parameters) => client.query(sql, parameters),
    execute: (sql) => client.query(sql),
  };
}

/**
 * Brings a database to this version: migrations, then what SQL can't compute. Safe at every start and from several
 * processes. @returns one sentence per thing done
 * @throws MigrationRefused when the schema is not one this version can run on
 */
export async function upgrade(connection: MigrationConnection, root: string): Promise<string[]> {
  const applied = await applyMigrations(connection, await readMigrations(join(root, "prisma/migrations")));
  return [...applied.map((name) => `Applied migration ${name}`), ...(await takeSteps(connection))];
}

/** The steps alone: after a restore, whose rows may come from an earlier version. */
export async function takeSteps(connection: MigrationConnection): Promise<string[]> {
  const finished = await runSteps(connection, UPGRADE_STEPS);
  return finished.flatMap(({ name, counts }) => {
    const counted = Object.entries(counts).filter(([, count]) => count > 0);
    if (counted.length === 0) return [];
    return [`Step ${name}: ${counted.map(([what, count]) => `${count} ${what}`).join(", ")}`];
  });
}
