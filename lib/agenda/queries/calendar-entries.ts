import "server-only";
import { type EditionPageContent, findEditionPage } from "@/lib/editions/queries/public-edition";
import { placeLines } from "@/lib/editions/rules/venues";
import { settings } from "@/lib/platform/env";
import { cutText, plainMarkdown } from "@/lib/platform/markdown/plain";
import { latest } from "../rules/latest";
import type { CalendarEntry } from "../rules/write-calendar";
import { findPlacementChanges, type PlacementChanges } from "./placement-changes";
import { findProgramme, type Programme } from "./public-programme";

const DESCRIPTION_LENGTH = 2_000;

/** A session at one of its times, as a calendar has it. */
export type SessionEntry = CalendarEntry & { sessionNumber: number };

/**
 * The sessions of the current release as entries of a calendar, and the programme they are of; null where the edition has no page.
 * Breaks are left out; cancelled sessions stay as cancelled, and all are when the edition is.
 */
export async function findCalendarEntries(
  language: string,
  school: string,
  edition: string,
): Promise<{ programme: Programme; entries: SessionEntry[] } | null> {
  const [programme, page, changes] = await Promise.all([
    findProgramme(language, school, edition),
    findEditionPage(language, school, edition),
    findPlacementChanges(school, edition),
  ]);
  if (!programme || !page) return null;
  return { programme, entries: listEntries(programme, page, changes, language) };
}

function listEntries(
  programme: Programme,
  page: EditionPageContent,
  changes: PlacementChanges,
  language: string,
): SessionEntry[] {
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
        sessionNumber: session.number,
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
