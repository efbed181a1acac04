import * as z from "zod/mini";
import { IdSchema } from "@/lib/platform/form-fields";
import type { FieldKind, FieldMeaning } from "@/prisma/generated/enums";

/** What an address of the totals asks for; anything unreadable in it counts as not asked. */
export const TotalsLookSchema = z.object({
  /** One question only. */
  question: z.catch(z.optional(IdSchema), undefined),
  /** A column for each category, each way of taking part, or each answer to a question. */
  by: z.catch(z.optional(z.union([z.enum(["category", "mode"]), IdSchema])), undefined),
  /** The names of who wrote an answer, beside it. */
  names: z.catch(z.optional(z.literal("yes")), undefined),
});
export type TotalsLook = z.output<typeof TotalsLookSchema>;

/** The key of the column of those who did not say. */
export const NOT_SAID = "";

/** One column: everybody (null), or those of a category, of a mode, with an answer. */
export interface TotalsColumn {
  key: string | null;
  people: number;
}

/** One line below a question. `counts` by the column's key; that of everybody under `whole`. */
export interface TotalsLine {
  is: "answer" | "answered" | "together" | "others" | "none" | "sum" | "mean" | "least" | "most";
  /** Stored values: one, those that are counted together, or none. */
  values: readonly string[];
  whole: number;
  counts: Readonly<Record<string, number>>;
  /** Who wrote it, where that was asked for. */
  names: readonly string[];
  /** What numbers are counted in; as stored. */
  settings: unknown;
}

/**
 * Why a question has no lines: `texts`: its answers are read one by one, in the list of this question alone. The others of whoever
 * may not read the answers: `open`, `undecided`: not yet, while people come or wait for a decision; `few`: too few, or nearly all
 * the same; `words`: it is no choice; `hangs`: who is asked it tells an answer; `late`: it was not among what was shown first;
 * `steers`: they decide who is counted.
 */
export type Unlisted = "texts" | "open" | "undecided" | "few" | "words" | "hangs" | "late" | "steers";

/** A question as it was first shown to whoever may not read its answers, as stored; without groups nothing could be told of it. */
const ShownQuestionSchema = z.object({
  field: z.string(),
  /** The wording it had then. */
  version: z.string(),
  groups: z.array(z.object({ values: z.array(z.string()), count: z.number() })),
});
export const ShownQuestionsSchema = z.array(ShownQuestionSchema);
export type ShownQuestion = z.output<typeof ShownQuestionSchema>;

/** What whoever may not read the answers is shown of an edition, at each look the same. */
export interface ShownTotals {
  at: Date;
  /** How many held a place then. */
  people: number;
  questions: readonly ShownQuestion[];
}

export interface QuestionTotals {
  /** It is asked no more, and somebody with a place had answered it. */
  retired: boolean;
  fieldId: string;
  kind: FieldKind;
  meaning: FieldMeaning | null;
  label: unknown;
  /** Of all wordings, the newest first; as stored. */
  options: ReadonlyArray<{ value: string; label: unknown; limit?: number }>;
  settings: unknown;
  /** Its reader may not read the answers themselves: they are told in groups, of everybody together. */
  grouped: boolean;
  unlisted: Unlisted | null;
  /** Of its options those with places of their own, of everybody: how many there are, are taken, are wished for. */
  places: ReadonlyArray<{ value: string; capacity: number; taken: number; wishing: number }>;
  lines: readonly TotalsLine[];
}
