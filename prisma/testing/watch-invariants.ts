import { brokenInvariants } from "@/lib/invariants";

type Broken = Awaited<ReturnType<typeof brokenInvariants>>;
type Reader = Parameters<typeof brokenInvariants>[0];

/**
 * Remembers what breaks an invariant at this moment, and returns a look at what has come to it since. A worker's files
 * share one database, and a race that is run without its lock leaves its broken rows there.
 */
export async function watchInvariants(reader: Reader): Promise<(now: Reader) => Promise<Broken>> {
  const known = new Map((await brokenInvariants(reader)).map(({ name, ids }) => [name, new Set(ids)]));
  return async (now) =>
    (await brokenInvariants(now))
      .map(({ name, ids }) => ({ name, ids: ids.filter((id) => !known.get(name)?.has(id)) }))
      .filter(({ ids }) => ids.length > 0);
}
