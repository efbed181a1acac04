import "server-only";
// With its ending, so that Node itself finds it: commands are also called from outside the bundle.
import { unstable_cache } from "next/cache.js";
import { cache } from "react";
import type { Transaction } from "../db/client";
import { noteStale } from "../stale-tags";
import { webProcess } from "../web-process.mjs";

/**
 * Says, in the command's own transaction, that pages built from these tags are out of date. They are dropped as soon as
 * it is committed (stale-tags.ts). Every process polls the table, too (see `watch.ts`), so a change shows within a second
 * also from the command line or after a restore.
 */
export async function invalidateTags(tx: Transaction, tags: readonly string[]): Promise<void> {
  const unique = [...new Set(tags)];
  if (unique.length === 0) return;
  const rows = await tx.cacheTag.createManyAndReturn({ data: unique.map((tag) => ({ tag })) });
  noteStale(tx, rows);
}

const LONGEST_LIFE_SECONDS = 3600;

/**
 * A read for public pages, kept until one of its tags is invalidated (or an hour passes). `name` must name the read, and
 * the arguments are part of its key. A request reads once, too; but what it read before a change is not built into what it
 * begins to read after it, which would be kept as if it knew the change.
 */
export function cachedRead<Arguments extends readonly (string | number)[], Value>(
  name: string,
  read: (...parameters: Arguments) => Promise<Value>,
  tagsOf: (...parameters: Arguments) => string[],
): (...parameters: Arguments) => Promise<Value> {
  const readKept = (...parameters: Arguments) =>
    unstable_cache(() => read(...parameters), [name, ...parameters.map(String)], {
      tags: tagsOf(...parameters),
      revalidate: LONGEST_LIFE_SECONDS,
    })();
  const once = cache((...parameters: Arguments) => ({ began: Date.now(), value: readKept(...parameters) }));
  return (...parameters) => {
    const { began, value } = once(...parameters);
    const isStale = webProcess.pageCache?.changedSince?.(tagsOf(...parameters), began) ?? false;
    return isStale ? readKept(...parameters) : value;
  };
}
