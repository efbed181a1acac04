import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { nameKey } from "@/lib/platform/name-key";
import { type FilterFacts, type FindableSession, heardLanguages } from "./find-sessions";
import { roomWords } from "./room-words";

/** A session as the browser searches it over all days. */
export interface IndexRow extends FilterFacts {
  address: string;
  title: string;
  /** When the title is in another language than asked for. */
  lang: string | null;
  colour: string;
  cancelled: boolean;
  /** What is searched besides the title: names, and the text where there is room for it. */
  more: string;
  places: Array<{ startsAt: string; endsAt: string; day: string; room: string }>;
}

interface ProgrammeShape {
  sessions: ReadonlyArray<{
    id: string;
    address: string;
    title: { text: string; lang: string | null };
    abstract: { text: string } | null;
    kind: string;
    themeId: string | null;
    cancelled: boolean;
    languages: readonly string[];
    interpretations: ReadonlyArray<{ toLanguage: string }>;
    people: ReadonlyArray<{ fullName: string }>;
  }>;
  themes: ReadonlyArray<{ id: string; number: number; colour: string }>;
  rooms: ReadonlyArray<{ id: string; name: string; address: string; venue?: LocalisedText | null }>;
  slots: ReadonlyArray<{
    sessionId: string | null;
    roomId: string | null;
    startsAt: string;
    endsAt: string;
    day: string;
  }>;
}

/** Characters of session texts an index carries; about 40 kB after gzip. Beyond it only titles and names are in it. */
const MOST_TEXT = 100_000;

/** The search index of a programme: small enough to load on a phone, at most 60 kB after gzip for 1,000 sessions. */
export function buildSearchIndex(programme: ProgrammeShape): IndexRow[] {
  const length = programme.sessions.reduce((sum, one) => sum + (one.abstract?.text.length ?? 0), 0);
  const withText = length <= MOST_TEXT;
  const rooms = new Map(programme.rooms.map((room) => [room.id, room]));
  const themes = new Map(programme.themes.map((theme) => [theme.id, theme]));
  const places = new Map<string, ProgrammeShape["slots"][number][]>();
  for (const slot of programme.slots)
    if (slot.sessionId) places.set(slot.sessionId, [...(places.get(slot.sessionId) ?? []), slot]);
  return programme.sessions.map((session) => {
    const theme = session.themeId ? themes.get(session.themeId) : undefined;
    const slots = places.get(session.id) ?? [];
    const roomOf = (id: string | null) => (id ? rooms.get(id) : undefined);
    const texts = [
      withText ? (session.abstract?.text ?? "") : "",
      ...session.people.map((one) => one.fullName),
    ];
    return {
      address: session.address,
      title: session.title.text,
      lang: session.title.lang,
      kind: session.kind,
      themeNumber: theme?.number ?? null,
      colour: theme?.colour ?? "all",
      cancelled: session.cancelled,
      rooms: [...new Set(slots.map((slot) => roomOf(slot.roomId)?.address ?? "").filter(Boolean))],
      languages: heardLanguages(session),
      more: [...new Set(nameKey(texts.join(" ")).split(" "))].join(" "),
      places: slots.map((slot) => ({
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        day: slot.day,
        room: roomName(roomOf(slot.roomId)),
      })),
    };
  });
}

const roomName = (room: ProgrammeShape["rooms"][number] | undefined) => (room ? roomWords(room) : "");

/** A row as `findSessions` takes it. */
export function asFindable(row: IndexRow): IndexRow & FindableSession {
  return { ...row, id: row.address, words: `${nameKey(row.title)} ${row.more}` };
}
