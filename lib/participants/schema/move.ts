import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { CheckSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";

/** Another category for one registration. */
export const MoveSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  category: IdSchema,
  tell: CheckSchema,
});
export type Move = z.output<typeof MoveSchema>;

/** The other way of taking part for one registration. */
export const ChangeModeSchema = formSchema({
  ...editionAddress,
  registration: IdSchema,
  mode: z.enum(["on_site", "online"]),
});
export type ChangeMode = z.output<typeof ChangeModeSchema>;
