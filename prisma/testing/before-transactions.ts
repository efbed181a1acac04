import pg from "pg";

/**
 * Runs `work`, and `act` before each transaction it begins, with how many there were before: what somebody else does between
 * a plan and the transaction that relies on it. Transactions of `act` itself are left alone.
 */
export async function beforeTransactions<Value>(
  act: (before: number) => Promise<unknown>,
  work: () => Promise<Value>,
): Promise<Value> {
  let begun = 0;
  let acting = false;
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [first] = parameters;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    const send = () => (original as (...all: unknown[]) => unknown).apply(this, parameters);
    if (acting || !/^\s*BEGIN/i.test(text ?? "")) return send();
    acting = true;
    begun += 1;
    return act(begun - 1)
      .finally(() => {
        acting = false;
      })
      .then(send);
  } as typeof original;
  try {
    return await work();
  } finally {
    pg.Client.prototype.query = original;
  }
}
