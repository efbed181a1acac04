import { localDate, localTime } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import type { Conflict } from "./conflicts";

interface Names {
  sessions: ReadonlyArray<{ id: string; number: number; title: unknown }>;
  slots: ReadonlyArray<{ id: string; sessionId: string | null; title: unknown; startsAt: Date }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  people: ReadonlyArray<{ id: string; fullName: string }>;
  timeZone: string;
  languages: readonly string[];
}

const MOST_LINES = 10;

/** The first overlaps as lines of names, numbers and times, without words of any language: "Aula: 3 Title 09:00 / 5 Other 09:30". */
export function describeOverlaps(overlaps: readonly Conflict[], names: Names): string {
  const sessions = new Map(names.sessions.map((session) => [session.id, session]));
  const slots = new Map(names.slots.map((slot) => [slot.id, slot]));
  const text = (json: unknown) => localise(json, names.languages[0] ?? "en", names.languages)?.text ?? "";
  const describe = (slotId: string) => {
    const slot = slots.get(slotId);
    if (!slot) return "";
    const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
    const when = `${localDate(slot.startsAt, names.timeZone)} ${localTime(slot.startsAt, names.timeZone)}`;
    return session ? `${session.number} ${text(session.title)} ${when}` : `${text(slot.title)} ${when}`;
  };
  return overlaps
    .slice(0, MOST_LINES)
    .flatMap((overlap) => {
      if (overlap.kind !== "room-overlap" && overlap.kind !== "person-overlap") return [];
      const who =
        overlap.kind === "room-overlap"
          ? names.rooms.find((room) => room.id === overlap.roomId)?.name
          : names.people.find((person) => person.id === overlap.speakerId)?.fullName;
      return [`${who}: ${overlap.slotIds.map(describe).join(" / ")}`];
    })
    .join("\n");
}
