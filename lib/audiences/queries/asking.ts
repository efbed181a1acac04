import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { type Reader, reading } from "@/lib/platform/db/client";
import { listOpenLater, whoIsAsked, whoIsToAnswer } from "@/lib/registration/queries/to-answer";

/** How many of those with a place have answered what was asked later, and when they were asked last. */
export interface AskingNow {
  /** Those with a place who are asked anything. */
  asked: number;
  /** Those of them who are still to answer. */
  toAnswer: number;
  /** How often it was asked by link. */
  number: number;
  /** What a form of this page knows: it goes on with a round that was cut off, and then begins no other. */
  seen: number;
  last: { at: Date; told: number } | null;
  /** Of a round that was cut off: how many it has not come to. */
  left: number | null;
  /** Whether a message would still leave. */
  open: boolean;
}

/** Null where nothing is asked later, or its last day is over. Numbers only: names stand in the list of registrations. */
export async function getAsking(scope: EditionScope<"view-drafts">): Promise<AskingNow | null> {
  const edition = { organisationId: scope.organisationId, editionId: scope.editionId };
  return reading(async (db) => {
    const later = await listOpenLater(db, edition);
    if (later.length === 0) return null;
    const [asked, toAnswer, last, phase] = await Promise.all([
      db.registration.count({ where: whoIsAsked(edition, later) }),
      db.registration.count({ where: whoIsToAnswer(edition, later) }),
      db.asking.findFirst({ where: edition, orderBy: { number: "desc" } }),
      readPhase(db, edition),
    ]);
    const left = last && !last.finishedAt ? await countStillToAsk(db, edition, last, later) : null;
    const number = last?.number ?? 0;
    return {
      ...{ asked, toAnswer, number, left },
      seen: left ? number - 1 : number,
      last: last && { at: last.createdAt, told: last.told },
      open: !isSettled(phase),
    };
  });
}

/** How many a round that was cut off has not come to: they are asked when it is gone on with. */
export async function countStillToAsk(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  { reached }: { reached: string | null },
  later?: Awaited<ReturnType<typeof listOpenLater>>,
): Promise<number> {
  const edition = { organisationId, editionId };
  const open = later ?? (await listOpenLater(reader, edition));
  if (open.length === 0) return 0;
  return reader.registration.count({
    where: { ...whoIsToAnswer(edition, open), ...(reached ? { id: { gt: reached } } : {}) },
  });
}
