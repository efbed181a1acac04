import { holdsWords, nameKey, soughtWords } from "@/lib/platform/name-key";

/** What a session is filtered by; on the agenda it stands in the markup. */
export interface FilterFacts {
  kind: string;
  themeNumber: number | null;
  /** Addresses of its rooms. */
  rooms: readonly string[];
  /** Spoken languages and those interpreted into. */
  languages: readonly string[];
}

/** What a session is searched and filtered by. */
export interface FindableSession extends FilterFacts {
  id: string;
  /** Title, text and names, as `nameKey` writes them. */
  words: string;
}

/** The filters by their names in the address, in the order they are offered. */
export const FILTERS = ["theme", "room", "kind", "language"] as const;
export type FilterName = (typeof FILTERS)[number];

/** What is asked for; "" is any. */
export type SessionFilter = Record<FilterName | "words", string>;

export const NO_FILTER: SessionFilter = { words: "", theme: "", room: "", kind: "", language: "" };
const LONGEST = 100;

/** Reads a filter out of the parameters of an address. */
export function readFilter(parameter: (name: string) => string | null): SessionFilter {
  const one = (name: string) => (parameter(name) ?? "").slice(0, LONGEST);
  return {
    words: one("q"),
    theme: one("theme"),
    room: one("room"),
    kind: one("kind"),
    language: one("language"),
  };
}

/** The filter as the part of an address behind the question mark; "" without any. */
export function writeFilter(filter: SessionFilter): string {
  const parameters = new URLSearchParams();
  if (filter.words.trim()) parameters.set("q", filter.words.trim());
  for (const name of FILTERS) if (filter[name]) parameters.set(name, filter[name]);
  return parameters.toString();
}

/** Whether a session passes every filter; words are not looked at. */
export function passesFilter(session: FilterFacts, filter: SessionFilter): boolean {
  if (filter.theme && String(session.themeNumber) !== filter.theme) return false;
  if (filter.room && !session.rooms.includes(filter.room)) return false;
  if (filter.kind && session.kind !== filter.kind) return false;
  return !filter.language || session.languages.includes(filter.language);
}

/** The sessions that hold every word (whatever its case and accents) and pass every filter. */
export function findSessions<Session extends FindableSession>(
  sessions: readonly Session[],
  filter: SessionFilter,
): Session[] {
  const words = soughtWords(filter.words);
  return sessions.filter((session) => passesFilter(session, filter) && holdsWords(session.words, words));
}

interface ProgrammeShape {
  sessions: ReadonlyArray<{
    id: string;
    title: { text: string };
    abstract: { text: string } | null;
    kind: string;
    themeId: string | null;
    languages: readonly string[];
    interpretations: ReadonlyArray<{ toLanguage: string }>;
    people: ReadonlyArray<{ fullName: string }>;
  }>;
  themes: ReadonlyArray<{ id: string; number: number }>;
  rooms: ReadonlyArray<{ id: string; address: string }>;
  slots: ReadonlyArray<{ sessionId: string | null; roomId: string | null }>;
}

/** A programme's sessions as they are searched: with their theme's number, rooms, heard languages and names. */
export function findableSessions(programme: ProgrammeShape): FindableSession[] {
  const roomOf = new Map(programme.rooms.map((room) => [room.id, room.address]));
  const roomsOf = new Map<string, string[]>();
  for (const { sessionId, roomId } of programme.slots) {
    const room = roomId ? roomOf.get(roomId) : undefined;
    if (sessionId && room) roomsOf.set(sessionId, [...(roomsOf.get(sessionId) ?? []), room]);
  }
  return programme.sessions.map((session) => ({
    id: session.id,
    kind: session.kind,
    themeNumber: programme.themes.find((theme) => theme.id === session.themeId)?.number ?? null,
    rooms: roomsOf.get(session.id) ?? [],
    languages: heardLanguages(session),
    words: nameKey(
      [session.title.text, session.abstract?.text ?? "", ...session.people.map((one) => one.fullName)].join(
        " ",
      ),
    ),
  }));
}

/** Every language a session can be followed in, each once. */
export function heardLanguages(session: {
  languages: readonly string[];
  interpretations: ReadonlyArray<{ toLanguage: string }>;
}): string[] {
  return [...new Set([...session.languages, ...session.interpretations.map((row) => row.toLanguage)])];
}
