import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema } from "@/lib/platform/form-fields";

/** Whether an edition asks who registers to be written to about later ones. */
export const LaterEditionsAskedSchema = formSchema({ ...editionAddress, asks: CheckSchema });
export type LaterEditionsAsked = z.output<typeof LaterEditionsAskedSchema>;
