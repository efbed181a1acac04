import "server-only";
import { may } from "@/lib/access/policy";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { readTarget } from "../rules/target";
import { listEarlierEditions } from "./earlier-people";
import { mayFilterBy, type PeopleReader } from "./people-reader";
import { resolveTargets } from "./viewed-set";

/**
 * The messages whose people were found by what this reader may not look through: who got one would tell what they answered,
 * also after it was sent, and also through a message to those who got it.
 */
export async function listWithheldMailings(db: Reader, reader: PeopleReader): Promise<string[]> {
  const elsewhere = await listElsewhere(db, reader);
  if (may(reader, "view-sensitive") && may(reader, "view-confidential")) return elsewhere;
  const { organisationId, editionId } = reader;
  const rows = await db.mailing.findMany({
    where: {
      ...{ organisationId, editionId },
      OR: [{ target: { startsWith: "set:" } }, { target: { startsWith: "view:" } }],
    },
    select: { id: true, target: true },
  });
  const targets = await resolveTargets(
    db,
    reader,
    rows.map(({ target }) => target),
  );
  const asked = rows.map(({ id }, at) => {
    const target = readTarget(targets[at] ?? "");
    const filters = target?.kind === "set" ? target.filters : [];
    const of = (by: string) => filters.filter((filter) => filter.by === by).map((filter) => filter.of);
    return { id, private: [...of("answer"), ...of("consent")], told: of("told") };
  });
  const open = await findOpen(
    db,
    reader,
    asked.flatMap((one) => one.private),
  );
  const withheld = new Set(asked.flatMap((one) => (one.private.every((id) => open.has(id)) ? [] : [one.id])));
  for (let before = -1; before < withheld.size; ) {
    before = withheld.size;
    for (const { id, told } of asked) if (told.some((other) => withheld.has(other))) withheld.add(id);
  }
  return [...withheld, ...elsewhere];
}

/** Messages to people of editions whose people this reader does not see. */
async function listElsewhere(db: Reader, reader: PeopleReader): Promise<string[]> {
  const { organisationId, editionId } = reader;
  const where = { organisationId, editionId, target: { startsWith: "earlier:" } };
  const rows = await db.mailing.findMany({ where, select: { id: true, target: true } });
  if (rows.length === 0) return [];
  const seen = await listEarlierEditions(db, reader, "view-registrations");
  return rows.flatMap(({ id, target: text }) => {
    const target = readTarget(text);
    return target?.kind === "earlier" && seen.some((one) => one.id === target.edition) ? [] : [id];
  });
}

/**
 * That a message is no secret to whoever acts on it: before anything else is told of it.
 * @throws AppError("not-found")
 */
export async function requireOpenMailing(db: Reader, reader: PeopleReader, mailing: string): Promise<void> {
  if ((await listWithheldMailings(db, reader)).includes(mailing)) throw new AppError("not-found");
}

/** The same for a page. */
export const findWithheldMailings = (reader: PeopleReader) =>
  reading((db) => listWithheldMailings(db, reader));

/** The questions and terms of those that this reader may look through. */
async function findOpen(
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
