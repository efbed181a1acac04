import { nameKey } from "@/lib/platform/text";
import { asMarkdown, cleanLine, type TextReading } from "@/lib/schedules/rules/clean-text";
import type { FileEvent, FilePerson } from "@/lib/schedules/schema/schedule-file";
import type { EventNote, ReadPerson } from "../schema/import-plan";
import { personNameKey } from "./people-identity";

/** Ids that stand for several names: systems were merged, and only id and name together mean somebody. */
export function idsSharedByNames(events: readonly FileEvent[]): Set<string> {
  const names = new Map<string, Set<string>>();
  for (const { id, name } of events.flatMap((event) => event.people)) {
    if (id === null) continue;
    const known = names.get(id) ?? new Set();
    names.set(id, known.add(nameKey(name)));
  }
  return new Set([...names].filter(([, known]) => known.size > 1).map(([id]) => id));
}

/** The people of one event in order, each once. */
export function readPeople(
  people: readonly FilePerson[],
  sharedIds: ReadonlySet<string>,
  notes: EventNote[],
  reading: TextReading,
): ReadPerson[] {
  const found = new Map<string, ReadPerson>();
  for (const person of people) {
    const name = cleanLine(person.name);
    if (name === "") {
      if (!notes.includes("person-without-name")) notes.push("person-without-name");
      continue;
    }
    const id = person.id === null ? null : cleanLine(person.id).slice(0, 200);
    const key = personKey(id, name, sharedIds);
    if (found.has(key)) continue;
    const affiliation = cleanLine(person.affiliation ?? "").slice(0, LONGEST_AFFILIATION);
    found.set(key, { key, id, name, biography: biographyOf(person, notes, reading), affiliation });
  }
  return [...found.values()];
}

/** As finely as the file tells people apart; who is the same is decided when the whole file is known. */
function personKey(id: string | null, name: string, sharedIds: ReadonlySet<string>): string {
  if (id === null) return `name:${name}`;
  return sharedIds.has(id) ? `id:${id}:${personNameKey(name)}` : `id:${id}`;
}

/** As long as a speaker's may be. */
const LONGEST_AFFILIATION = 200;
const LONGEST_BIOGRAPHY = 8_000;

/** A biography is an extra: what is too long is left out, and said, rather than keeping a session out. */
function biographyOf(person: FilePerson, notes: EventNote[], reading: TextReading): string {
  const tooLong = (person.biography?.length ?? 0) > LONGEST_BIOGRAPHY * 3;
  const text = tooLong ? "" : asMarkdown(person.biography, reading);
  if (!tooLong && text.length <= LONGEST_BIOGRAPHY) return text;
  if (!notes.includes("biography-too-long")) notes.push("biography-too-long");
  return "";
}
