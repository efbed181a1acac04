import pg from "pg";

const LOCK = /\s+FOR\s+(NO\s+KEY\s+UPDATE|UPDATE)(\s+OF\s+\w+)?(\s+SKIP\s+LOCKED|\s+NOWAIT)?/gi;

/**
 * Runs `work` with every row lock taken out of the statements on their way to the database. A race test that still passes
 * then proves nothing; so each is shown to fail without its lock. The product has no such switch.
 */
export async function withoutLocks<Value>(work: () => Promise<Value>): Promise<Value> {
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, first: unknown, ...others: unknown[]) {
    const unlocked =
      typeof first === "string"
        ? first.replace(LOCK, "")
        : typeof (first as { text?: unknown } | null)?.text === "string"
          ? Object.assign(Object.create(Object.getPrototypeOf(first)), first, {
              text: (first as { text: string }).text.replace(LOCK, ""),
            })
          : first;
    return (original as (...all: unknown[]) => unknown).call(this, unlocked, ...others);
  } as typeof original;
  try {
    return await work();
  } finally {
    pg.Client.prototype.query = original;
  }
}
