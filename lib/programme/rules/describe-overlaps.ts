import { localDate, localTime } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import { sharedMinutes } from "./overlap-sorts";
import type { Overlap } from "./overlaps";

interface Names {
  sessions: ReadonlyArray<{ id: string; number: number; title: unknown }>;
  slots: ReadonlyArray<{ id: string; sessionId: string | null; title: unknown; startsAt: Date }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  people: ReadonlyArray<{ id: string; fullName: string }>;
  timeZone: string;
  languages: readonly string[];
}

const MOST_LINES = 10;

/**
 * The first overlaps as lines of names, numbers and times, without words of any language:
 * "Aula: 3 Title 2027-10-08 09:00 / 5 Other 2027-10-08 09:30 (09:30–10:00, 30 min)".
 */
export function describeOverlaps(overlaps: readonly Overlap[], names: Names): string {
  const sessions = new Map(names.sessions.map((session) => [session.id, session]));
  const slots = new Map(names.slots.map((slot) => [slot.id, slot]));
  const text = (json: unknown) => localise(json, names.languages[0] ?? "en", names.languages)?.text ?? "";
  const clock = (instant: number) => localTime(new Date(instant), names.timeZone);
  const describe = (slot: Names["slots"][number] | undefined) => {
    if (!slot) return "";
    const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
    const when = `${localDate(slot.startsAt, names.timeZone)} ${localTime(slot.startsAt, names.timeZone)}`;
    return session ? `${session.number} ${text(session.title)} ${when}` : `${text(slot.title)} ${when}`;
  };
  return overlaps
    .slice(0, MOST_LINES)
    .map((overlap) => {
      const who =
        overlap.kind === "room"
          ? names.rooms.find((room) => room.id === overlap.who)?.name
          : names.people.find((person) => person.id === overlap.who)?.fullName;
      const both = overlap.slotIds
        .map((id) => slots.get(id))
        .sort((one, other) => (one?.startsAt.getTime() ?? 0) - (other?.startsAt.getTime() ?? 0));
      const minutes = `${clock(overlap.start)}–${clock(overlap.end)}, ${sharedMinutes(overlap)} min`;
      return `${who}: ${both.map(describe).join(" / ")} (${minutes})`;
    })
    .join("\n");
}
