import "server-only";
import { db } from "@/lib/platform/db/client";
import { storage } from "@/lib/platform/storage/storage";

const BATCH = 200;

/**
 * Takes the bytes away whose rows are gone, whatever deleted them: the database notes each. The note goes last, so that who is
 * killed in between is followed by another. @returns how many
 */
export async function dropBytes(): Promise<number> {
  const files = storage();
  for (let total = 0; ; ) {
    const rows = await db().fileDrop.findMany({ take: BATCH });
    for (const { hash } of rows) await files.remove(hash);
    if (rows.length > 0)
      await db().fileDrop.deleteMany({ where: { hash: { in: rows.map(({ hash }) => hash) } } });
    total += rows.length;
    if (rows.length < BATCH) return total;
  }
}

/** Bytes are stored a moment before their row is there. */
const SETTLED_MS = 3_600_000;

/** Takes away what no row knows: of uploads that were killed half way. @returns how many */
export async function purgeOrphans(now = new Date()): Promise<number> {
  const files = storage();
  let dropped = await dropBytes();
  let batch: string[] = [];
  const settle = async () => {
    const known = await db().fileCopy.findMany({ where: { hash: { in: batch } }, select: { hash: true } });
    const kept = new Set(known.map(({ hash }) => hash));
    for (const hash of batch.filter((one) => !kept.has(one))) {
      await files.remove(hash);
      dropped += 1;
    }
    batch = [];
  };
  for await (const { name, storedAt } of files.list()) {
    if (now.getTime() - storedAt.getTime() < SETTLED_MS) continue;
    batch.push(name);
    if (batch.length >= BATCH) await settle();
  }
  await settle();
  return dropped;
}
