import { nameKey } from "./name-key";
import { isUuid } from "./uuid";

/** As many as one looks through in a list that opens; one of more is found sooner by typing a part of its name. */
const MOST_LISTED = 50;

/** One of those that a form lets one choose from. */
export interface Choice {
  id: string;
  /** What stands for it in the form. */
  words: string;
  /** What else somebody may type for it, even where that is said of others, too. */
  also: readonly string[];
}

/** A record that was looked up by what a form sent, where that is its id. */
export const choiceOfId = ({ id }: { id: string }): Choice => ({ id, words: id, also: [] });

/** Whether so many are chosen by typing: the form holds words then, and else ids. */
export function isTyped(choices: readonly unknown[]): boolean {
  return choices.length > MOST_LISTED;
}

/** A stored form as it is shown: where one types, words stand for ids in the fields that `isChoice` names. */
export function writeChoices(
  fields: Readonly<Record<string, string | number>>,
  choices: readonly Choice[],
  isChoice: (field: string) => boolean,
): Record<string, string | number> {
  if (!isTyped(choices)) return { ...fields };
  const words = new Map(choices.map((choice) => [choice.id, choice.words]));
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      isChoice(field) ? (words.get(String(value)) ?? value) : value,
    ]),
  );
}

interface Named {
  id: string;
  number: number;
  name: string;
  /** Said with the name where several have it; may be empty. */
  more: string;
}

/** People by their names; where these are spelt alike, with what else is known, and with their numbers where that is, too. */
export function tellApart(people: readonly Named[]): Choice[] {
  let words = people.map(({ name }) => name);
  for (const add of [
    ({ more, number }: Named) => (more ? `, ${more}` : ` (${number})`),
    ({ number }: Named) => ` (${number})`,
  ]) {
    const keys = words.map(keyOf);
    const seen = new Map<string, number>();
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.size === keys.length) break;
    words = people.map((one, place) => {
      const text = words[place] ?? "";
      return (seen.get(keys[place] ?? "") ?? 0) > 1 ? text + add(one) : text;
    });
  }
  return people.map(({ id, name }, place) => ({ id, words: words[place] ?? name, also: [name] }));
}

/** What is spelt with signs alone is called what it is. */
const keyOf = (name: string) => nameKey(name) || name;

/** What somebody chose in one field of a form. */
interface Chosen {
  field: string;
  /** An id, or words. */
  typed: string;
}

/** The words a form has for a choice that can't be made: error codes of fields. */
interface Refusals {
  /** Nothing of the choices is called so. */
  unknown: string;
  /** Several are. */
  several: string;
}

/**
 * What is meant in fields that choose: by id, by its words as they are suggested, or by what else it is called, in any
 * spelling, if nothing else is called so.
 * @returns the id for each text, and error codes by field
 */
export function findChosen(
  choices: readonly Choice[],
  chosen: readonly Chosen[],
  refusals: Refusals,
): { ids: Map<string, string>; fieldErrors: Record<string, string> } {
  const ids = new Map<string, string>();
  const fieldErrors: Record<string, string> = {};
  const find = finder(choices);
  for (const { field, typed } of chosen) {
    const [id, ...others] = find(typed);
    if (id === undefined) fieldErrors[field] = refusals.unknown;
    else if (others.length > 0) fieldErrors[field] = refusals.several;
    else ids.set(typed, id);
  }
  return { ids, fieldErrors };
}

/** Who or what may be meant by a text: the ids of all that it fits. Each spelling is made once, and only if one is asked for. */
function finder(choices: readonly Choice[]): (typed: string) => string[] {
  const exact = indexOf(choices, ({ id, words }) => [id, words]);
  let alike: Map<string, string[]> | null = null;
  return (typed) => {
    const found = exact.get(typed);
    if (found || isUuid(typed)) return found ?? [];
    alike ??= indexOf(choices, ({ words, also }) => [words, ...also].map(keyOf));
    return alike.get(keyOf(typed)) ?? [];
  };
}

function indexOf(choices: readonly Choice[], namesOf: (choice: Choice) => string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const choice of choices)
    for (const name of new Set(namesOf(choice))) index.set(name, [...(index.get(name) ?? []), choice.id]);
  return index;
}
