import { nameKey } from "@/lib/platform/text";

/** What a session is searched and filtered by. */
export interface FindableSession {
  id: string;
  title: { text: string };
  abstract: { text: string } | null;
  kind: string;
  themeNumber: number | null;
  roomIds: readonly string[];
  /** Spoken languages and those interpreted into. */
  languages: readonly string[];
  people: readonly string[];
}

export interface SessionFilter {
  words: string;
  theme: string;
  room: string;
  kind: string;
  language: string;
}

/** The ids of the sessions that hold every word (whatever its case and accents) and pass every filter; "" is any. */
export function findSessions(sessions: readonly FindableSession[], filter: SessionFilter): string[] {
  const words = nameKey(filter.words).split(" ").filter(Boolean);
  return sessions
    .filter((session) => {
      if (filter.theme && String(session.themeNumber) !== filter.theme) return false;
      if (filter.room && !session.roomIds.includes(filter.room)) return false;
      if (filter.kind && session.kind !== filter.kind) return false;
      if (filter.language && !session.languages.includes(filter.language)) return false;
      const text = nameKey([session.title.text, session.abstract?.text ?? "", ...session.people].join(" "));
      return words.every((word) => text.includes(word));
    })
    .map((session) => session.id);
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
  slots: ReadonlyArray<{ sessionId: string | null; roomId: string | null }>;
}

/** A programme's sessions as they are searched: with their theme's number, rooms, heard languages and names. */
export function findableSessions(programme: ProgrammeShape): FindableSession[] {
  return programme.sessions.map((session) => ({
    id: session.id,
    title: session.title,
    abstract: session.abstract,
    kind: session.kind,
    themeNumber: programme.themes.find((theme) => theme.id === session.themeId)?.number ?? null,
    roomIds: programme.slots.flatMap((slot) =>
      slot.sessionId === session.id && slot.roomId ? [slot.roomId] : [],
    ),
    languages: [...session.languages, ...session.interpretations.map((row) => row.toLanguage)],
    people: session.people.map((person) => person.fullName),
  }));
}
