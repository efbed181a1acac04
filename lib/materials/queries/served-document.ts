import "server-only";
import { db } from "@/lib/platform/db/client";

/** What is stored under a hash to be saved: a document, or a file that somebody sent. */
interface Served {
  format: string | null;
  fileName: string | null;
  bytes: number | null;
  /** Whether everybody may have it; a file that somebody sent is never everybody's. */
  isPublic: boolean;
}

/** What is stored under a hash, and whether everybody may have it; null when there is none. */
export async function findServedDocument(hash: string): Promise<Served | null> {
  const found = await db().material.findUnique({
    where: { hash },
    select: {
      ...{ format: true, fileName: true, bytes: true, audience: true },
      session: { select: { deletedAt: true } },
      edition: {
        select: {
          ...{ publishedAt: true, deletedAt: true },
          school: { select: { deletedAt: true, organisation: { select: { deletedAt: true } } } },
        },
      },
    },
  });
  if (!found) return findSentFile(hash);
  const { edition, session, audience, ...document } = found;
  const owners = [edition, edition.school, edition.school.organisation, session];
  const isSeen = edition.publishedAt !== null && owners.every((owner) => !owner?.deletedAt);
  return { ...document, isPublic: isSeen && audience === "public" };
}

async function findSentFile(hash: string): Promise<Served | null> {
  const sent = await db().answerFile.findUnique({
    where: { hash },
    select: { format: true, name: true, bytes: true },
  });
  return sent && { format: sent.format, fileName: sent.name, bytes: sent.bytes, isPublic: false };
}
