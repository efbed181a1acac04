import type { FormState, RejectedCode } from "@/lib/platform/action";

/**
 * Texts of errors: "field:code" for one field's own words, ":code" for the words of any field; "field" alone is what it is
 * called, said before the error where it stands by itself.
 */
export type ErrorTexts = Record<string, string>;

/** The words a form needs besides those of its fields; made on the server, so that no translator is shipped. */
export interface FormWords<Reason extends string = never> {
  problem: { one: string; many: string };
  errorPrefix: string;
  sending: string;
  fieldErrors: ErrorTexts;
  /** By reason of a refusal; "{name}" is filled from its detail. */
  refusals: Readonly<Record<Reason, string>>;
  rejected: Readonly<Record<RejectedCode, string>>;
  reference: string;
}

/** The words for an error: the field's own, else those of any field. */
export function errorText(texts: ErrorTexts, field: string, code: string): string {
  return texts[`${field}:${code}`] ?? texts[`:${code}`] ?? texts[":invalid"] ?? code;
}

/** Why the form as a whole was not taken, in words; null where it was. */
export function refusalText(state: FormState, words: FormWords<string>): string | null {
  if (state.status === "invalid") return errorText(words.fieldErrors, "", "invalid");
  if (state.status === "refused") {
    const text = words.refusals[state.reason] ?? words.rejected.unavailable ?? state.reason;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(state.detail?.[name] ?? whole));
  }
  if (state.status !== "rejected") return null;
  const text = words.rejected[state.code] ?? words.rejected.unavailable ?? state.code;
  return state.reference ? `${text} ${words.reference} ${state.reference}` : text;
}
