import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, DateSchema, formSchema, IdSchema } from "@/lib/platform/form-fields";

/** What can be left to do in an edition; each has its words. The names are stored. */
export const TODOS = [
  ...(["decide", "tell", "failed", "let-in", "pairs", "drafts", "mailings"] as const),
  ...([
    "window",
    "unscheduled",
    "roomless",
    "declined",
    "replies",
    "stopped-release",
    "release",
    "translate",
    "look",
    "access",
  ] as const),
] as const;
export type Todo = (typeof TODOS)[number];

/** Who of the team does a to-do, and until which day nobody needs to; both blank: it is everybody's again. */
export const TodoArrangementSchema = formSchema({
  ...editionAddress,
  todo: z.enum(TODOS),
  member: blankable(IdSchema),
  until: blankable(DateSchema),
});
export type TodoArrangementInput = z.output<typeof TodoArrangementSchema>;

/** What was arranged about a to-do and holds now. */
export interface TodoArrangement {
  /** Of the team, and their name; null: nobody's in particular. */
  member: { id: string; name: string; mine: boolean } | null;
  /** ISO day on which it is back; null: it is not put off. */
  until: string | null;
}
