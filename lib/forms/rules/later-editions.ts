import type { OfferedTerm } from "./register-form";

/** A consent by which organisers may write about later editions: given, and not taken back since. */
export const MAY_WRITE = {
  agreedAt: { not: null },
  withdrawnAt: null,
  termVersion: { term: { kind: "later_editions" } },
} as const;

/** Of the terms of a form those that are told, as a registration needs them; and those that are asked, and needed for nothing. */
export function toldAndAsked<Term extends { kind: string }>(
  terms: readonly Term[],
): { told: Term[]; asked: Term[] } {
  return {
    told: terms.filter(({ kind }) => kind !== LATER_EDITIONS && kind !== "sensitive"),
    asked: terms.filter(({ kind }) => kind === LATER_EDITIONS),
  };
}
const LATER_EDITIONS: OfferedTerm["kind"] = "later_editions";
