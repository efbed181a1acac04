import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { saidWordsSchema } from "@/lib/outbox/schema";
import { blankable, CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";

export const DECISIONS = ["confirm", "waitlist", "decline", "cancel"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What an organiser decides about one registration or several; `tell` sends the message, with own words when given. */
export const DecisionSchema = formSchema({
  ...editionAddress,
  registrations: z.array(IdSchema).check(z.minLength(1, "missing"), z.maxLength(200, "too-long")),
  decision: z.enum(DECISIONS),
  tell: CheckSchema,
  words: saidWordsSchema(2_000),
});
export type DecisionInput = z.output<typeof DecisionSchema>;

/** Who is brought back, and where they wait if no place is free: before everybody or behind them. */
export const BringBackSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  to: z.enum(["front", "end"]),
  tell: CheckSchema,
  words: saidWordsSchema(2_000),
});
export type BringBackInput = z.output<typeof BringBackSchema>;

/** Who gets a place out of turn, above the capacity. */
export const LetInSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  tell: CheckSchema,
  words: saidWordsSchema(2_000),
});
export type LetInInput = z.output<typeof LetInSchema>;

/** Whose last decision is taken back. */
export const TakeBackSchema = formSchema({
  ...editionAddress,
  registrations: z.array(IdSchema).check(z.minLength(1, "missing"), z.maxLength(200, "too-long")),
});
export type TakeBackInput = z.output<typeof TakeBackSchema>;

/** Everybody's last decision is taken back that was there at a moment; `after` goes on with whoever comes behind them. */
export const TakeBackAllSchema = formSchema({
  ...editionAddress,
  asOf: z.iso.datetime({ precision: 3, error: "invalid" }),
  after: blankable(IdSchema),
});
export type TakeBackAllInput = z.output<typeof TakeBackAllSchema>;
