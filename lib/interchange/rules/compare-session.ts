import { type Localised, localise } from "@/lib/platform/i18n/localised";
import { nameKey } from "@/lib/platform/text";
import { asMarkdown, cleanLine } from "@/lib/schedules/rules/clean-text";
import type { CurrentProgramme, CurrentSession } from "../schema/current-programme";
import type { EventNote, FieldChange, ReadEvent, ReadPerson, SessionContent } from "../schema/import-plan";
import { speakersOf } from "./match-sessions";
import { personNameKey } from "./people-identity";

export interface Comparing {
  current: CurrentProgramme;
  language: string;
  own: boolean;
  /** A table or a calendar, which names people and says its texts in a language that nobody can tell. */
  table: boolean;
  /** Keys of people of whom only a session said who they are; filled while sessions are compared. */
  bySession: Set<string>;
  /** The speaker of the edition a person of the file is, else null. */
  speakerIdOf: (person: ReadPerson) => string | null;
}

/** How a person stands in a plan: a speaker that is there, or somebody who is made. */
export function personReference(person: ReadPerson, speakerId: string | null): string {
  return speakerId === null ? person.key : `speaker ${speakerId}`;
}

/** Whom a name alone means: the one of that name whom the session itself names. */
function namedHere(
  person: ReadPerson,
  there: readonly string[],
  names: ReadonlyMap<string, string>,
  { bySession }: Comparing,
): string | null {
  if (person.id !== null) return null;
  const same = there.filter((id) => personNameKey(names.get(id) ?? "") === personNameKey(person.name));
  const [only, second] = same;
  if (only === undefined || second !== undefined) return null;
  bySession.add(person.key);
  return only;
}

/** A table of ours names interpreters beside the speakers; here they are none. */
function namedBesides(
  people: readonly ReadPerson[],
  session: CurrentSession,
  names: ReadonlyMap<string, string>,
  { own, table }: Comparing,
): readonly ReadPerson[] {
  if (!own || !table) return people;
  const speakers = new Set(speakersOf(session).map((id) => personNameKey(names.get(id) ?? "")));
  const others = new Set(session.people.map(({ speakerId }) => personNameKey(names.get(speakerId) ?? "")));
  return people.filter(({ name }) => speakers.has(personNameKey(name)) || !others.has(personNameKey(name)));
}

/** What a known session would change to, field by field. What the file does not say is left as it is. */
export function compareSession(
  event: ReadEvent,
  session: CurrentSession,
  comparing: Comparing,
): { changes: FieldChange[]; content: SessionContent; notes: EventNote[] } {
  const { current } = comparing;
  const notes: EventNote[] = [];
  const changes: FieldChange[] = [];
  const content: SessionContent = {};
  if (session.deleted) changes.push({ field: "restored", before: "", after: "" });
  for (const field of ["title", "subtitle", "abstract"] as const) {
    const change = compareText(field, session[field], event[field], comparing);
    if (change) changes.push(change);
  }
  if (event.kind !== null && event.kind !== session.kind) {
    changes.push({ field: "kind", before: session.kind, after: event.kind });
    content.kind = event.kind;
  }
  const theme = current.themes.find(({ id }) => id === session.themeId);
  if (event.track !== "" && !(theme && isTheme(theme.title, event.track))) {
    const before = theme ? (localise(theme.title, comparing.language, current.languages)?.text ?? "") : "";
    changes.push({ field: "theme", before, after: event.track });
    content.theme = event.track;
  }
  if (differ(session.languages, event.languages, comparing.own)) {
    changes.push({
      field: "languages",
      before: session.languages.join(", "),
      after: event.languages.join(", "),
    });
    content.languages = event.languages;
  }
  if (event.noRecording === true && !session.noRecording) {
    changes.push({ field: "recording", before: "", after: "no" });
    content.noRecording = true;
  }
  // A wish that was made here is not taken back by a file that does not know of it.
  if (event.noRecording === false && session.noRecording) notes.push("recording-allowed-there");
  const names = new Map(current.speakers.map((speaker) => [speaker.id, speaker.fullName]));
  const there = speakersOf(session);
  const wanted = namedBesides(event.people, session, names, comparing).map((person) =>
    personReference(person, comparing.speakerIdOf(person) ?? namedHere(person, there, names, comparing)),
  );
  if (wanted.length > 0 && wanted.join("|") !== there.map((id) => `speaker ${id}`).join("|")) {
    changes.push({
      field: "people",
      before: there.map((id) => names.get(id) ?? "").join(", "),
      after: event.people.map((person) => person.name).join(", "),
    });
    content.people = wanted;
  }
  return { changes, content, notes };
}

/**
 * A text of the file against a localised one. It is compared with what a reader of the import's language is shown, which
 * is what an export writes; a change goes to the language that was shown.
 */
export function compareText(
  field: FieldChange["field"],
  value: Localised,
  said: string,
  { language, current, own, table }: Pick<Comparing, "language" | "current" | "own" | "table">,
): FieldChange | null {
  if (said === "") return null;
  // A table of ours is written in the language its reader had.
  if (own && table && Object.values(value).some((text) => cleanLine(text) === said)) return null;
  const shown = localise(value, language, current.languages);
  const before = shown?.text ?? "";
  const tidy = field === "abstract" || field === "biography" ? asMarkdown(before) : cleanLine(before);
  return tidy === said ? null : { field, before, after: said, language: shown?.lang ?? language };
}

/** Whether a track's name is a theme's title in any language. */
export function isTheme(title: Localised, track: string): boolean {
  return Object.values(title).some((text) => text === track || nameKey(text) === (nameKey(track) || track));
}

/** Our own export names one language where a session has several. */
function differ(before: string[], after: string[], own: boolean): boolean {
  if (after.length === 0 || before.join() === after.join()) return false;
  return !(own && after.length === 1 && after[0] === before[0]);
}
