import pg from "pg";

/**
 * Runs `work` and returns the longest transaction that this process held open meanwhile, in ms: from its BEGIN to the
 * answer to its COMMIT, as the driver sees them.
 */
export async function longestTransaction<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; longest: number }> {
  let longest = 0;
  const begun = new WeakMap<object, number>();
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [first] = parameters;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    if (/^\s*BEGIN/i.test(text ?? "")) begun.set(this, performance.now());
    const answer = (original as (...all: unknown[]) => unknown).apply(this, parameters);
    const since = begun.get(this);
    if (since !== undefined && /^\s*(COMMIT|ROLLBACK)\s*;?$/i.test(text ?? "") && answer instanceof Promise)
      return answer.finally(() => {
        longest = Math.max(longest, performance.now() - since);
        begun.delete(this);
      });
    return answer;
  } as typeof original;
  try {
    return { value: await work(), longest };
  } finally {
    pg.Client.prototype.query = original;
  }
}
