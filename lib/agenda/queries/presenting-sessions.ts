import "server-only";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { timesOfSession } from "../rules/session-times";
import { findProgramme } from "./public-programme";

/** A released session that presents a practice, with the edition it is in. */
export interface Presenting {
  id: string;
  edition: string;
  /** The last part of its address. */
  address: string;
  title: LocalisedText;
  /** When it first begins; null when no time is known. */
  startsAt: string | null;
  timeZone: string;
}

/** The sessions of the released programmes that present a practice, the latest edition first; none of what is cancelled. From the cache. */
export async function listPresentingSessions(
  locale: string,
  school: string,
  practice: { sessionIds: readonly string[]; editions: ReadonlyArray<{ slug: string }> },
): Promise<Presenting[]> {
  if (practice.sessionIds.length === 0) return [];
  const wanted = new Set(practice.sessionIds);
  const programmes = await Promise.all(
    practice.editions.map(({ slug }) => findProgramme(locale, school, slug)),
  );
  return programmes
    .filter((programme) => programme !== null)
    .filter(({ head }) => head.phase !== "cancelled")
    .flatMap(({ head, sessions, slots }) =>
      sessions
        .filter((session) => wanted.has(session.id) && !session.cancelled)
        .map((session) => ({
          ...{ id: session.id, address: session.address, title: session.title },
          ...{ edition: head.editionSlug, timeZone: head.timeZone },
          startsAt: timesOfSession(slots, session)[0]?.startsAt ?? null,
        })),
    );
}
