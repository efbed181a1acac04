import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema } from "@/lib/platform/form-fields";

/** That somebody looked at the texts of one record, or with a blank at all that came along. */
export const LookedAtSchema = formSchema({ ...editionAddress, record: blankable(IdSchema) });
export type LookedAt = z.output<typeof LookedAtSchema>;
