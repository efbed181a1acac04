import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";

/** Another category for one registration. */
export const MoveSchema = formSchema({ ...editionAddress, registration: IdSchema, category: IdSchema });
export type Move = z.output<typeof MoveSchema>;
