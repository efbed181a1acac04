import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";
import { answersForm, LocaleSchema } from "@/lib/registration/schema/self-service";

/** Answers that an organiser writes down for somebody, with the reason for the history. */
export const AnswerForSchema = formSchema({
  ...editionAddress,
  locale: LocaleSchema,
  registration: IdSchema,
  ...answersForm,
  reason: requiredLineSchema(300),
});
export type AnswerFor = z.output<typeof AnswerForSchema>;

/** What saving them came to: answers that are others than before, or the same. */
export const SAVED_ANSWERS = ["answers", "same"] as const;
export type SavedAnswers = (typeof SAVED_ANSWERS)[number];
