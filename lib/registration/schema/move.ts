import type * as z from "zod/mini";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";
import { editionAddress } from "@/lib/team/schema";

/** Another category for one registration. */
export const MoveSchema = formSchema({ ...editionAddress, registration: IdSchema, category: IdSchema });
export type Move = z.output<typeof MoveSchema>;
