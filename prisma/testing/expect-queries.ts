import pg from "pg";
import { expect } from "vitest";

/**
 * Runs a read and fails when it sent more statements to the database than its budget: the count must not grow with the
 * rows. Counted at the driver, so nothing the ORM adds stays hidden; BEGIN and COMMIT are not counted.
 */
export async function expectQueries<Value>(most: number, read: () => Promise<Value>): Promise<Value> {
  const statements: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [first] = parameters;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    if (text && !/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DEALLOCATE)/i.test(text))
      statements.push(text);
    return (original as (...all: unknown[]) => unknown).apply(this, parameters);
  } as typeof original;
  try {
    const value = await read();
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(most);
    expect(statements.length, "nothing was counted").toBeGreaterThan(0);
    return value;
  } finally {
    pg.Client.prototype.query = original;
  }
}
