import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { judgeOverlaps } from "@/lib/programme/rules/overlaps";
import { planRelease } from "../rules/release";
import { listConcerned } from "./list-concerned";
import { listOverlaps } from "./plan-next";
import { readEarlier } from "./plan-source";
import { nameChanges, SHOWN_OF_A_RELEASE } from "./preview-release";
import { readRelease } from "./read-release";

/** As many as somebody goes back to. */
const LISTED = 50;

/** The releases of an edition before the current one, the newest first. */
export async function listEarlierReleases({ organisationId, editionId }: EditionScope<"view-drafts">) {
  return reading((db) =>
    db.release.findMany({
      where: { organisationId, editionId },
      orderBy: { number: "desc" },
      skip: 1,
      take: LISTED,
      select: { number: true, name: true, createdAt: true },
    }),
  );
}
export type EarlierRelease = Awaited<ReturnType<typeof listEarlierReleases>>[number];

/** A release of an edition by its number. */
export function findRelease(reader: Reader, { organisationId, editionId }: EditionIds, number: number) {
  return reader.release.findFirst({
    where: { organisationId, editionId, number },
    select: { id: true, number: true, name: true },
  });
}

/**
 * What an earlier release would change if it were published again now: its changes, what can't come back, what stands against it,
 * and whom it concerns. Changes nothing.
 * @throws AppError("not-found") where there is none, and for the current one
 */
export async function previewRollBack(scope: EditionScope<"release">, number: number) {
  return reading(async (db) => {
    const [earlier, latest] = await Promise.all([findRelease(db, scope, number), currentRelease(db, scope)]);
    if (!earlier || !latest || earlier.id === latest.id) throw new AppError("not-found");
    const source = await readEarlier(db, scope, earlier.id);
    const before = await readRelease(db, scope.organisationId, latest.id);
    const plan = planRelease(source.draft, before, await databaseClock(db));
    const open = judgeOverlaps(source.facts, source.rooms, source.acceptances).filter(
      ({ acceptance }) => acceptance === null,
    );
    const { deleted, cancelled, unnamed } = source.lost;
    const lost = await db.session.findMany({
      where: { organisationId: scope.organisationId, id: { in: [...deleted, ...cancelled] } },
      orderBy: { number: "asc" },
      select: { id: true, number: true, title: true },
    });
    const concerned = await listConcerned(db, scope, [...plan.concerned.keys()]);
    return {
      ...{ earlier, latest, unchanged: plan.unchanged, rooms: source.rooms },
      ...(await nameChanges(db, scope, plan.changes, SHOWN_OF_A_RELEASE)),
      overlaps: open.length > 0 ? (await listOverlaps(db, scope, open, source)).split("\n") : [],
      overlapCount: open.length,
      deleted: lost.filter(({ id }) => deleted.includes(id)),
      cancelled: lost.filter(({ id }) => cancelled.includes(id)),
      unnamed,
      concerned: concerned.slice(0, SHOWN_OF_A_RELEASE),
      reached: concerned.filter(({ recipient }) => recipient).length,
      unreached: concerned.filter(({ recipient }) => !recipient).length,
    };
  });
}
