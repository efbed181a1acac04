import pg from "pg";

/** Runs `work` and returns every statement it sent to the database, BEGIN and COMMIT too, as the driver sends them. */
export async function listStatements<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; statements: string[] }> {
  const statements: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [first] = parameters;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    if (text) statements.push(text);
    return (original as (...all: unknown[]) => unknown).apply(this, parameters);
  } as typeof original;
  try {
    return { value: await work(), statements };
  } finally {
    pg.Client.prototype.query = original;
  }
}
