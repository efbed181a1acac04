import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";

/** How an overlap looks, which is what an organiser accepts all of at once: who is double, and for how long. */
export const OVERLAP_SORTS = [
  "room-short",
  "room-same-time",
  "room-partial",
  "person-short",
  "person-same-time",
  "person-partial",
] as const;
export type OverlapSort = (typeof OVERLAP_SORTS)[number];

const WhySchema = requiredLineSchema(300);

/** One overlap, named by its key (`overlapKey`), so that a longer one is another. */
export const AcceptOverlapSchema = formSchema({
  ...editionAddress,
  overlap: z.string().check(z.regex(/^(room|person)( [0-9a-f-]{36}){3}( \d{1,15}){2}$/, "invalid")),
  why: WhySchema,
});
export type AcceptOverlap = z.output<typeof AcceptOverlapSchema>;

/** All open overlaps of one sort. `seen` marks the list that was read: what came since is not accepted unread. */
export const AcceptSortSchema = formSchema({
  ...editionAddress,
  sort: z.enum(OVERLAP_SORTS),
  seen: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/, "invalid")),
  why: WhySchema,
});
export type AcceptSort = z.output<typeof AcceptSortSchema>;

/** Takes acceptances back: one, or all of one act. */
export const WithdrawAcceptanceSchema = formSchema({
  ...editionAddress,
  what: z.enum(["one", "batch"]),
  id: IdSchema,
});
export type WithdrawAcceptance = z.output<typeof WithdrawAcceptanceSchema>;
