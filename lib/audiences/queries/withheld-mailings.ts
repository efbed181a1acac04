import "server-only";
import { may } from "@/lib/access/policy";
import type { TemplateName } from "@/lib/outbox/templates/registry";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { readTarget } from "../rules/target";
import { listEarlierEditions } from "./earlier-people";
import { listOpen } from "./open-questions";
import type { PeopleReader } from "./people-reader";
import { resolveTargets } from "./viewed-set";

/**
 * The messages whose people were found by what this reader may not look through: who got one would tell what they answered,
 * also after it was sent, and also through a message to those who got it.
 */
export async function listWithheldMailings(db: Reader, reader: PeopleReader): Promise<string[]> {
  const elsewhere = await listElsewhere(db, reader);
  return [...(await listClosedMailings(db, reader)), ...elsewhere];
}

/** Those of them that this edition's own answers close. */
export async function listClosedMailings(db: Reader, reader: PeopleReader): Promise<string[]> {
  if (may(reader, "view-sensitive") && may(reader, "view-confidential")) return [];
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
  const open = await listOpen(
    db,
    reader,
    asked.flatMap((one) => one.private),
  );
  const withheld = new Set(asked.flatMap((one) => (one.private.every((id) => open.has(id)) ? [] : [one.id])));
  for (let before = -1; before < withheld.size; ) {
    before = withheld.size;
    for (const { id, told } of asked) if (told.some((other) => isWithheld(other, withheld))) withheld.add(id);
  }
  return [...withheld];
}

/** Whether a mail that a filter asks for is one of them. All messages by the name of their kind are, where any of them is. */
export const isWithheld = (mail: string, withheld: ReadonlySet<string>): boolean =>
  withheld.has(mail) || (mail === ("mailing" satisfies TemplateName) && withheld.size > 0);

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
