import { nameKey } from "@/lib/platform/name-key";
import { type RowProblems, type ShownRow, THEME_SAID, type TypedRow } from "../schema/pasted";
import { readLengthCell } from "./pasted-length";
import type { PastedList } from "./pasted-list";
import {
  type KnownTheme,
  type MatchedPerson,
  matchPasted,
  matchTheme,
  personKey,
  type SpeakerBefore,
  type SpeakerHere,
  settlePeople,
} from "./pasted-match";
import { readPeople, writePeople } from "./pasted-people";

const LONGEST = { title: 300, name: 160, affiliation: 200 };
/** As many as a session's form takes. */
const MOST_PEOPLE = 60;

/** What is known of an edition and its organisation when a list is read. */
export interface PasteFacts {
  here: readonly SpeakerHere[];
  before: readonly SpeakerBefore[];
  themes: readonly KnownTheme[];
  /** What the edition's sessions are called, in all languages: `nameKey`s. */
  titles: ReadonlySet<string>;
}

/** The rows of a list as the form holds them. */
export function typedRows(
  list: PastedList,
  themes: readonly KnownTheme[],
  kind: TypedRow["kind"],
): TypedRow[] {
  return list.rows.map(({ title, people, minutes, theme }) => {
    const found = matchTheme(theme, themes);
    return {
      ...{ title, people: writePeople(people), minutes: minutes === null ? "" : String(minutes) },
      ...{ theme: found, said: found ? "" : cut(theme), kind },
    };
  });
}

/** Never inside a character. */
const cut = (theme: string) =>
  theme
    .slice(0, THEME_SAID)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();

/** A row that was judged: what it would make, and what is wrong with it. */
export interface JudgedRow {
  typed: TypedRow;
  minutes: number | null;
  people: MatchedPerson[];
  problems: RowProblems;
  /** The edition has a session of this title already. */
  twin: boolean;
}

/** Who and what is meant in each row, and what is wrong in it. */
export function judgeRows(rows: readonly TypedRow[], facts: PasteFacts): JudgedRow[] {
  const read = settlePeople(rows.map((typed) => ({ typed, people: readPeople(typed.people) })));
  const [here, before] = [byName(facts.here), byName(facts.before)];
  return read.map(({ typed, people }) => {
    const matched = people.map((person) => {
      const called = nameKey(person.name);
      return matchPasted(person, here.get(called) ?? [], before.get(called) ?? []);
    });
    const minutes = readLengthCell(typed.minutes);
    const problems: RowProblems = {
      ...(typed.title.length > LONGEST.title ? { title: "too-long" } : {}),
      ...(typed.minutes !== "" && minutes === null ? { minutes: "number" } : {}),
      ...(typed.theme && !facts.themes.some(({ id }) => id === typed.theme) ? { theme: "invalid" } : {}),
      ...peopleProblem(matched),
    };
    const twin = facts.titles.has(nameKey(typed.title));
    return { typed, minutes, people: matched, problems, twin };
  });
}

/** Those of a name: a long list is not compared with everybody. */
function byName<Known extends { name: string }>(known: readonly Known[]): Map<string, Known[]> {
  const called = new Map<string, Known[]>();
  for (const one of known) {
    const key = nameKey(one.name);
    called.set(key, [...(called.get(key) ?? []), one]);
  }
  return called;
}

function peopleProblem(people: readonly MatchedPerson[]): RowProblems {
  const long = people.some(
    ({ name, affiliation }) => name.length > LONGEST.name || affiliation.length > LONGEST.affiliation,
  );
  if (long || people.length > MOST_PEOPLE) return { people: "too-long" };
  return people.some(({ state }) => state === "several") ? { people: "same-name" } : {};
}

/** Everybody who would be added, each once. */
export function newPeople(rows: readonly JudgedRow[]): MatchedPerson[] {
  const added = rows.flatMap(({ people }) => people.filter(({ speakerId }) => speakerId === null));
  return [...new Map(added.map((person) => [personKey(person), person])).values()];
}

/** A row as the page shows it. */
export function shownRow({ typed, people, problems, twin }: JudgedRow): ShownRow {
  return {
    ...typed,
    theme: typed.theme ?? "",
    persons: people.map(({ name, affiliation, state, others }) => ({ name, affiliation, state, others })),
    ...{ problems, twin },
  };
}
