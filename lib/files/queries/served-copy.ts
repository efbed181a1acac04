import "server-only";
import { db } from "@/lib/platform/db/client";

export interface ServedCopy {
  cut: string;
  format: string;
  width: number;
  bytes: number;
  isPublic: boolean;
  showsPerson: boolean;
}

/** What was found stays so for this long: a rush on a page asks for each of its pictures once a second. */
const KEPT_MS = 500;
const MOST_KEPT = 2_000;
const kept = new Map<string, { found: Promise<ServedCopy | null>; at: number }>();

/** The copy that is stored under a hash; null when there is none, or none any more. */
export function findServedCopy(hash: string): Promise<ServedCopy | null> {
  const now = performance.now();
  const known = kept.get(hash);
  if (known && now - known.at < KEPT_MS) return known.found;
  const found = read(hash);
  found.catch(() => kept.delete(hash));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(hash, { found, at: now });
  return found;
}

async function read(hash: string): Promise<ServedCopy | null> {
  const copy = await db().fileCopy.findUnique({
    where: { hash },
    select: {
      cut: true,
      format: true,
      width: true,
      bytes: true,
      file: {
        select: {
          ...{ visibility: true, showsPerson: true },
          edition: { select: { publishedAt: true, deletedAt: true } },
          session: { select: { deletedAt: true } },
          venue: { select: { deletedAt: true } },
          school: { select: { deletedAt: true } },
          organisation: { select: { deletedAt: true } },
          practice: {
            select: {
              deletedAt: true,
              editions: {
                where: { edition: { publishedAt: { not: null }, deletedAt: null } },
                take: 1,
                select: { editionId: true },
              },
            },
          },
        },
      },
    },
  });
  if (!copy) return null;
  const { file, ...own } = copy;
  const { edition, practice, showsPerson } = file;
  // What a page shows is seen as long as the page is.
  const isSeen =
    [file.organisation, file.school, edition, file.session, file.venue, practice].every(
      (owner) => !owner?.deletedAt,
    ) &&
    edition?.publishedAt !== null &&
    practice?.editions.length !== 0;
  return { ...own, isPublic: isSeen && file.visibility === "public", showsPerson };
}
