/** How long a statement, a wait for a lock and an idle transaction may last, in ms: nobody waits for ever. */
export const SESSION_LIMITS = {
  statement_timeout: 10_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/**
 * No statement is compiled before it runs. The server decides for it by what it guesses that a statement costs; the dearest of ours
 * takes 0.7 s of a processor, and took as much again to be compiled, on each connection and every time (decision 061).
 */
export const UNCOMPILED = { jit: "off" } as const;

/** What a session says of itself when it begins, beside its limits. */
export const SESSION_OPTIONS = Object.entries(UNCOMPILED)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(" ");

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

/** Gives the limits, and that nothing is compiled, to the role itself, in this database; for its next sessions. */
export async function limitRole(connection: Connection): Promise<void> {
  const { rows } = await connection.query("SELECT quote_ident(current_database()) AS name");
  const { name } = rows[0] as { name: string };
  for (const [setting, value] of Object.entries({ ...SESSION_LIMITS, ...UNCOMPILED }))
    await connection.query(`ALTER ROLE CURRENT_USER IN DATABASE ${name} SET ${setting} = ${value}`);
}
