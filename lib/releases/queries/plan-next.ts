import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, type Reader } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { readDraft } from "@/lib/programme/queries/draft";
import { type JudgedOverlap, judgeOverlaps } from "@/lib/programme/rules/overlaps";
import { describeOverlaps } from "../rules/describe-overlaps";
import { planRelease, type ReleasePlan } from "../rules/release";
import { ofDraft, type PlanSource, readEarlier } from "./plan-source";
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
 * Plans the next release of an edition, of its draft or of an earlier release, and writes nothing. Refused while somebody or
 * some room is in two places and nobody accepted it ("overlap"; `list` names them), and when there is nothing new.
 */
export async function planNext(
  reader: Reader,
  scope: EditionScope<"release">,
  earlierId: string | null = null,
): Promise<Result<NextRelease, "overlap" | "nothing-changed">> {
  const plannedAt = await databaseClock(reader);
  const source = earlierId
    ? await readEarlier(reader, scope, earlierId)
    : ofDraft(await readDraft(reader, scope));
  const overlaps = judgeOverlaps(source.facts, source.rooms, source.acceptances);
  const open = overlaps.filter(({ acceptance }) => acceptance === null);
  if (open.length > 0)
    return refused("overlap", { count: open.length, list: await listOverlaps(reader, scope, open, source) });
  const latest = await currentRelease(reader, scope);
  const before = latest ? await readRelease(reader, scope.organisationId, latest.id) : null;
  const plan = planRelease(source.draft, before, plannedAt);
  if (plan.unchanged) return refused("nothing-changed");
  const news = await readNews(reader, scope, plan, source);
  return done({ number: (latest?.number ?? 0) + 1, plannedAt, plan, overlaps, news });
}

/** The first of these overlaps in lines, as a refusal tells them. */
export async function listOverlaps(
  reader: Reader,
  scope: EditionScope,
  overlaps: readonly JudgedOverlap[],
  source: PlanSource,
): Promise<string> {
  const people = await reader.speaker.findMany({
    where: { organisationId: scope.organisationId, editionId: scope.editionId },
    select: { id: true, fullName: true },
  });
  return describeOverlaps(overlaps, {
    ...source,
    people,
    timeZone: scope.timeZone,
    languages: scope.languages,
  });
}
