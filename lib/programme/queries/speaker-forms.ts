import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { speakerFields } from "../rules/fields";
import { SPEAKERS_IN_ORDER } from "../rules/list-order";

/** Everybody of an edition's programme as their forms are filled, with the numbers of their sessions. */
export async function getSpeakerForms(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const rows = await db.speaker.findMany({
      where: { organisationId, editionId },
      orderBy: SPEAKERS_IN_ORDER,
      include: {
        sessions: {
          where: { session: { deletedAt: null } },
          select: { session: { select: { number: true } } },
        },
      },
    });
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      fullName: row.fullName,
      sortKey: row.sortKey,
      affiliation: row.affiliation,
      sessions: [...new Set(row.sessions.map((entry) => entry.session.number))].sort(
        (one, other) => one - other,
      ),
      values: flatFields(speakerFields(row)),
    }));
  });
}
