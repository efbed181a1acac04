import { changesNothing } from "../../lib/interchange/rules/plan-import";
import { notesOf, notReadOf } from "../../lib/interchange/rules/view-plan";
import type {
  FieldChange,
  IdentityGuess,
  ImportPlan,
  PlannedSession,
  PlannedSlot,
} from "../../lib/interchange/schema/import-plan";
import { localDate, localTime } from "../../lib/platform/dates/zones";
import { translator } from "../../lib/platform/i18n/translator";

const say = translator("en", "import");
const LONGEST = 70;

/** A plan as an operator reads it: the numbers first, then every change by field, then what is not taken and why. */
export function describePlan(plan: ImportPlan, zone: string): string {
  const { counts } = plan;
  const lines = [
    `${plan.file.title ?? "Schedule"}${plan.file.version ? `, version ${plan.file.version}` : ""} (${plan.file.format})`,
    say("summary", { events: counts.events, taken: counts.taken, refused: counts.refused }),
    say("sessions", {
      new: counts.new,
      changed: counts.changed,
      moved: counts.moved,
      unchanged: counts.unchanged,
    }),
    ...listed(say("new-days"), plan.newDays),
    ...listed(
      say("new-rooms"),
      plan.newRooms.map((room) => room.name),
    ),
    ...listed(say("new-themes"), plan.newThemes),
    ...listed(
      say("new-speakers"),
      plan.newSpeakers.map((person) => person.name),
    ),
    ...(plan.nameOnly > 0 ? [say("name-only", { count: plan.nameOnly })] : []),
    ...block(say("guesses"), plan.guesses.map(guessLine)),
    ...block(
      say("new-sessions"),
      plan.sessions.filter(({ state }) => state === "new").map((one) => newLine(one, zone)),
    ),
    ...block(
      say("changed-sessions"),
      plan.sessions
        .filter(({ state }) => state === "changed" || state === "moved")
        .map((one) => changedLines(one, zone).join("\n  ")),
    ),
    ...block(
      say("changed-speakers"),
      plan.changedSpeakers.map(({ name, changes }) =>
        [`~ ${name}`, ...changes.map((one) => `    ${changeLine(one)}`)].join("\n  "),
      ),
    ),
    ...block(
      `${say("gone")}. ${say(plan.deleteGone ? "gone-deleted" : "gone-kept")}`,
      plan.gone.map((session) => `${session.number} ${session.title}`),
    ),
    ...block(
      `${say("gone-times")}. ${say(plan.deleteGone ? "times-removed" : "times-kept")}`,
      plan.goneTimes.map((time) => `${time.number} ${time.title}: ${placementText(time, zone)}`),
    ),
    ...(notesOf(plan).length > 0 ? ["", say("notes")] : []),
    ...notesOf(plan).flatMap(({ note, events }) =>
      block(
        say(`note.${note}`),
        events.map(({ line, title, value }) =>
          [`${say("line", { line })} ${short(title)}`, short(value)].filter(Boolean).join(": "),
        ),
      ),
    ),
    ...block(
      say("refused"),
      plan.refused.map(
        (one) =>
          `${where(one)} ${short(one.title) || "–"}: ${say(`reason.${one.reason}`, { value: one.value })}`,
      ),
    ),
  ];
  for (const { why, paths } of notReadOf(plan))
    lines.push(
      ...block(
        `${say("not-read")}. ${say(`not-read-why.${why}`)}`,
        paths.map(({ path, count, line }) => say("not-read-item", { path: short(path), count, line })),
      ),
    );
  if (changesNothing(plan)) lines.push(say("nothing"));
  return lines.join("\n");
}

function guessLine({ key, names, ids, reason, one, open }: IdentityGuess): string {
  const verdict = say(one ? "one-person" : "different-people");
  const turn = open ? ` (otherwise: ${one ? "--different" : "--same"} ${JSON.stringify(key)})` : "";
  return `${names.map(short).join(" / ")}: ${verdict}. ${say(`guess.${reason}`, { ids: ids.length })}${turn}`;
}

function listed(title: string, words: string[]): string[] {
  return words.length === 0 ? [] : [`${title} (${words.length}): ${words.join("; ")}`];
}

function block(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];
}

function newLine(session: PlannedSession, zone: string): string {
  const placements = session.slots.map((slot) => placementText(slot, zone)).join(" · ");
  return `+ ${short(session.title)}: ${placements || say("not-placed")}`;
}

function changedLines(session: PlannedSession, zone: string): string[] {
  const moves = session.slots
    .filter((slot) => slot.state !== "unchanged")
    .map((slot) => moveLine(slot, zone));
  return [
    `~ ${session.number} ${short(session.title)}`,
    ...[...session.changes.map(changeLine), ...moves].map((line) => `    ${line}`),
  ];
}

function changeLine({ field, before, after, language }: FieldChange): string {
  const name = say(`field.${field}`) + (language ? ` (${language})` : "");
  if (field === "restored") return name;
  if (field === "recording") return `${name}: ${say("no-recording")}`;
  return `${name}: ${short(before) || say("none")} → ${short(after)}`;
}

function moveLine(slot: PlannedSlot, zone: string): string {
  const before = slot.before ? `${placementText(slot.before, zone)} → ` : "+ ";
  return `${say("field.place")}: ${before}${placementText(slot, zone)}`;
}

function placementText(slot: { start: number; end: number; room: string }, zone: string): string {
  const start = new Date(slot.start);
  const times = `${localDate(start, zone)} ${localTime(start, zone)}–${localTime(new Date(slot.end), zone)}`;
  return `${times} ${slot.room || say("no-room")}`;
}

function where(one: { at: { line: number } }): string {
  return say("line", { line: one.at.line });
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
