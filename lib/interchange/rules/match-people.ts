import type { CurrentSpeaker } from "../schema/current-programme";
import type { IdentityGuess, PeopleChoices, ReadPerson } from "../schema/import-plan";
import { UniqueMatches } from "./match-unique";
import { choiceOf, personNameKey } from "./people-identity";

/**
 * Which speaker of the edition each person of the file is: id and name together, then an id whose name was corrected,
 * then a name that only one has. In a file of our own the ids are our numbers. An id that says one thing where the names
 * of both sides say another is some other system's number: it would give people each other's names.
 */
export function matchPeople(
  people: readonly ReadPerson[],
  speakers: readonly CurrentSpeaker[],
  file: {
    own: boolean;
    sharedIds: ReadonlySet<string>;
    /** Speakers by the keys of people, where the draft's version of a session names them. */
    known: ReadonlyMap<string, string>;
    choices: PeopleChoices;
  },
): { matched: Map<ReadPerson, CurrentSpeaker>; guesses: IdentityGuess[] } {
  const key = personNameKey;
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
  matches
    .by(
      (person) => both(person.id, person.name),
      (speaker) => listed(both(speaker.sourceId, speaker.fullName)),
    )
    .by(
      (person) => file.known.get(person.key) ?? null,
      (speaker) => [speaker.id],
    )
    .by(
      (person) => (person.id !== null && file.sharedIds.has(person.id) ? null : person.id),
      (speaker) => listed(speaker.sourceId),
      (person, speaker) => !inFile.has(key(speaker.fullName)) && !inEdition.has(key(person.name)),
    )
    .by(
      (person) => key(person.name),
      (speaker) => [key(speaker.fullName)],
    );
  return { matched: matches.found, guesses: listGuesses(matches.found, file) };
}

/** Pairs that rest on a name or an id alone; those that an organiser keeps apart are taken out. */
function listGuesses(
  found: Map<ReadPerson, CurrentSpeaker>,
  { own, known, choices }: { own: boolean; known: ReadonlyMap<string, string>; choices: PeopleChoices },
): IdentityGuess[] {
  const guesses: IdentityGuess[] = [];
  for (const [person, speaker] of found) {
    const sameId = person.id === (own ? String(speaker.number) : speaker.sourceId);
    const sameName = personNameKey(person.name) === personNameKey(speaker.fullName);
    if (person.id === null || (sameId && sameName) || known.get(person.key) === speaker.id) continue;
    const key = `here:${personNameKey(person.name)}`;
    const one = choiceOf(choices, key) !== "apart";
    guesses.push({
      key,
      names: [...new Set([person.name, speaker.fullName])],
      ids: [person.id],
      events: [],
      reason: sameName ? "here-by-name" : "here-by-id",
      one,
      chosen: !one,
      open: true,
    });
    if (!one) found.delete(person);
  }
  return guesses;
}
