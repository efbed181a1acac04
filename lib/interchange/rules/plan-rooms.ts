import { cleanLine } from "@/lib/schedules/rules/clean-text";
import { isNoTrack } from "@/lib/schedules/rules/read-words";
import type { FileRoom } from "@/lib/schedules/schema/schedule-file";
import type { CurrentProgramme } from "../schema/current-programme";
import type { PlannedRoom, PlannedSession, ReadEvent } from "../schema/import-plan";
import { roomKey } from "./plan-slots";
import { TEXT_LIMITS } from "./read-event";

/** Rooms of the file that the edition does not have, also those without events. */
export function newRooms(
  rooms: readonly FileRoom[],
  sessions: readonly PlannedSession[],
  current: CurrentProgramme["rooms"],
): PlannedRoom[] {
  const known = new Set(current.map((room) => roomKey(room.name)));
  const found = new Map<string, PlannedRoom>();
  const used = sessions.flatMap((session) =>
    session.slots.map((slot) => ({ name: slot.room, capacity: null })),
  );
  for (const room of [...rooms, ...used]) {
    const name = cleanLine(room.name);
    const key = roomKey(name);
    if (name === "" || name.length > TEXT_LIMITS.room || known.has(key) || found.has(key)) continue;
    found.set(key, { name, capacity: room.capacity });
  }
  return [...found.values()];
}

/** Tracks that are no theme of the edition yet, in the order of the file; those without events come last. */
export function newThemes(
  events: readonly ReadEvent[],
  tracks: readonly string[],
  current: CurrentProgramme["themes"],
  isTheme: (title: CurrentProgramme["themes"][number]["title"], track: string) => boolean,
): string[] {
  const found: string[] = [];
  const named = tracks.map((track) => cleanLine(track).slice(0, TEXT_LIMITS.track).trim());
  for (const track of new Set([...events.map((event) => event.track), ...named])) {
    if (track === "" || isNoTrack(track) || current.some((theme) => isTheme(theme.title, track))) continue;
    if (!found.some((other) => isTheme({ en: other }, track))) found.push(track);
  }
  return found;
}
