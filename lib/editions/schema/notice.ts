import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema, LocalDateTimeSchema, requiredLocalisedLine } from "@/lib/platform/form-fields";

/** What organisers have to say at once, and until when by the clock of the edition. */
export const NewNoticeSchema = formSchema({
  ...editionAddress,
  text: requiredLocalisedLine(200),
  until: LocalDateTimeSchema,
});
export type NewNotice = z.output<typeof NewNoticeSchema>;

/** Takes one down, or puts it back. */
export const NoticeSchema = formSchema({ ...editionAddress, notice: IdSchema });
export type NoticeChoice = z.output<typeof NoticeSchema>;
