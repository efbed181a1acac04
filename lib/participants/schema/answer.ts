import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema, localisedText } from "@/lib/platform/form-fields";
import { Verdict } from "@/prisma/generated/enums";

/** What organisers can answer to a registration that waits for it. */
export const ANSWERS = Object.values(Verdict);
export type Answer = Verdict;

const registrations = z.array(IdSchema).check(z.minLength(1, "missing"), z.maxLength(200, "too-long"));

/** One answer to one registration or several, with own words in each language, told now or later. */
export const AnswerSchema = formSchema({
  ...editionAddress,
  registrations,
  answer: z.enum(ANSWERS),
  when: z.enum(["now", "later"]),
  words: localisedText(2_000),
});
export type AnswerInput = z.output<typeof AnswerSchema>;

/** Whose answer, decided and not told, is taken back: they wait for one again. */
export const ReopenSchema = formSchema({ ...editionAddress, registrations });
export type ReopenInput = z.output<typeof ReopenSchema>;

/** Everybody of whom it is decided and not told is told. */
export const TellAnswersSchema = formSchema({ ...editionAddress });
