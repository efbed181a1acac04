import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";

/** The most questions that are taken at once; their ids travel in an address. */
export const MOST_TAKEN = 100;

/** Which questions of other editions are to be asked here, too: their ids, with points between, in their order. */
export const TakingSchema = formSchema({
  ...editionAddress,
  questions: z.pipe(
    z.pipe(
      z.string("missing").check(z.minLength(1, "missing"), z.maxLength(MOST_TAKEN * 37, "too-long")),
      z.transform((text: string) => [...new Set(text.split("."))]),
    ),
    z.array(IdSchema).check(z.maxLength(MOST_TAKEN, "too-long")),
  ),
});
export type Taking = z.output<typeof TakingSchema>;

/** The way back from one taking, by its entry in the history. */
export const TakingBackSchema = formSchema({ ...editionAddress, batch: IdSchema });
export type TakingBack = z.output<typeof TakingBackSchema>;
