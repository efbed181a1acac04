import "server-only";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { settings } from "@/lib/platform/env";
import { localise } from "@/lib/platform/i18n/localised";
import { slugify } from "@/lib/platform/text";
import { slotGuid } from "@/lib/schedules/rules/event-identity";
import { acronymOf } from "@/lib/schedules/rules/write-schedule";
import type { ExportEvent, ScheduleExport } from "@/lib/schedules/schema/schedule-export";
import type { CommandEdition } from "../access";
import { readForCommand } from "../queries/command-schedule";

/** Ids of further slots of a session: its number and a step no edition's numbers reach. */
const SLOT_STEP = 100_000;

interface SlotOf {
  guid: string;
  number: number;
  ordinal: number;
  title: string;
}

/** What identifies one event of a file, the same in every version of it. */
function identityOf(acronym: string, base: string, slot: SlotOf) {
  const id = slot.number + (slot.ordinal - 1) * SLOT_STEP;
  const words = slugify(slot.title) || "session";
  return {
    guid: slotGuid(slot.guid, slot.ordinal),
    id,
    slug: `${acronym}-${id}-${words}`.padEnd(acronym.length + 6, "-x"),
    url: `${base}/sessions/${slot.number}-${words}`,
  };
}

/** The current release as a schedule in one language; null when there is no such edition. From the cache. */
export async function releasedSchedule(
  language: string,
  school: string,
  edition: string,
  file: string,
): Promise<ScheduleExport | null> {
  const programme = await findProgramme(language, school, edition);
  if (!programme) return null;
  const { head } = programme;
  const acronym = acronymOf(head.schoolSlug, head.editionSlug);
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  const base = `${settings().publicUrl}/${language}${path}`;
  const rooms = new Map(programme.rooms.map((room) => [room.id, room.name]));
  const themes = new Map(programme.themes.map((theme) => [theme.id, theme.title.text]));
  const sessions = new Map(programme.sessions.map((session) => [session.id, session]));
  const events = programme.slots.flatMap((slot): ExportEvent[] => {
    const session = slot.sessionId ? sessions.get(slot.sessionId) : null;
    if (slot.kind !== "session" || !session || session.cancelled || slot.cancelled) return [];
    const title = session.title.text;
    return [
      {
        ...identityOf(acronym, base, {
          guid: session.guid,
          number: session.number,
          ordinal: slot.ordinal ?? 1,
          title,
        }),
        room: (slot.roomId && rooms.get(slot.roomId)) || "",
        title,
        subtitle: session.subtitle?.text ?? "",
        kind: session.kind,
        track: (session.themeId && themes.get(session.themeId)) || "",
        languages: session.languages,
        noRecording: session.noRecording,
        abstract: session.abstract?.text ?? "",
        start: new Date(slot.startsAt),
        end: new Date(slot.endsAt),
        people: peopleOf(session.people.map((person) => ({ ...person, id: person.number }))),
      },
    ];
  });
  return {
    title: `${head.schoolTitle.text}, ${head.title.text}`,
    acronym,
    version: programme.release ? `${programme.release.number} ${programme.release.name}` : "0",
    url: `${settings().publicUrl}${path}/${file}`,
    timeZone: head.timeZone,
    days: head.days.map((day) => day.date),
    rooms: programme.rooms.map((room) => room.name),
    tracks: programme.themes.map((theme) => theme.title.text),
    events,
  };
}

/**
 * For the operator's command line: the draft as it stands, with all its overlaps, or the times of the current release;
 * null when nothing was released.
 */
export async function commandSchedule(
  edition: CommandEdition,
  file: string,
  what: "draft" | "release",
): Promise<ScheduleExport | null> {
  const { schoolSlug, editionSlug, languages } = edition;
  const language = languages[0] ?? "en";
  const { title, draft, released } = await readForCommand(edition, language, what);
  if (what === "release" && !released) return null;
  const say = (json: unknown) => localise(json, language, languages)?.text ?? "";
  const acronym = acronymOf(schoolSlug, editionSlug);
  const path = `/schools/${schoolSlug}/${editionSlug}`;
  const base = `${settings().publicUrl}/${language}${path}`;
  const rooms = new Map(draft.rooms.map((room) => [room.id, room.name]));
  const themes = new Map(draft.themes.map((theme) => [theme.id, say(theme.title)]));
  const speakers = new Map(draft.speakers.map((speaker) => [speaker.id, speaker]));
  const events = draft.sessions
    .filter((session) => !session.deleted)
    .flatMap((session) =>
      (released ? (released.times.get(session.id) ?? []) : session.slots).map((slot): ExportEvent => {
        const title = say(session.title);
        return {
          ...identityOf(acronym, base, { ...session, ordinal: slot.ordinal, title }),
          room: (slot.roomId && rooms.get(slot.roomId)) || "",
          title,
          subtitle: say(session.subtitle),
          kind: session.kind,
          track: (session.themeId && themes.get(session.themeId)) || "",
          languages: session.languages,
          noRecording: session.noRecording,
          abstract: say(session.abstract),
          start: new Date(slot.start),
          end: new Date(slot.end),
          people: peopleOf(
            session.people.flatMap((person) => {
              const speaker = speakers.get(person.speakerId);
              return speaker ? [{ id: speaker.number, fullName: speaker.fullName, role: person.role }] : [];
            }),
          ),
        };
      }),
    );
  return {
    title,
    acronym,
    version: released ? released.version : "draft",
    url: `${settings().publicUrl}${path}/${file}`,
    timeZone: edition.timeZone,
    days: draft.days,
    rooms: draft.rooms.map((room) => room.name),
    tracks: [...themes.values()],
    events,
  };
}

/** Everybody once, in their order; interpreters are not named in schedules. */
function peopleOf(people: Array<{ id: number; fullName: string; role: string }>) {
  const seen = new Map<number, { id: number; name: string }>();
  for (const person of people)
    if (person.role !== "interpreter" && !seen.has(person.id))
      seen.set(person.id, { id: person.id, name: person.fullName });
  return [...seen.values()];
}
