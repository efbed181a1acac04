import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { usedBytes } from "@/lib/files/commands/room";
import { openFor } from "@/lib/files/rules/addresses";
import { type Reader, reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { type FilledForm, filledForm } from "@/lib/platform/form-fields";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { Audience } from "@/prisma/generated/enums";
import { materialFields } from "../rules/fields";

/** A material as pages show it. */
export interface ShownMaterial {
  id: string;
  sessionId: string | null;
  title: LocalisedText;
  href: string;
  /** Null: a link, which leads somewhere else. */
  document: { format: string; bytes: number } | null;
}

const IN_ORDER = [{ order: "asc" }, { id: "asc" }] as const;
/** What stands at a deleted session is seen at the desk alone. */
const THERE = { OR: [{ sessionId: null }, { session: { deletedAt: null } }] };

interface Row {
  id: string;
  sessionId: string | null;
  title: unknown;
  audience: Audience;
  url: string | null;
  hash: string | null;
  format: string | null;
  fileName: string | null;
  bytes: number | null;
}

/** @param isSeen whether the edition's page is: else not even what is for everybody opens without a key */
function shown(row: Row, languages: readonly string[], now: Date, isSeen: boolean): ShownMaterial {
  const { id, sessionId, hash, fileName, format, bytes } = row;
  const isForAll = isSeen && row.audience === "public";
  const address = `/files/${hash}/${fileName}`;
  return {
    ...{ id, sessionId },
    title: localise(row.title, languages[0] ?? "", languages.slice(1)) ?? { text: "–", lang: null },
    href: row.url ?? (isForAll ? address : openFor(hash ?? "", address, now)),
    document: format !== null && bytes !== null ? { format, bytes } : null,
  };
}

/**
 * The materials of an edition for some audiences, in their order. Documents that are not for everybody have addresses that open
 * for a while: they belong on pages that nothing keeps.
 * @param languages the reader's first
 */
export async function readMaterials(
  reader: Reader,
  edition: { organisationId: string; editionId: string },
  audiences: readonly Audience[],
  languages: readonly string[],
): Promise<ShownMaterial[]> {
  const { organisationId, editionId } = edition;
  const rows = await reader.material.findMany({
    where: { organisationId, editionId, audience: { in: [...audiences] }, ...THERE },
    orderBy: [...IN_ORDER],
  });
  const now = new Date();
  return rows.map((row) => shown(row, languages, now, true));
}

/** A material at the desk. */
export interface DeskMaterial extends ShownMaterial {
  audience: Audience;
  session: string | null;
  form: FilledForm;
}

/** All materials of an edition with their forms, the sessions they may stand at, and what room is taken. */
export async function getDeskMaterials(scope: EditionScope<"view-drafts">, locale: string) {
  const { organisationId, editionId } = scope;
  const languages = [locale, ...scope.languages];
  return reading(async (db) => {
    const edition = { organisationId, editionId };
    const { publishedAt } = await db.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { publishedAt: true },
    });
    const rows = await db.material.findMany({ where: { ...edition, ...THERE }, orderBy: [...IN_ORDER] });
    const sessions = await db.session.findMany({
      where: { ...edition, deletedAt: null },
      select: { id: true, number: true, title: true },
      orderBy: { number: "asc" },
    });
    const titles = new Map(
      sessions.map(({ id, number, title }) => [
        id,
        `${number} ${localise(title, locale, scope.languages)?.text ?? ""}`.trim(),
      ]),
    );
    const now = new Date();
    return {
      materials: rows.map(
        (row): DeskMaterial => ({
          ...shown(row, languages, now, publishedAt !== null),
          audience: row.audience,
          session: titles.get(row.sessionId ?? "") ?? null,
          form: filledForm(row.version, materialFields(row)),
        }),
      ),
      sessions: [...titles].map(([value, label]) => ({ value, label })),
      used: Math.ceil((await usedBytes(db, organisationId)) / 100_000) / 10,
      most: settings().storagePerOrganisation / 1_000_000,
    };
  });
}
