import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { reading } from "@/lib/platform/db/client";
import { nameKey } from "@/lib/platform/text";
import { NOT_JOINED } from "../rules/list-order";
import type { KnownTheme } from "../rules/pasted-match";
import type { PasteFacts } from "../rules/pasted-rows";

/** The themes of an edition with their titles in all languages, by number. */
export async function readKnownThemes(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<KnownTheme[]> {
  const themes = await reader.theme.findMany({
    where: { organisationId, editionId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, title: true },
  });
  return themes.map(({ id, number, title }) => ({
    ...{ id, number, titles: Object.values((title ?? {}) as Record<string, string>) },
  }));
}

/** What a list is compared with: the edition's people and themes, and whoever of the names spoke at another edition. */
export async function readPasteFacts(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  names: readonly string[],
): Promise<PasteFacts> {
  const keys = [...new Set(names.map(nameKey).filter(Boolean))];
  const [here, before, themes, sessions] = await Promise.all([
    reader.speaker.findMany({
      where: { organisationId, editionId, ...NOT_JOINED },
      orderBy: { number: "asc" },
      select: { id: true, fullName: true, affiliation: true },
    }),
    reader.person.findMany({
      where: { organisationId, nameKey: { in: keys }, mergedIntoId: null, erasedAt: null },
      orderBy: { createdAt: "asc" },
      select: {
        id: true,
        fullName: true,
        speakers: { where: { editionId: { not: editionId } }, select: { affiliation: true } },
      },
    }),
    readKnownThemes(reader, { organisationId, editionId }),
    reader.session.findMany({
      where: { organisationId, editionId, deletedAt: null },
      select: { title: true },
    }),
  ]);
  return {
    here: here.map(({ id, fullName, affiliation }) => ({ id, name: fullName, affiliation })),
    before: before.flatMap(({ id, fullName, speakers }) =>
      speakers.map(({ affiliation }) => ({ personId: id, name: fullName, affiliation })),
    ),
    themes,
    titles: new Set(
      sessions.flatMap(({ title }) => Object.values((title ?? {}) as Record<string, string>)).map(nameKey),
    ),
  };
}

/**
 * What one saved list made and is still as it was made: its sessions without a time, and the people who are in nothing else.
 * @returns null for an act that is none of this edition
 */
export async function findPasted(
  { organisationId, editionId }: EditionIds,
  batch: string,
): Promise<{ made: number; sessions: string[]; speakers: string[] } | null> {
  return reading((db) => readPasted(db, { organisationId, editionId }, batch));
}

/** The same within a transaction. */
export async function readPasted(reader: Reader, { organisationId, editionId }: EditionIds, batch: string) {
  const entry = await reader.auditEntry.findFirst({
    where: { id: batch, organisationId, editionId, act: "paste-sessions" },
    select: { values: { select: { field: true, after: true } } },
  });
  if (!entry) return null;
  const idsOf = (field: string) => {
    const ids = entry.values.find((value) => value.field === field)?.after;
    return Array.isArray(ids) ? ids.map(String) : [];
  };
  const [sessions, speakers] = [idsOf("sessions"), idsOf("people")];
  const none = { none: {} };
  const untouched = await reader.session.findMany({
    where: {
      ...{ organisationId, editionId, id: { in: sessions }, version: 1, deletedAt: null, cancelledAt: null },
      ...{
        slots: none,
        released: none,
        practices: none,
        files: none,
        materials: none,
        interpretations: none,
      },
    },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  return { made: sessions.length, sessions: untouched.map(({ id }) => id), speakers };
}
