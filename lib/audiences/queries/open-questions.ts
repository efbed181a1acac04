import "server-only";
import { may } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db/client";
import { mayFilterBy, type PeopleReader } from "./people-reader";

/**
 * The questions and terms of those that a reader may look through, by filters, columns and counts.
 * @param ids of questions and terms of the reader's edition; what is not there is not open
 */
export async function listOpen(
  db: Reader,
  reader: PeopleReader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { organisationId, editionId } = reader;
  const fields = await db.field.findMany({
    where: { organisationId, editionId, id: { in: [...ids] } },
    select: { id: true, readers: true, versions: { select: { readers: true } } },
  });
  const terms = await db.term.findMany({
    where: { organisationId, id: { in: [...ids] }, OR: [{ editionId }, { editionId: null }] },
    select: { id: true, kind: true },
  });
  return new Set([
    ...fields
      .filter((field) => field.versions.every((version) => mayFilterBy(reader, version, field)))
      .map(({ id }) => id),
    ...terms.filter(({ kind }) => kind !== "sensitive" || may(reader, "view-sensitive")).map(({ id }) => id),
  ]);
}
