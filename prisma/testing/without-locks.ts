import pg from "pg";

const LOCK =
  /\s+FOR\s+(NO\s+KEY\s+UPDATE|KEY\s+SHARE|UPDATE|SHARE)(\s+OF\s+\w+)?(\s+SKIP\s+LOCKED|\s+NOWAIT)?/gi;

/**
 * Runs `work` with every row lock taken out of the statements on their way to the database. A race test that still passes
 * then proves nothing; so each is shown to fail without its lock. The product has no such switch.
 */
export function withoutLocks<Value>(work: () => Promise<Value>): Promise<Value> {
  return rewriting((text) => text.replace(LOCK, ""), work);
}

/** The same for locks on a name: shared, they keep nobody out. */
export function withoutNamedLocks<Value>(work: () => Promise<Value>): Promise<Value> {
  return rewriting((text) => text.replace(/(advisory_xact_lock)\(/g, "$1_shared("), work);
}

interface Statement {
  text: string;
  name?: string;
}

/** A connection knows a statement by its name: rewritten it is another one. */
function rewriteStatement(statement: Statement, rewrite: (text: string) => string): Statement {
  const text = rewrite(statement.text);
  const name = statement.name && text !== statement.text ? `${statement.name}-rewritten` : statement.name;
  return Object.assign(Object.create(Object.getPrototypeOf(statement)), statement, { text, name });
}

async function rewriting<Value>(
  rewrite: (text: string) => string,
  work: () => Promise<Value>,
): Promise<Value> {
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, first: unknown, ...others: unknown[]) {
    const rewritten =
      typeof first === "string"
        ? rewrite(first)
        : typeof (first as { text?: unknown } | null)?.text === "string"
          ? rewriteStatement(first as Statement, rewrite)
          : first;
    return (original as (...all: unknown[]) => unknown).call(this, rewritten, ...others);
  } as typeof original;
  try {
    return await work();
  } finally {
    pg.Client.prototype.query = original;
  }
}
