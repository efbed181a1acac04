import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { plannedFields, suggestedMoment } from "../rules/planned-fields";

/** The release that an edition has planned, or that could not go out, and how its form is filled; null: none yet. */
export async function findPlannedRelease(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId, timeZone } = scope;
  return reading(async (db) => {
    const row = await db.plannedRelease.findFirst({ where: { organisationId, editionId } });
    const suggested = suggestedMoment(await databaseClock(db), timeZone);
    if (!row) return { row: null, suggested, values: {} as Record<string, string | number> };
    const { name, releaseAt, version } = row;
    const stoppedBecause = row.stoppedBecause || null;
    return {
      row: { name, releaseAt, version, stoppedBecause },
      suggested,
      values: flatFields(plannedFields(row, timeZone)),
    };
  });
}
