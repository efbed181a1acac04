import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";

/** The person of a registration and another one are two people. */
export const KeepApartSchema = formSchema({ ...editionAddress, registration: IdSchema, other: IdSchema });
export type KeepApart = z.output<typeof KeepApartSchema>;
