import type { NotRead } from "@/lib/schedules/schema/schedule-file";
import type { EventNote, FieldChange, ImportPlan, LeftOut } from "../schema/import-plan";
import type { NotedEvent, PlanView, Shortened, ViewPlacement } from "../schema/plan-view";
import { largeDeletion } from "./deletion";
import { changesNothing } from "./plan-import";

const MOST_LINES = 100;
const LONGEST_TEXT = 160;

/** A plan small enough for a page, also when a thousand sessions change. */
export function viewPlan(plan: ImportPlan): PlanView {
  const deleted = largeDeletion(plan);
  const changed = plan.sessions.filter(({ state }) => state === "changed" || state === "moved");
  return {
    title: plan.file.title,
    version: plan.file.version,
    counts: plan.counts,
    nothing: changesNothing(plan),
    deleteGone: plan.deleteGone,
    largeDeletion: deleted === null ? null : { count: deleted, of: plan.imported },
    guesses: shorten(
      plan.guesses.map((guess) => ({
        ...guess,
        names: guess.names.slice(0, 8).map(cut),
        events: guess.events.map(({ line, title }) => ({ line, title: cut(title) })),
      })),
    ),
    nameOnly: plan.nameOnly,
    newDays: shorten(plan.newDays),
    newRooms: shorten(plan.newRooms.map((room) => room.name)),
    newThemes: shorten(plan.newThemes),
    newSpeakers: shorten(plan.newSpeakers.map((person) => person.name)),
    newSessions: shorten(
      plan.sessions
        .filter(({ state }) => state === "new")
        .map(({ title, slots }) => ({ title: cut(title), placements: slots.slice(0, 5).map(placementOf) })),
    ),
    changedSessions: shorten(
      changed.map(({ number, title, changes, slots }) => ({
        number: number ?? 0,
        title: cut(title),
        changes: changes.map(cutChange),
        moves: slots
          .filter((slot) => slot.state !== "unchanged")
          .map((slot) => ({ before: slot.before, after: placementOf(slot) })),
      })),
    ),
    changedSpeakers: shorten(
      plan.changedSpeakers.map(({ name, changes }) => ({ name: cut(name), changes: changes.map(cutChange) })),
    ),
    gone: shorten(plan.gone.map(({ number, title }) => ({ number, title: cut(title) }))),
    goneTimes: shorten(
      plan.goneTimes.map((time) => ({
        number: time.number,
        title: cut(time.title),
        placement: placementOf(time),
      })),
    ),
    notes: notesOf(plan).map(({ note, events }) => ({ note, events: shorten(events) })),
    refused: shorten(
      plan.refused.map(({ at, title, reason, value }) => ({
        line: at.line,
        title: cut(title),
        reason,
        value,
      })),
    ),
    notRead: notReadOf(plan).map(({ why, paths }) => ({ why, paths: shorten(paths) })),
  };
}

/** Every remark once, with the events it is about. */
export function notesOf(plan: ImportPlan): Array<{ note: EventNote; events: NotedEvent[] }> {
  const found = new Map<EventNote, NotedEvent[]>();
  for (const { at, title, notes, leftOut } of plan.sessions)
    for (const note of notes) {
      const events = found.get(note) ?? [];
      found.set(note, events);
      events.push({ line: at.line, title: cut(title), value: remarkOf(note, leftOut) });
    }
  return [...found].map(([note, events]) => ({ note, events }));
}

function remarkOf(note: EventNote, { links, elements }: LeftOut): string {
  if (note === "link-left-out") return cut(links.join(", "));
  return note === "markup-left-out" ? cut(elements.join(", ")) : "";
}

/** What was not read, by its reason. */
export function notReadOf({ notRead }: ImportPlan): Array<{ why: NotRead["why"]; paths: NotRead[] }> {
  return (["unknown", "no-field", "derived"] as const)
    .map((why) => ({ why, paths: notRead.filter((one) => one.why === why) }))
    .filter(({ paths }) => paths.length > 0);
}

function shorten<Item>(items: readonly Item[]): Shortened<Item> {
  return { items: items.slice(0, MOST_LINES), more: Math.max(0, items.length - MOST_LINES) };
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).trimEnd()}…` : text;
}

function cutChange(change: FieldChange): FieldChange {
  return { ...change, before: cut(change.before), after: cut(change.after) };
}

function placementOf({ start, end, room }: ViewPlacement): ViewPlacement {
  return { start, end, room };
}
