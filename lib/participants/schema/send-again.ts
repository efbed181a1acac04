import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";

/** The private link of a registration, once more. */
export const SendLinkSchema = formSchema({ ...editionAddress, registration: IdSchema });
export type SendLink = z.output<typeof SendLinkSchema>;

/** A message that has left, once more. */
export const SendAgainSchema = formSchema({ ...editionAddress, message: IdSchema });
export type SendAgain = z.output<typeof SendAgainSchema>;
