import { isoWithOffset } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import { sharedMinutes } from "@/lib/programme/rules/overlap-sorts";
import type { Overlap } from "@/lib/programme/rules/overlaps";

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
 * The first overlaps as lines of names, numbers and times of the school's zone, without words of any language:
 * "Aula: 3 Title 2027-10-08 09:00 +02:00 / 5 Other 2027-10-08 09:30 +02:00 (2027-10-08 09:30 +02:00 – 10:00 +02:00,
 * Europe/Rome, 30 min)". The offset tells the two hours apart that a night of October has.
 */
export function describeOverlaps(overlaps: readonly Overlap[], names: Names): string {
  const sessions = new Map(names.sessions.map((session) => [session.id, session]));
  const slots = new Map(names.slots.map((slot) => [slot.id, slot]));
  const text = (json: unknown) => localise(json, names.languages[0] ?? "en", names.languages)?.text ?? "";
  const at = (instant: Date) =>
    isoWithOffset(instant, names.timeZone).replace(/^(.{10})T(.{5}):\d\d(.*)$/, "$1 $2 $3");
  const range = (overlap: Overlap) => {
    const [start, end] = [at(new Date(overlap.start)), at(new Date(overlap.end))];
    const sameDay = start.slice(0, 10) === end.slice(0, 10);
    return `${start} – ${sameDay ? end.slice(11) : end}, ${names.timeZone}`;
  };
  const describe = (slot: Names["slots"][number] | undefined) => {
    if (!slot) return "";
    const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
    const what = session ? `${session.number} ${text(session.title)}` : text(slot.title);
    return `${what} ${at(slot.startsAt)}`;
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
      return `${who}: ${both.map(describe).join(" / ")} (${range(overlap)}, ${sharedMinutes(overlap)} min)`;
    })
    .join("\n");
}
