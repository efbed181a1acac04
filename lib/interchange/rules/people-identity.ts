import { nameKey } from "@/lib/platform/text";
import type { CurrentSession, CurrentSpeaker } from "../schema/current-programme";
import type { IdentityGuess, PeopleChoices, ReadEvent, ReadPerson } from "../schema/import-plan";
import type { FileSession } from "./group-events";
import { speakersOf } from "./match-sessions";

/** What a file says of one somebody: an id, or a spelling where there is none. */
interface Unit {
  key: string;
  id: string | null;
  name: string;
  spellings: Set<string>;
  biographies: Set<string>;
  events: ReadEvent[];
}

export interface IdentityFacts {
  own: boolean;
  speakers: readonly CurrentSpeaker[];
  /** The speaker a person of the file is in the draft's own version of the same session. */
  known: ReadonlyMap<string, string>;
  choices: PeopleChoices;
}

/**
 * Decides who is one person among those who share a name or an id in a file, and rewrites the events accordingly. Every
 * such decision is a guess, and listed: the same name is one person unless something speaks against it, and different
 * names under one id are different people. The organiser's word comes before all of it.
 */
export function settleIdentities(events: readonly ReadEvent[], facts: IdentityFacts): IdentityGuess[] {
  const units = unitsOf(events);
  const guesses: IdentityGuess[] = [];
  const joined = new Map<string, Unit>();
  const settle = (key: string, group: Unit[], verdict: Verdict) => {
    const choice = choiceOf(facts.choices, key);
    const one = choice === null ? verdict.one : choice === "one";
    guesses.push(guessOf(key, group, verdict.reason, { one, chosen: one !== verdict.one }));
    if (one && group.length > 1) join(group, joined, facts);
  };
  for (const [key, group] of grouped(units, (unit) => personNameKey(unit.name)))
    if (group.length > 1 || group.some((unit) => unit.spellings.size > 1))
      settle(key, group, judge(group, facts));
  for (const [id, group] of grouped(units, (unit) => unit.id))
    if (group.length > 1) settle(`id:${id}`, group, { one: false, reason: "one-id-many-names" });
  for (const event of events) rewrite(event, joined);
  return guesses;
}

/** What was answered about a guess; keys are names, and a name may be that of an object's own member. */
export function choiceOf(choices: PeopleChoices, key: string): "one" | "apart" | null {
  return Object.hasOwn(choices, key) ? (choices[key] ?? null) : null;
}

type Verdict = { one: boolean; reason: IdentityGuess["reason"] };

function judge(group: Unit[], { own, speakers, known }: IdentityFacts): Verdict {
  if (group.length === 1) return { one: true, reason: "same-id" };
  const here = group.map((unit) => speakerOf(unit, speakers) ?? known.get(unit.key) ?? null);
  const found = new Set(here.filter((id) => id !== null));
  if (found.size > 1) return { one: false, reason: "known-apart" };
  if (found.size === 1 && !here.includes(null)) return { one: true, reason: "known-one" };
  if (own) return { one: false, reason: "own-numbers" };
  if (group.some((unit) => unit.events.some((event) => isWithAnother(event, unit, group))))
    return { one: false, reason: "same-session" };
  if (new Set(group.flatMap((unit) => [...unit.biographies])).size > 1)
    return { one: false, reason: "biographies-differ" };
  if (overlap(group)) return { one: false, reason: "same-time" };
  const spellings = new Set(group.flatMap((unit) => [...unit.spellings]));
  return { one: true, reason: spellings.size > 1 ? "spelling" : "same-name" };
}

function unitsOf(events: readonly ReadEvent[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const event of events)
    for (const { key, id, name, biography } of event.people) {
      const unit = units.get(key) ?? {
        key,
        id,
        name,
        spellings: new Set(),
        biographies: new Set(),
        events: [],
      };
      unit.spellings.add(name);
      if (biography !== "") unit.biographies.add(biography);
      unit.events.push(event);
      units.set(key, unit);
    }
  return [...units.values()];
}

