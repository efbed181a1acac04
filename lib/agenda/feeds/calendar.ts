import "server-only";
import { type EditionPageContent, findEditionPage } from "@/lib/editions/queries/public-edition";
import { placeLines } from "@/lib/editions/rules/venues";
import { settings } from "@/lib/platform/env";
import { cutText, plainMarkdown } from "@/lib/platform/markdown/plain";
import { findPlacementChanges, type PlacementChanges } from "../queries/placement-changes";
import { findProgramme, type Programme } from "../queries/public-programme";
import { latest } from "../rules/latest";
import { type CalendarEntry, writeCalendar } from "../rules/write-calendar";

const DESCRIPTION_LENGTH = 2_000;

/**
 * The calendar of an edition, or of one session by its number; null when there is none at this address. Breaks are
 * left out; cancelled sessions stay as cancelled, and all are when the edition is.
 */
export async function editionCalendar(
  language: string,
  school: string,
  edition: string,
  session: number | null = null,
): Promise<string | null> {
  const [programme, page, changes] = await Promise.all([
    findProgramme(language, school, edition),
    findEditionPage(language, school, edition),
    findPlacementChanges(school, edition),
  ]);
  if (!programme || !page) return null;
  const { head } = programme;
  const chosen = session === null ? null : programme.sessions.find((one) => one.number === session);
  if (session !== null && !chosen) return null;
  const title = `${head.schoolTitle.text}, ${head.title.text}`;
  return writeCalendar({
    name: chosen ? chosen.title.text : title,
    language,
    timeZone: head.timeZone,
    released: programme.release ? new Date(programme.release.createdAt) : null,
    entries: listEntries(programme, page, changes, language).filter(
      (entry) => !chosen || entry.uid.startsWith(`${chosen.guid}-`),
    ),
  });
}

function listEntries(
  programme: Programme,
  page: EditionPageContent,
  changes: PlacementChanges,
  language: string,
): CalendarEntry[] {
  const { head } = programme;
  const sessions = new Map(programme.sessions.map((session) => [session.id, session]));
  const rooms = new Map(programme.rooms.map((room) => [room.id, room]));
  const themes = new Map(programme.themes.map((theme) => [theme.id, theme.title.text]));
  const base = `${settings().publicUrl}/${language}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const [main] = page.venues;
  const allCancelled = head.phase === "cancelled";
  return programme.slots.flatMap((slot) => {
    const session = slot.sessionId ? sessions.get(slot.sessionId) : null;
    if (slot.kind !== "session" || !session) return [];
    const room = slot.roomId ? rooms.get(slot.roomId) : null;
    const onSite = head.mode !== "online" && room?.kind !== "online";
    const house = room?.house ?? main;
    const names = session.people.filter((person) => person.role !== "interpreter");
    const cancelled = allCancelled || slot.cancelled || session.cancelled;
    return [
      {
        uid: `${session.guid}-${slot.ordinal}@convivio`,
        // What no release has said yet counts as one change more; the release that says it takes its place.
        sequence: slot.sequence + changes.count + (cancelled && !slot.cancelled ? 1 : 0),
        changed: new Date(latest(slot.changedAt, changes.latest)),
        cancelled,
        start: new Date(slot.startsAt),
        end: new Date(slot.endsAt),
        day: null,
        takesTime: true,
        title: session.title.text,
        description: [
          names.map((person) => person.fullName).join(", "),
          cutText(plainMarkdown(session.abstract?.text ?? ""), DESCRIPTION_LENGTH),
        ]
          .filter(Boolean)
          .join("\n\n"),
        location: [room?.name, ...(onSite ? placeLines(house, head.city) : [])].filter(Boolean).join(", "),
        position: onSite ? (house?.position ?? null) : null,
        category: session.themeId ? (themes.get(session.themeId) ?? null) : null,
        address: `${base}/sessions/${session.address}`,
      },
    ];
  });
}
