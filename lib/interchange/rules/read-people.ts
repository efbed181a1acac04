import { nameKey } from "@/lib/platform/text";
import type { EventNote, ReadPerson } from "../schema/import-plan";
import type { FileEvent, FilePerson } from "../schema/schedule-file";
import { asMarkdown, cleanLine } from "./clean-text";

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

/**
 * The people of one event in order, each once. Two ids with one name stay two people: nobody can tell whether they are
 * one, and joining two humans does more harm than showing one of them twice.
 */
export function readPeople(
  people: readonly FilePerson[],
  sharedIds: ReadonlySet<string>,
  notes: EventNote[],
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
    if (!found.has(key)) found.set(key, { key, id, name, biography: biographyOf(person) });
  }
  return [...found.values()];
}

/** Names of one script only: "nameKey" is empty for none. */
function personKey(id: string | null, name: string, sharedIds: ReadonlySet<string>): string {
  const named = nameKey(name) || name;
  if (id === null) return `name:${named}`;
  return sharedIds.has(id) ? `id:${id}:${named}` : `id:${id}`;
}

const LONGEST_BIOGRAPHY = 8_000;

/** A biography is an extra: what is too long is left out rather than keeping a session out. */
function biographyOf(person: FilePerson): string {
  if ((person.biography?.length ?? 0) > LONGEST_BIOGRAPHY * 3) return "";
  const text = asMarkdown(person.biography);
  return text.length > LONGEST_BIOGRAPHY ? "" : text;
}
