import { nameKey } from "@/lib/platform/text";
import type { CurrentSpeaker } from "../schema/current-programme";
import type { ReadPerson } from "../schema/import-plan";
import { UniqueMatches } from "./match-unique";

/**
 * Which speaker of the edition each person of the file is: id and name together, then an id whose name was corrected,
 * then a name that only one has. In a file of our own the ids are our numbers. An id that says one thing where the names
 * of both sides say another is some other system's number: it would give people each other's names.
 */
export function matchPeople(
  people: readonly ReadPerson[],
  speakers: readonly CurrentSpeaker[],
  file: { own: boolean; sharedIds: ReadonlySet<string> },
): Map<ReadPerson, CurrentSpeaker> {
  const key = (name: string) => nameKey(name) || name;
  const both = (id: string | null, name: string) => (id === null ? null : `${id} ${key(name)}`);
  const inFile = new Set(people.map((person) => key(person.name)));
  const inEdition = new Set(speakers.map((speaker) => key(speaker.fullName)));
  const matches = new UniqueMatches(people, speakers);
  if (file.own) {
    matches.by(
      (person) => both(person.id, person.name),
      (speaker) => [`${speaker.number} ${key(speaker.fullName)}`],
    );
  }
  const listed = (text: string | null) => (text === null ? [] : [text]);
  return matches
    .by(
      (person) => both(person.id, person.name),
      (speaker) => listed(both(speaker.sourceId, speaker.fullName)),
    )
    .by(
      (person) => (person.id !== null && file.sharedIds.has(person.id) ? null : person.id),
      (speaker) => listed(speaker.sourceId),
      (person, speaker) => !inFile.has(key(speaker.fullName)) && !inEdition.has(key(person.name)),
    )
    .by(
      (person) => key(person.name),
      (speaker) => [key(speaker.fullName)],
    ).found;
}
