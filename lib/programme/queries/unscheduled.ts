import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { holdsWords, nameKey, soughtWords } from "@/lib/platform/name-key";
import { WITHOUT_TIME } from "./cards";

/** Which sessions without a time are asked for. */
export interface UnscheduledAsked {
  /** Every word must stand in the number, the title in any language, or the names; "" is any. */
  find: string;
  /** How many of them at most, by number. */
  most: number | "all";
}

/** The sessions without a time: the ids of those asked for, how many would be found, and how many there are. */
export async function listUnscheduled(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  { find, most }: UnscheduledAsked,
): Promise<{ ids: string[]; found: number; count: number }> {
  const where = { organisationId, editionId, ...WITHOUT_TIME };
  const orderBy = { number: "asc" } as const;
  const words = soughtWords(find);
  if (words.length === 0) {
    const [rows, count] = await Promise.all([
      reader.session.findMany({
        where,
        orderBy,
        ...(most === "all" ? {} : { take: most }),
        select: { id: true },
      }),
      reader.session.count({ where }),
    ]);
    return { ids: rows.map(({ id }) => id), found: count, count };
  }
  const rows = await reader.session.findMany({
    where,
    orderBy,
    select: {
      id: true,
      number: true,
      title: true,
      people: { select: { speaker: { select: { fullName: true } } } },
    },
  });
  const found = rows.filter(({ number, title, people }) => {
    const names = people.map(({ speaker }) => speaker.fullName);
    const texts = [number, ...Object.values(title as Record<string, string>), ...names];
    return holdsWords(nameKey(texts.join(" ")), words);
  });
  const ids = found.map(({ id }) => id);
  return { ids: most === "all" ? ids : ids.slice(0, most), found: found.length, count: rows.length };
}