function grouped(units: readonly Unit[], keyOf: (unit: Unit) => string | null): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return groups;
}

/** Names of one script only: "nameKey" is empty for none. */
export function personNameKey(name: string): string {
  return nameKey(name) || name;
}

function speakerOf(unit: Unit, speakers: readonly CurrentSpeaker[]): string | null {
  if (unit.id === null) return null;
  const found = speakers.find(
    (speaker) => speaker.sourceId === unit.id && personNameKey(speaker.fullName) === personNameKey(unit.name),
  );
  return found?.id ?? null;
}

function isWithAnother(event: ReadEvent, unit: Unit, group: Unit[]): boolean {
  return event.people.some(({ key }) => key !== unit.key && group.some((other) => other.key === key));
}

/** Whether two of a group are in two places at one time. */
function overlap(group: Unit[]): boolean {
  const times = group
    .flatMap(({ key, events }) =>
      events.flatMap(({ placement }) => (placement ? [{ key, ...placement }] : [])),
    )
    .sort((one, other) => one.start - other.start);
  let last = times[0];
  for (const time of times.slice(1)) {
    if (last && time.key !== last.key && time.start < last.end) return true;
    if (!last || time.end > last.end) last = time;
  }
  return false;
}

/** One of them stands for all: who is in the edition already, else who comes first. */
function join(group: Unit[], joined: Map<string, Unit>, { speakers, known }: IdentityFacts): void {
  const resolved = group.map((unit) => joined.get(unit.key) ?? unit);
  const chosen =
    resolved.find((unit) => speakerOf(unit, speakers)) ??
    resolved.find((unit) => known.has(unit.key)) ??
    resolved.find((unit) => unit.id !== null) ??
    resolved[0];
  if (!chosen) return;
  const all = new Set([...group, ...resolved].map((unit) => unit.key));
  for (const [key, unit] of joined) if (all.has(unit.key)) all.add(key);
  for (const key of all) joined.set(key, chosen);
}

function rewrite(event: ReadEvent, joined: ReadonlyMap<string, Unit>): void {
  const people = new Map<string, ReadPerson>();
  for (const person of event.people) {
    const unit = joined.get(person.key);
    const settled = unit ? { ...person, key: unit.key, id: unit.id, name: unit.name } : person;
    if (!people.has(settled.key)) people.set(settled.key, settled);
  }
  event.people = [...people.values()];
}

const MOST_EVENTS = 5;

function guessOf(
  key: string,
  group: Unit[],
  reason: IdentityGuess["reason"],
  { one, chosen }: { one: boolean; chosen: boolean },
): IdentityGuess {
  const events = [...new Set(group.flatMap((unit) => unit.events))];
  return {
    key,
    names: [...new Set(group.flatMap((unit) => [...unit.spellings]))],
    ids: group.flatMap((unit) => unit.id ?? []),
    events: events.slice(0, MOST_EVENTS).map(({ at, title }) => ({ line: at.line, title })),
    reason,
    one,
    chosen,
    // One id under two spellings is nothing to decide.
    open: group.length > 1,
  };
}

/**
 * Who somebody of the file is according to the draft's version of the same session: where it names one person of that
 * name, an earlier import or an organiser has decided.
 */
export function knownBySession(
  matched: ReadonlyMap<FileSession, CurrentSession>,
  speakers: readonly CurrentSpeaker[],
): Map<string, string> {
  const names = new Map(speakers.map((speaker) => [speaker.id, personNameKey(speaker.fullName)]));
  const found = new Map<string, Set<string>>();
  for (const [session, current] of matched) {
    const here = speakersOf(current);
    for (const person of session.events.flatMap((event) => event.people)) {
      const same = here.filter((id) => names.get(id) === personNameKey(person.name));
      const known = found.get(person.key) ?? new Set();
      if (same.length === 1 && same[0]) found.set(person.key, known.add(same[0]));
    }
  }
  return new Map([...found].flatMap(([key, ids]) => (ids.size === 1 ? [[key, [...ids][0] ?? ""]] : [])));
}
