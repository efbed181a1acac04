import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema } from "@/lib/platform/form-fields";

/** What an organiser decides about one message, or about all of an edition that wait for it. */
export const MessageDecisionSchema = formSchema({
  ...editionAddress,
  decision: z.enum(["send", "discard", "retry"]),
  message: blankable(IdSchema),
});

/** The states an organiser asks the outbox for, one at a time. */
export const OUTBOX_STATES = ["draft", "queued", "sent", "failed", "bounced", "cancelled"] as const;
export type OutboxTab = (typeof OUTBOX_STATES)[number];
export const OUTBOX_PAGE_SIZE = 50;
