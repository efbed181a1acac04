import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { saidWordsSchema } from "@/lib/outbox/schema";
import { blankable, CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { blockSchema, isCleanText, lineSchema } from "@/lib/platform/text";
import { DECISIONS, type Decision } from "./decision";
import { LONGEST_NOTE } from "./note";

/** What can be done to a whole set. */
export const BULK_ACTS = [...DECISIONS, "category", "tag", "untag", "assign", "note"] as const;
export type BulkActName = (typeof BULK_ACTS)[number];

/** Whether it is a decision about registrations, of which people are told. */
export const isDecision = (act: BulkActName): act is Decision => DECISIONS.some((one) => one === act);

/** Whether its people can be told of it by mail. */
export const canTell = (act: BulkActName): boolean => isDecision(act) || act === "category";

/** With what a bulk act is done; what it has no use for is blank. */
const parameters = {
  category: blankable(IdSchema),
  tag: lineSchema(40),
  member: blankable(IdSchema),
  note: z._default(blockSchema(LONGEST_NOTE), ""),
  tell: CheckSchema,
  words: saidWordsSchema(2_000),
};
/** As an act keeps them: with its tag, once that was found or made. */
export const BulkParametersSchema = z.object({
  ...parameters,
  /** Planned before braces were refused, too. */
  words: blockSchema(2_000),
  tagId: z.optional(IdSchema),
  /** By what its people were found that is not for everybody: whoever could not find them does not see it. */
  closable: z._default(z.string().check(z.maxLength(12_000), z.refine(isCleanText)), ""),
});
export type BulkParameters = z.output<typeof BulkParametersSchema>;

/** An act on everybody whom an address of the list asks for: it is looked at first. */
export const PlanBulkSchema = formSchema({
  ...editionAddress,
  act: z.enum(BULK_ACTS),
  /** The query of the list. */
  asked: z.string().check(z.maxLength(12_000), z.refine(isCleanText)),
  ...parameters,
}).check(
  z.refine(({ act, note }) => act !== "note" || note !== "", { error: "missing", path: ["note"] }),
  z.refine(({ act, category }) => act !== "category" || category !== null, {
    error: "missing",
    path: ["category"],
  }),
  z.refine(({ act, tag }) => !(act === "tag" || act === "untag") || tag !== "", {
    error: "missing",
    path: ["tag"],
  }),
);
export type PlanBulk = z.output<typeof PlanBulkSchema>;

/** Which bulk act is begun, gone on with, or undone. */
export const BulkSchema = formSchema({ ...editionAddress, bulk: IdSchema });
export type BulkAddress = z.output<typeof BulkSchema>;

/** Why it is not done to somebody, or not undone. */
export const WHY_NOT = ["no-place", "already", "not-live", "waits", "gone", "stays"] as const;
/** What came of somebody; `undone` once it was undone. */
export type Outcome = "done" | "undone" | (typeof WHY_NOT)[number];

/** How far a bulk act is. */
export interface BulkProgress {
  done: number;
  left: number;
  finished: boolean;
}
