import type { AnswerReaders } from "../generated/enums";

/** Who may read the answers to a question, the widest circle first: each is part of the one before. */
export const CIRCLES = ["desk", "trusted", "owners"] as const satisfies readonly AnswerReaders[];

/** Whether more people read with `one` than with `other`. */
export function isWider(one: AnswerReaders, other: AnswerReaders): boolean {
  return CIRCLES.indexOf(one) < CIRCLES.indexOf(other);
}

/** Of several circles the one whose people are in all of them; everybody of the desk without any. */
export function narrowest(circles: readonly AnswerReaders[]): AnswerReaders {
  return circles.reduce<AnswerReaders>((held, one) => (isWider(held, one) ? one : held), "desk");
}
