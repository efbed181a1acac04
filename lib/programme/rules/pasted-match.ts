import { nameKey } from "@/lib/platform/name-key";
import type { PersonState } from "../schema/pasted";
import type { PastedPerson } from "./pasted-people";

/** A speaker of this edition. */
export interface SpeakerHere extends PastedPerson {
  id: string;
}

/** Somebody the organisation knows, as they were at one of its editions. */
export interface SpeakerBefore extends PastedPerson {
  personId: string;
}

export interface MatchedPerson extends PastedPerson {
  state: PersonState;
  /** Of whom is in this edition. */
  speakerId: string | null;
  /** Where others of the same name come from. */
  others: string[];
}

/** What two mentions of one human share. */
export const personKey = ({ name, affiliation }: PastedPerson): string =>
  `${nameKey(name)}\n${nameKey(affiliation)}`;

/**
 * Whoever is named once with where they come from and elsewhere without is one human, where the list names nobody else
 * so: their mentions say the same then.
 */
export function settlePeople<Row extends { people: readonly PastedPerson[] }>(rows: readonly Row[]) {
  const from = new Map<string, Map<string, string>>();
  for (const { name, affiliation } of rows.flatMap(({ people }) => people)) {
    if (affiliation === "") continue;
    const key = nameKey(name);
    from.set(key, (from.get(key) ?? new Map()).set(nameKey(affiliation), affiliation));
  }
  return rows.map((row) => ({
    ...row,
    people: once(
      row.people.map((person): PastedPerson => {
        const said = [...(from.get(nameKey(person.name))?.values() ?? [])];
        const [only] = said;
        return person.affiliation === "" && said.length === 1 && only
          ? { ...person, affiliation: only }
          : person;
      }),
    ),
  }));
}

/**
 * Who is meant by a name and where somebody comes from. Neither a name alone nor an affiliation makes somebody the same:
 * another of the name, from elsewhere, is said. Where nothing is said of where they come from, the only one of the name in
 * this edition is meant.
 */
export function matchPasted(
  person: PastedPerson,
  here: readonly SpeakerHere[],
  before: readonly SpeakerBefore[],
): MatchedPerson {
  const name = nameKey(person.name);
  const from = nameKey(person.affiliation);
  const called = here.filter((one) => nameKey(one.name) === name);
  const others = (of: readonly PastedPerson[]) => [
    ...new Set(of.map(({ affiliation }) => affiliation).filter(Boolean)),
  ];
  const matched = (state: PersonState, speakerId: string | null, rest: readonly PastedPerson[]) => ({
    ...{ ...person, state, speakerId, others: others(rest) },
  });
  const same = from === "" ? called : called.filter((one) => nameKey(one.affiliation) === from);
  const meant = same.length > 0 || called.length !== 1 || called[0]?.affiliation !== "" ? same : called;
  const [only, second] = meant;
  if (second) return matched("several", null, meant);
  if (only) return matched("here", only.id, []);
  const earlier = before.filter((one) => nameKey(one.name) === name);
  const known = new Set(
    earlier
      .filter(({ affiliation }) => affiliation !== "" && affiliation === person.affiliation)
      .map(({ personId }) => personId),
  );
  if (known.size === 1) return matched("known", null, []);
  return matched("new", null, [...called, ...earlier]);
}

function once(people: readonly PastedPerson[]): PastedPerson[] {
  const seen = new Set<string>();
  return people.filter((person) => {
    const key = personKey(person);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** A theme as its edition has it. */
export interface KnownTheme {
  id: string;
  number: number;
  titles: string[];
}

/** The theme that is meant by its title in any language, or by its number; null where none is, or several are. */
export function matchTheme(text: string, themes: readonly KnownTheme[]): string | null {
  const key = nameKey(text);
  if (key === "") return null;
  const found = themes.filter(
    ({ number, titles }) => key === String(number) || titles.some((title) => nameKey(title) === key),
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
