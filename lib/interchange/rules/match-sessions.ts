import { nameKey } from "@/lib/platform/text";
import type { CurrentProgramme, CurrentSession } from "../schema/current-programme";
import { type FileSession, titleKey } from "./group-events";
import { UniqueMatches } from "./match-unique";

/**
 * Which session of the draft each session of the file is: by guid, then by the id the other system gave it, then by
 * title and people. An id alone is not enough where both sides have a guid: small numbers mean something else in every
 * system, so the title has to agree too.
 */
export function matchSessions(
  file: readonly FileSession[],
  current: Pick<CurrentProgramme, "sessions" | "speakers">,
): Map<FileSession, CurrentSession> {
  const names = new Map(current.speakers.map((speaker) => [speaker.id, nameKey(speaker.fullName)]));
  return new UniqueMatches(file, current.sessions)
    .by(
      (session) => session.guid,
      (session) => [session.guid],
    )
    .by(
      (session) => session.sourceId,
      (session) => (session.sourceId ? [session.sourceId] : []),
      (one, other) => one.guid === null || titleKeys(other).includes(titleKey(one.content)),
    )
    .by(
      ({ content }) =>
        `${titleKey(content)} | ${peopleKey(content.people.map((person) => nameKey(person.name)))}`,
      (session) => {
        const people = peopleKey(speakersOf(session).map((id) => names.get(id) ?? ""));
        return titleKeys(session).map((title) => `${title} | ${people}`);
      },
    ).found;
}

/** Everybody who is named in a file: interpreters are not. */
export function speakersOf(session: CurrentSession): string[] {
  const named = session.people.filter((person) => person.role !== "interpreter");
  return [...new Set(named.map((person) => person.speakerId))];
}

function titleKeys(session: CurrentSession): string[] {
  return [...new Set(Object.values(session.title).map((title) => titleKey({ title })))];
}

function peopleKey(keys: string[]): string {
  return [...new Set(keys)].sort().join(" & ");
}
