import { programmeDay } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import { atOnce, type Turns } from "@/lib/platform/in-turns";
import { cleanLine } from "@/lib/schedules/rules/clean-text";
import { readGuid, slotGuids } from "@/lib/schedules/rules/event-identity";
import type { ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import type { CurrentProgramme, CurrentSession } from "../schema/current-programme";
import type {
  GoneTime,
  ImportPlan,
  PeopleChoices,
  PlannedSession,
  ReadEvent,
  ReadPerson,
  RefusedEvent,
} from "../schema/import-plan";
import { type Comparing, compareSession, isTheme } from "./compare-session";
import { type FileSession, groupEvents, titleKey } from "./group-events";
import { matchPeople } from "./match-people";
import { matchSessions, titleKeys } from "./match-sessions";
import { knownBySession, settleIdentities } from "./people-identity";
import { newRooms, newThemes } from "./plan-rooms";
import { allLeftOut, planNewSession } from "./plan-session";
import { planSlots } from "./plan-slots";
import { planSpeakers } from "./plan-speakers";
import { readEvent } from "./read-event";
import { idsSharedByNames } from "./read-people";

export interface PlanOptions {
  /** The content language of the file's texts. */
  language: string;
  /** Also delete what an earlier import made and the file no longer has. */
  deleteGone: boolean;
  /** Who is who, where an organiser decided. */
  people?: PeopleChoices;
}

/**
 * What importing a schedule into a draft would do. Pure and repeatable: the same file against the same draft is the same
 * plan. Every event is taken by a session or refused with a reason.
 */
export function planImport(file: ScheduleFile, current: CurrentProgramme, options: PlanOptions): ImportPlan {
  return atOnce(planInTurns(file, current, options));
}

/** The same in turns: 5,000 events take half a second, in which a web server would answer nobody. */
export function* planInTurns(
  file: ScheduleFile,
  current: CurrentProgramme,
  options: PlanOptions,
): Turns<ImportPlan> {
  const { read, refused, sharedIds, refusedKeys, refusedTitles } = yield* readEvents(file, current);
  const choices = options.people ?? {};
  const grouped = groupEvents(read);
  refused.push(...grouped.refused);
  yield;
  const matched = matchSessions(grouped.sessions, current, file.own && file.format === "table");
  yield;
  const known = knownBySession(matched, current.speakers);
  yield;
  const guesses = settleIdentities(read, { own: file.own, speakers: current.speakers, known, choices });
  yield;
  const people = uniquePeople(read);
  const { matched: speakers, guesses: here } = matchPeople(people, current.speakers, {
    own: file.own,
    sharedIds,
    known,
    choices,
  });
  yield;
  const byKey = new Map(people.map((person) => [person.key, speakers.get(person)?.id ?? null]));
  const comparing: Comparing = {
    current,
    language: options.language,
    own: file.own,
    table: file.format === "table" || file.format === "icalendar",
    bySession: new Set(),
    speakerIdOf: (person) => byKey.get(person.key) ?? null,
  };
  const goneTimes: GoneTime[] = [];
  const sessions: PlannedSession[] = [];
  for (const session of grouped.sessions) {
    const known = matched.get(session);
    sessions.push(
      known
        ? planKnown(session, known, comparing, goneTimes)
        : planNewSession(session, comparing.speakerIdOf),
    );
    yield;
  }
  const found = new Set([...matched.values()].map((session) => session.id));
  const imported = current.sessions.filter((session) => session.sourceId !== null && !session.deleted);
  // What is in the file and can't be read is not gone.
  const gone = imported
    .filter(
      (session) =>
        !found.has(session.id) &&
        !refusedKeys.has(session.guid) &&
        !refusedKeys.has(session.sourceId ?? "") &&
        !titleKeys(session).some((title) => refusedTitles.has(title)),
    )
    .map((session) => ({
      sessionId: session.id,
      number: session.number,
      version: session.version,
      title: shown(session, comparing),
    }));
  const count = (state: PlannedSession["state"]) =>
    sessions.filter((session) => session.state === state).length;
  const starts = sessions.flatMap((session) => session.slots.map((slot) => slot.start));
  return {
    file: {
      format: file.format,
      title: file.title && cleanLine(file.title),
      version: file.version && cleanLine(file.version),
    },
    language: options.language,
    newDays: newDays(starts, current),
    newRooms: newRooms(file.rooms, sessions, current.rooms),
    newThemes: newThemes(read, file.tracks, current.themes, isTheme),
    ...planSpeakers(areWanted(people, sessions, comparing), speakers, comparing),
    guesses: [...guesses, ...here],
    nameOnly: people.filter((person) => person.id === null).length,
    sessions,
    gone,
    goneTimes,
    deleteGone: options.deleteGone,
    imported: imported.length,
    notRead: file.notRead,
    refused: refused.sort((one, other) => one.at.line - other.at.line || one.at.column - other.at.column),
    counts: {
      events: file.events.length,
      taken: sessions.reduce((sum, session) => sum + session.events, 0),
      refused: refused.length,
      sessions: sessions.length,
      new: count("new"),
      changed: count("changed"),
      moved: count("moved"),
      unchanged: count("unchanged"),
      gone: gone.length,
    },
  };
}

/** Whether a plan would change anything at all. */
export function changesNothing(plan: ImportPlan): boolean {
  const { counts, newDays: days, newRooms: rooms, newThemes: themes, changedSpeakers, deleteGone } = plan;
  const added = days.length + rooms.length + themes.length + plan.newSpeakers.length + changedSpeakers.length;
  const removed = deleteGone ? plan.gone.length + plan.goneTimes.length : 0;
  return counts.new + counts.changed + counts.moved + added + removed === 0;
}

function* readEvents(file: ScheduleFile, current: CurrentProgramme) {
  const sharedIds = idsSharedByNames(file.events);
  const { days } = current;
  const context = {
    timeZone: current.timeZone,
    fileZone: file.timeZone,
    baseUrl: file.baseUrl,
    days,
    sharedIds,
  };
  const read: ReadEvent[] = [];
  const refused: RefusedEvent[] = [];
  const refusedKeys = new Set<string>();
  /** Of what has no id: a row of a table is known by its title. */
  const refusedTitles = new Set<string>();
  for (const event of file.events) {
    const reading = readEvent(event, context);
    if (reading.ok) read.push(reading.event);
    else {
      const title = cleanLine((event.title ?? "").slice(0, 200));
      refused.push({ at: event.at, title, reason: reading.reason, value: reading.value });
      const keys = reading.reason === "cancelled-there" ? [] : [readGuid(event.guid).guid, event.id];
      for (const key of keys) if (key !== null) refusedKeys.add(key.trim());
      if (keys.length > 0 && keys.every((key) => key === null)) refusedTitles.add(titleKey({ title }));
    }
    yield;
  }
  // Further times of one session carry guids that follow from its own.
  const known = current.sessions.filter((session) => session.slots.length > 1).map((session) => session.guid);
  const ownGuids = file.own ? read.flatMap((event) => event.guid ?? []) : [];
  const further = slotGuids(new Set([...known, ...ownGuids]));
  for (const event of read) event.guid = (event.guid && further.get(event.guid)) ?? event.guid;
  return { read, refused, sharedIds, refusedKeys, refusedTitles };
}

/** Nobody is made of a name that only sessions told whom it means. */
function areWanted(
  people: readonly ReadPerson[],
  sessions: readonly PlannedSession[],
  { bySession }: Comparing,
): ReadPerson[] {
  const named = new Set(sessions.flatMap(({ content }) => content.people ?? []));
  return people.filter(({ key }) => named.has(key) || !bySession.has(key));
}

function uniquePeople(events: readonly ReadEvent[]): ReadPerson[] {
  const found = new Map<string, ReadPerson>();
  for (const person of events.flatMap((event) => event.people)) {
    const known = found.get(person.key);
    if (!known) found.set(person.key, person);
    else
      found.set(person.key, {
        ...known,
        biography: known.biography || person.biography,
        affiliation: known.affiliation || person.affiliation,
      });
  }
  return [...found.values()];
}

function planKnown(
  session: FileSession,
  known: CurrentSession,
  comparing: Comparing,
  goneTimes: GoneTime[],
): PlannedSession {
  const { changes, content, notes } = compareSession(session.content, known, comparing);
  const names = new Map(comparing.current.rooms.map((room) => [room.id, room.name]));
  const roomName = (roomId: string | null) => (roomId && names.get(roomId)) || "";
  const placements = session.events.flatMap((event) => event.placement ?? []);
  const { planned, left } = planSlots(placements, known.slots, roomName);
  const title = shown(known, comparing);
  if (placements.length > 0) {
    for (const { id, version, start, end, roomId } of left)
      goneTimes.push({
        slotId: id,
        version,
        number: known.number,
        title,
        start,
        end,
        room: roomName(roomId),
      });
  }
  const moved = planned.some((slot) => slot.state !== "unchanged");
  return {
    at: session.content.at,
    state: changes.length > 0 ? "changed" : moved ? "moved" : "unchanged",
    title,
    sessionId: known.id,
    number: known.number,
    version: known.version,
    events: session.events.length,
    changes,
    content,
    slots: planned,
    notes: [...new Set([...session.events.flatMap((event) => event.notes), ...notes])],
    leftOut: allLeftOut(session.events),
  };
}

function shown(session: CurrentSession, { language, current }: Comparing): string {
  return localise(session.title, language, current.languages)?.text ?? "";
}

function newDays(starts: number[], current: CurrentProgramme): string[] {
  const days = new Set(starts.map((start) => programmeDay(new Date(start), current.timeZone)));
  return [...days].filter((day) => !current.days.includes(day)).sort();
}
