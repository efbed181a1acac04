import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, type Reader } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { type DraftRows, overlapFacts, readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import { type JudgedOverlap, judgeOverlaps } from "@/lib/programme/rules/overlaps";
import { describeOverlaps } from "../rules/describe-overlaps";
import { planRelease, type ReleasePlan } from "../rules/release";
import { readNews, type SpeakersNews } from "./read-news";
import { readRelease } from "./read-release";

/** The next release as it would be written. */
export interface NextRelease {
  number: number;
  plannedAt: Date;
  plan: ReleasePlan;
  /** All of the draft, each of them accepted. */
  overlaps: JudgedOverlap[];
  /** Whom it tells what. */
  news: SpeakersNews[];
}

/**
 * Plans the next release of an edition and writes nothing. Refused while somebody or some room is in two places and nobody
 * accepted it ("overlap"; `list` names them), and when there is nothing new.
 */
export async function planNext(
  reader: Reader,
  scope: EditionScope<"release">,
): Promise<Result<NextRelease, "overlap" | "nothing-changed">> {
  const plannedAt = await databaseClock(reader);
  const rows = await readDraft(reader, scope);
  const { slots, rooms } = overlapFacts(rows);
  const overlaps = judgeOverlaps(slots, rooms, rows.acceptances);
  const open = overlaps.filter(({ acceptance }) => acceptance === null);
  if (open.length > 0)
    return refused("overlap", { count: open.length, list: await overlapList(reader, scope, open, rows) });
  const latest = await currentRelease(reader, scope);
  const before = latest ? await readRelease(reader, scope.organisationId, latest.id) : null;
  const plan = planRelease(releaseDraft(rows), before, plannedAt);
  if (plan.unchanged) return refused("nothing-changed");
  const news = await readNews(reader, scope, plan, rows);
  return done({ number: (latest?.number ?? 0) + 1, plannedAt, plan, overlaps, news });
}

async function overlapList(
  reader: Reader,
  scope: EditionScope,
  overlaps: readonly JudgedOverlap[],
  rows: DraftRows,
): Promise<string> {
  const people = await reader.speaker.findMany({
    where: { organisationId: scope.organisationId, editionId: scope.editionId },
    select: { id: true, fullName: true },
  });
  return describeOverlaps(overlaps, {
    ...rows,
    people,
    timeZone: scope.timeZone,
    languages: scope.languages,
  });
}
