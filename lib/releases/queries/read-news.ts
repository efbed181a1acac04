import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { translator } from "@/lib/platform/i18n/translator";
import { inTurns } from "@/lib/platform/in-turns";
import { placementOf } from "../rules/changes";
import type { ReleasePlan } from "../rules/release";
import { type NewsFacts, speakerNews } from "../rules/speaker-news";
import { listConcerned } from "./list-concerned";
import type { PlanSource } from "./plan-source";

/** What a speaker is told of a release, in their language: a line a change. */
export interface SpeakersNews {
  personId: string;
  language: string;
  changes: string;
}

/** What each speaker whom a planned release concerns is to be told. Who has no address is left out. */
export async function readNews(
  reader: Reader,
  scope: EditionScope<"release">,
  plan: ReleasePlan,
  rows: Pick<PlanSource, "sessions" | "rooms">,
): Promise<SpeakersNews[]> {
  if (plan.concerned.size === 0) return [];
  const speakers = await listConcerned(reader, scope, [...plan.concerned.keys()]);
  const facts = await newsFacts(reader, scope, plan, rows);
  const tell = new Map(
    [...new Set(speakers.map(({ language }) => language))].map((language) => [
      language,
      speakerNews(facts, language, translator(language, "release-changes")),
    ]),
  );
  return inTurns(
    (function* () {
      const all: SpeakersNews[] = [];
      for (const { id, language, personId, recipient } of speakers) {
        const news = recipient ? tell.get(language)?.(plan.concerned.get(id) ?? []) : undefined;
        if (news) all.push({ personId, language, changes: news.join("\n") });
        yield;
      }
      return all;
    })(),
  );
}

async function newsFacts(
  reader: Reader,
  scope: EditionScope,
  plan: ReleasePlan,
  rows: Pick<PlanSource, "sessions" | "rooms">,
): Promise<NewsFacts> {
  const { organisationId, timeZone, languages } = scope;
  const first = new Map<string, ReturnType<typeof placementOf>>();
  for (const slot of plan.slots)
    if (slot.sessionId && !slot.cancelled && !first.has(slot.sessionId))
      first.set(slot.sessionId, placementOf(slot));
  const titles = new Map<string, unknown>(rows.sessions.map((session) => [session.id, session.title]));
  const gone = plan.sessions.map((session) => session.id).filter((id) => !titles.has(id));
  if (gone.length > 0) {
    const deleted = await reader.session.findMany({
      where: { organisationId, id: { in: gone } },
      select: { id: true, title: true },
    });
    for (const session of deleted) titles.set(session.id, session.title);
  }
  return {
    changes: groupBy(plan.changes, (change) => change.sessionId),
    sessions: new Map([...titles].map(([id, title]) => [id, { title, placement: first.get(id) ?? null }])),
    rooms: new Map(rows.rooms.map((room) => [room.id, room.name])),
    timeZone,
    languages,
  };
}
