/** One change for the worse of the product, and the tests that must see it. */
export interface Mutant {
  /** What is wrong with it, as one would say it. */
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  text: string;
  instead: string;
  seenBy: string[];
}

type Change = [name: string, text: string, instead: string];

/** Several changes of one file, seen by the same tests. */
export function mutantsOf(file: string, seenBy: string[], changes: Change[]): Mutant[] {
  return changes.map(([name, text, instead]) => ({ name, file, text, instead, seenBy }));
}
