import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { blockSchema } from "@/lib/platform/text";

export const DECISIONS = ["confirm", "waitlist", "decline", "cancel"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What an organiser decides about one registration or several; `tell` sends the message, with own words when given. */
export const DecisionSchema = formSchema({
  ...editionAddress,
  registrations: z.array(IdSchema).check(z.minLength(1, "missing"), z.maxLength(200, "too-long")),
  decision: z.enum(DECISIONS),
  tell: CheckSchema,
  words: blockSchema(2_000),
});
export type DecisionInput = z.output<typeof DecisionSchema>;

/** Whose last decision is taken back. */
export const TakeBackSchema = formSchema({
  ...editionAddress,
  registrations: z.array(IdSchema).check(z.minLength(1, "missing"), z.maxLength(200, "too-long")),
});
export type TakeBackInput = z.output<typeof TakeBackSchema>;
