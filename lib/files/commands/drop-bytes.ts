import "server-only";
import { db } from "@/lib/platform/db/client";
import { isOutage } from "@/lib/platform/errors";
import { logFault } from "@/lib/platform/log";
import { storage } from "@/lib/platform/storage/storage";

const BATCH = 200;

/**
 * Takes the bytes away whose rows are gone, whatever deleted them: the database notes each. The note goes last, so that who is
 * killed in between is followed by another. One that can't be taken away stops none of the others.
 * @returns how many
 * @throws the first fault, after all others are gone
 */
export async function dropBytes(): Promise<number> {
  const files = storage();
  let total = 0;
  let failed: unknown = null;
  for (let after = ""; ; ) {
    const rows = await db().fileDrop.findMany({
      where: { hash: { gt: after } },
      orderBy: { hash: "asc" },
      take: BATCH,
    });
    const gone: string[] = [];
    for (const { hash } of rows) {
      try {
        await files.remove(hash);
        gone.push(hash);
      } catch (error) {
        failed ??= error;
      }
    }
    if (gone.length > 0) await db().fileDrop.deleteMany({ where: { hash: { in: gone } } });
    total += gone.length;
    if (rows.length < BATCH) break;
    after = rows.at(-1)?.hash ?? "";
  }
  if (failed) throw failed;
  return total;
}

/** The same after a commit: what was done is done. The job comes back to what can't be taken away now. */
export async function dropBytesSoon(): Promise<number> {
  try {
    return await dropBytes();
  } catch (error) {
    if (!isOutage(error)) logFault(error, "bytes of a deleted file");
    return 0;
  }
}

/** Bytes are stored a moment before their row is there. */
const SETTLED_MS = 3_600_000;

/** Takes away what no row knows, and what is no whole file: of uploads that were killed half way. @returns how many */
export async function purgeOrphans(now = new Date()): Promise<number> {
  const files = storage();
  let dropped = await dropBytesSoon();
  let batch: string[] = [];
  const settle = async () => {
    const where = { hash: { in: batch } };
    const pictures = await db().fileCopy.findMany({ where, select: { hash: true } });
    const documents = await db().material.findMany({ where, select: { hash: true } });
    const sent = await db().answerFile.findMany({ where, select: { hash: true } });
    const kept = new Set([...pictures, ...documents, ...sent].map(({ hash }) => hash));
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
  return dropped + (await files.sweep(new Date(now.getTime() - SETTLED_MS)));
}
