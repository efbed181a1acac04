import "server-only";
import { db } from "@/lib/platform/db/client";

/** The document that is stored under a hash, and whether everybody may have it; null when there is none. */
export async function findServedDocument(hash: string) {
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
  if (!found) return null;
  const { edition, session, audience, ...document } = found;
  const owners = [edition, edition.school, edition.school.organisation, session];
  const isSeen = edition.publishedAt !== null && owners.every((owner) => !owner?.deletedAt);
  return { ...document, isPublic: isSeen && audience === "public" };
}
