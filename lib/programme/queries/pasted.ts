import "server-only";
import { amongEditions, type EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { reading } from "@/lib/platform/db/client";
import { nameKey } from "@/lib/platform/text";
import { NOT_JOINED } from "../rules/list-order";
import type { KnownTheme, SpeakerBefore } from "../rules/pasted-match";
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

/** What a list is compared with: the edition's people, themes and sessions, and whoever else is known by now. */
export async function readPasteFacts(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  before: readonly SpeakerBefore[] = [],
): Promise<PasteFacts> {
  const [here, themes, sessions] = await Promise.all([
    reader.speaker.findMany({
      where: { organisationId, editionId, ...NOT_JOINED },
      orderBy: { number: "asc" },
      select: { id: true, fullName: true, affiliation: true },
    }),
    readKnownThemes(reader, { organisationId, editionId }),
    reader.session.findMany({
      where: { organisationId, editionId, deletedAt: null },
      select: { title: true },
    }),
  ]);
  return {
    here: here.map(({ id, fullName, affiliation }) => ({ id, name: fullName, affiliation })),
    before,
    themes,
    titles: new Set(
      sessions.flatMap(({ title }) => Object.values((title ?? {}) as Record<string, string>)).map(nameKey),
    ),
  };
}

/**
 * Whoever of the names spoke at another edition, as far as whoever pastes sees that one: a role in one edition says nothing of
 * who speaks at the others.
 */
export async function listSpeakersBefore(
  scope: EditionScope<"import-schedule">,
  names: readonly string[],
): Promise<SpeakerBefore[]> {
  const { organisationId, editionId } = scope;
  const keys = [...new Set(names.map(nameKey).filter(Boolean))];
  const speakers = await reading((db) =>
    db.speaker.findMany({
      where: {
        ...{ organisationId, editionId: { not: editionId } },
        person: { nameKey: { in: keys }, mergedIntoId: null, erasedAt: null },
      },
      orderBy: [{ person: { createdAt: "asc" } }, { id: "asc" }],
      select: { editionId: true, personId: true, affiliation: true, person: { select: { fullName: true } } },
    }),
  );
  const editions = [...new Set(speakers.map((speaker) => speaker.editionId))].map((id) => ({ id }));
  const seen = new Set((await amongEditions(scope, "view-drafts", editions)).map(({ id }) => id));
  return speakers
    .filter((speaker) => seen.has(speaker.editionId))
    .map(({ personId, affiliation, person }) => ({ personId, name: person.fullName, affiliation }));
}

/**
 * What one saved list made and is still as it was made: its sessions without a time, and the people who are in nothing else.
 * @returns null for an act that is none of this edition
 */
export async function findPasted(
  { organisationId, editionId }: EditionIds,
  batch: string,
): Promise<Pasted | null> {
  return reading((db) => readPasted(db, { organisationId, editionId }, batch));
}

interface Pasted {
  made: number;
  /** Sessions that are as it made them. */
  sessions: string[];
  /** How many of them are no more, because it was taken back. */
  gone: number;
  /** Everybody it made. */
  speakers: string[];
}

/** The same within a transaction. */
export async function readPasted(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  batch: string,
): Promise<Pasted | null> {
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
  const there = await reader.session.count({ where: { organisationId, editionId, id: { in: sessions } } });
  const made = sessions.length;
  return { made, sessions: untouched.map(({ id }) => id), gone: made - there, speakers };
}
