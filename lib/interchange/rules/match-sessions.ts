import { nameKey } from "@/lib/platform/text";
import type { CurrentProgramme, CurrentSession } from "../schema/current-programme";
import { type FileSession, titleKey } from "./group-events";
import { UniqueMatches } from "./match-unique";

/**
 * Which session of the draft each session of the file is: by guid, then by the id the other system gave it, then by
 * title and people. An id alone is not enough where both sides have a guid: small numbers mean something else in every
 * system, so the title has to agree too. What a table says without any id is known by its title alone where there is one of
 * it, or else by who is where at which time.
 * @param numbered ids are numbers of ours
 */
export function matchSessions(
  file: readonly FileSession[],
  current: Pick<CurrentProgramme, "sessions" | "speakers">,
  numbered = false,
): Map<FileSession, CurrentSession> {
  const names = new Map(current.speakers.map((speaker) => [speaker.id, nameKey(speaker.fullName)]));
  const peopleOf = (session: CurrentSession) =>
    peopleKey(speakersOf(session).map((id) => names.get(id) ?? ""));
  const peopleIn = ({ content }: FileSession) => peopleKey(content.people.map(({ name }) => nameKey(name)));
  const matches = new UniqueMatches(file, current.sessions);
  if (numbered)
    matches.by(
      (session) => session.sourceId,
      (session) => [String(session.number)],
      // Of another edition the numbers mean something else.
      (one, other) =>
        titleKeys(other).includes(titleKey(one.content)) ||
        (one.content.people.length > 0 && peopleIn(one) === peopleOf(other)) ||
        one.events.some(({ placement }) => other.slots.some(({ start }) => start === placement?.start)),
    );
  return matches
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
      (session) => `${titleKey(session.content)} | ${peopleIn(session)}`,
      (session) => titleKeys(session).map((title) => `${title} | ${peopleOf(session)}`),
    )
    .by(
      (session) => (hasNoId(session) ? titleKey(session.content) : null),
      (session) => titleKeys(session),
    )
    .by(
      (session) => {
        const { placement, people } = session.content;
        if (!hasNoId(session) || placement === null || people.length === 0) return null;
        return `${peopleIn(session)} | ${placement.start}`;
      },
      (session) => session.slots.map(({ start }) => `${peopleOf(session)} | ${start}`),
    ).found;
}

const hasNoId = ({ guid, sourceId }: FileSession) => guid === null && sourceId === null;

/** Everybody who is named in a file: interpreters are not. */
export function speakersOf(session: CurrentSession): string[] {
  const named = session.people.filter((person) => person.role !== "interpreter");
  return [...new Set(named.map((person) => person.speakerId))];
}

/** What a session is called in any language, as two spellings share it. */
export function titleKeys(session: CurrentSession): string[] {
  return [...new Set(Object.values(session.title).map((title) => titleKey({ title })))];
}

function peopleKey(keys: string[]): string {
  return [...new Set(keys)].sort().join(" & ");
}
