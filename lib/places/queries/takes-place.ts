import "server-only";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";

/** Of a statement over `registration`: whether it has a place by its state. */
export const IS_INSIDE = Prisma.sql`registration.state IN ${stateList(HOLDS_PLACE)}`;

const COMES_BACK = Prisma.sql`registration.undo_state IN ${stateList(HOLDS_PLACE)}`;

/** Whether it takes what is inside only: a place in an option. By its state, or by the one an undo may bring back. */
export const TAKES_OPTION = Prisma.sql`(${IS_INSIDE} OR ${COMES_BACK})`;

/**
 * Whether a registration takes a place from its quotas: it has one, an undo may still bring it back to one, or organisers
 * have approved it and not told yet. The one text by which everybody counts what is taken.
 */
export const TAKES_PLACE = Prisma.sql`
  (${IS_INSIDE} OR registration.verdict = 'approve' OR ${COMES_BACK}
    OR registration.undo_verdict->>'verdict' = 'approve')`;

/** Whether it only keeps a place that an undo may bring back: nothing new is given to it. */
export const KEEPS_PLACE = Prisma.sql`(NOT ${IS_INSIDE} AND coalesce(${COMES_BACK}, false))`;
