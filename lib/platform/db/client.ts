import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { settings } from "../env";
import { AppError, isOutage } from "../errors";
import { log } from "../log";
import { dropStale } from "../stale-tags";
import { planName } from "./kept-plans";
import { Semaphore } from "./semaphore";
import { SESSION_LIMITS, SESSION_OPTIONS, sharesSession } from "./session-limits";

export type Database = PrismaClient;
/** What a command gets inside a transaction. */
export type Transaction = Prisma.TransactionClient;
/** Reads work on either. */
export type Reader = Database | Transaction;

const TRANSACTION_WAIT_MS = 50_000;
const TRANSACTION_LIMIT_MS = 15_000;

/** Pool limits of one process; `pg` itself has none, so a silent database would hang requests for ever. */
export function connectionOptions(databaseUrl: string, embedded: boolean) {
  return {
    connectionString: databaseUrl,
    // The embedded engine runs one statement at a time: more connections would only queue inside it.
    max: Number(process.env.DATABASE_POOL || (embedded ? 8 : 12)),
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: SESSION_LIMITS.statement_timeout + 2_000,
    // In a shared session limits would leak; the embedded engine has no other writers anyway.
    ...(sharesSession(databaseUrl) ? {} : { ...SESSION_LIMITS, options: SESSION_OPTIONS }),
    application_name: "convivio",
  };
}

function createClient(): PrismaClient {
  const { databaseUrl, embedded } = settings();
  const adapter = new PrismaPg(connectionOptions(databaseUrl, embedded), {
    onPoolError: (error) =>
      log.warn({ err: { name: error.name, message: error.message } }, "database connection lost"),
    ...(sharesSession(databaseUrl) ? {} : { statementNameGenerator: planName }),
  });
  return new PrismaClient({ adapter });
}

/** On the process and not in the module: the built site has several copies of it, and one pool. */
const shared = globalThis as { convivioDatabase?: PrismaClient; convivioTransactions?: Semaphore };

/** The process's one Prisma client; made at first use, so importing this never connects. */
export function db(): Database {
  shared.convivioDatabase ??= createClient();
  return shared.convivioDatabase;
}

/** Closes the pool; for scripts and tests. */
export async function disconnect(): Promise<void> {
  await shared.convivioDatabase?.$disconnect();
  delete shared.convivioDatabase;
}

/** Transactions at once: the pool keeps connections for reads, and nobody waits in it longer than its own limit. */
const TRANSACTIONS = { embedded: 1, server: 9 };

/** Lost against others: a serialization failure, a deadlock. */
const RETRY_CODES = /40001|40P01|P2034/;
/** Waited in vain for a lock. */
const LOCK_CODE = /55P03/;

/**
 * Runs `work` in one interactive transaction: short, row locks first, nothing but the database inside.
 * A deadlock or serialization failure is tried again; a database that is away becomes AppError("unavailable").
 * @param until by the process's clock (`performance.now()`): until then whoever lost against others, or waited in vain for
 * their lock, tries again
 * @param limit milliseconds it may last: more only for what writes thousands of rows and locks others' last
 */
export async function transaction<Value>(
  work: (tx: Transaction) => Promise<Value>,
  until = 0,
  limit = TRANSACTION_LIMIT_MS,
): Promise<Value> {
  shared.convivioTransactions ??= new Semaphore(
    settings().embedded ? TRANSACTIONS.embedded : TRANSACTIONS.server,
    TRANSACTION_WAIT_MS,
  );
  let done: Transaction | undefined;
  const noting = (tx: Transaction) => {
    done = tx;
    return work(tx);
  };
  const once = () => db().$transaction(noting, { maxWait: TRANSACTION_WAIT_MS, timeout: limit });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const value = await shared.convivioTransactions.pass(once);
      if (done) await dropStale(done);
      return value;
    } catch (error) {
      if (hasCode(error, RETRY_CODES) && (attempt < 4 || performance.now() < until)) continue;
      if (hasCode(error, LOCK_CODE) && performance.now() < until) continue;
      if (isOutage(error)) throw new AppError("unavailable", 5);
      throw error;
    }
  }
}

function hasCode(error: unknown, codes: RegExp): boolean {
  const fault = error as { code?: unknown; meta?: unknown; message?: unknown };
  return codes.test(`${fault?.code} ${JSON.stringify(fault?.meta ?? "")} ${String(fault?.message ?? "")}`);
}

/** The database's own clock: deadlines are judged by it, not by the web server's. */
export async function databaseClock(reader: Reader): Promise<Date> {
  const [row] = await reader.$queryRaw<Array<{ now: Date }>>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("The database did not tell the time");
  return row.now;
}

/**
 * Runs a read; a database that is away becomes AppError("unavailable").
 */
export async function reading<Value>(work: (reader: Database) => Promise<Value>): Promise<Value> {
  try {
    return await work(db());
  } catch (error) {
    if (isOutage(error)) throw new AppError("unavailable", 5);
    throw error;
  }
}

/** Whether an error is a broken unique constraint (PostgreSQL 23505), of a statement of the client's or of our own. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && hasCode(error, /\b23505\b/));
}
