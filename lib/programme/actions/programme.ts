"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { acceptOverlap, acceptSort, withdrawAcceptance } from "../commands/accept-overlaps";
import { createSession, editSession, stepSession } from "../commands/edit-session";
import { addBreak, editBreak, moveSlot, placeSession, unscheduleSlot } from "../commands/place-session";
import { checkMove } from "../queries/check-move";
import { AcceptOverlapSchema, AcceptSortSchema, WithdrawAcceptanceSchema } from "../schema/overlap";
import { NewSessionSchema, SessionSchema, SessionStepSchema } from "../schema/session";
import {
  BreakSchema,
  CheckMoveSchema,
  MoveSlotSchema,
  NewBreakSchema,
  PlaceSessionSchema,
  UnscheduleSlotSchema,
} from "../schema/slot";

export const createSessionAction = defineAction({
  schema: NewSessionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: createSession,
});

export const editSessionAction = defineAction({
  schema: SessionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: editSession,
});

export const stepSessionAction = defineAction({
  schema: SessionStepSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: stepSession,
});

export const placeSessionAction = defineAction({
  schema: PlaceSessionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: placeSession,
});

export const moveSlotAction = defineAction({
  schema: MoveSlotSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: moveSlot,
});

export const unscheduleSlotAction = defineAction({
  schema: UnscheduleSlotSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: unscheduleSlot,
});

export const addBreakAction = defineAction({
  schema: NewBreakSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: addBreak,
});

export const editBreakAction = defineAction({
  schema: BreakSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: editBreak,
});

/** Asks only: what would clash there. The dialog sends it while somebody chooses. */
export const checkMoveAction = defineAction({
  schema: CheckMoveSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: checkMove,
});

export const acceptOverlapAction = defineAction({
  schema: AcceptOverlapSchema,
  gate: (input) => requireEdition(input.school, input.edition, "release"),
  run: acceptOverlap,
});

export const acceptSortAction = defineAction({
  schema: AcceptSortSchema,
  gate: (input) => requireEdition(input.school, input.edition, "release"),
  run: acceptSort,
});

export const withdrawAcceptanceAction = defineAction({
  schema: WithdrawAcceptanceSchema,
  gate: (input) => requireEdition(input.school, input.edition, "release"),
  run: withdrawAcceptance,
});
