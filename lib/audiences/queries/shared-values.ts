import "server-only";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { type SharedValues, subjectAtDesk } from "@/lib/outbox/rules/subject-at-desk";
import { isoDate } from "@/lib/platform/dates/zones";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";

const SHARED = {
  ...{ id: true, languages: true, title: true, mode: true, city: true },
  venues: {
    where: { deletedAt: null },
    orderBy: [...VENUES_IN_ORDER],
    select: { name: true, address: true, city: true },
  },
  school: { select: { title: true } },
  days: { orderBy: { date: "asc" }, take: 1, select: { date: true } },
} satisfies Prisma.EditionSelect;

/** What placeholders say that is the same for everybody of an edition. */
export async function readSharedValues(
  db: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<SharedValues> {
  const shared = (await readEachShared(db, organisationId, [editionId])).get(editionId);
  if (!shared) throw new AppError("not-found");
  return shared;
}

/** The same of several editions, by their ids. */
async function readEachShared(db: Reader, organisationId: string, editions: readonly string[]) {
  const rows = await db.edition.findMany({
    where: { organisationId, id: { in: [...editions] } },
    select: SHARED,
  });
  return new Map<string, SharedValues>(
    rows.map(({ id, days: [first], ...edition }) => [
      id,
      { ...edition, firstDay: first ? isoDate(first.date) : null },
    ]),
  );
}

/** What names a message by its subject: an entry of the history. */
interface Named {
  objectKind: string;
  editionId: string | null;
  name: unknown;
}

/** Entries of the history; those about a message call it as a list at the desk does, with its placeholders filled in or named. */
export async function sayMailings<Entry extends Named>(
  { organisationId }: { organisationId: string },
  entries: readonly Entry[],
): Promise<Entry[]> {
  const isMailing = ({ objectKind, name }: Named) => objectKind === "mailing" && name !== null;
  const editions = entries.flatMap((entry) => (isMailing(entry) && entry.editionId ? [entry.editionId] : []));
  if (editions.length === 0) return [...entries];
  const shared = await reading((db) => readEachShared(db, organisationId, [...new Set(editions)]));
  return entries.map((entry) => {
    const values = isMailing(entry) && entry.editionId ? shared.get(entry.editionId) : undefined;
    return values ? { ...entry, name: subjectAtDesk(entry.name, values) } : entry;
  });
}
