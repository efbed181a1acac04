/** How long a statement, a wait for a lock and an idle transaction may last, in ms: nobody waits for ever. */
export const SESSION_LIMITS = {
  statement_timeout: 10_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/**
 * Whether a pooler that gives out its connections by the transaction (PgBouncer) stands before the database. It refuses
 * limits that a session brings along, so that they are the role's. Said by the address, as Prisma's own tools ask for:
 * `postgresql://…/convivio?pgbouncer=true`.
 */
export const isPooled = (databaseUrl: string): boolean =>
  new URL(databaseUrl).searchParams.get("pgbouncer") === "true";

/**
 * Whether what a connection says of its session would be said of others': behind such a pooler, and in the embedded engine,
 * which has one session for all.
 */
export const sharesSession = (databaseUrl: string): boolean =>
  isPooled(databaseUrl) || new URL(databaseUrl).searchParams.get("engine") === "embedded";

interface Connection {
  query(sql: string): Promise<{ rows: unknown[] }>;
}

/** Gives the limits to the role itself, in this database; for its next sessions. */
export async function limitRole(connection: Connection): Promise<void> {
  const { rows } = await connection.query("SELECT quote_ident(current_database()) AS name");
  const { name } = rows[0] as { name: string };
  for (const [limit, ms] of Object.entries(SESSION_LIMITS))
    await connection.query(`ALTER ROLE CURRENT_USER IN DATABASE ${name} SET ${limit} = ${ms}`);
}
