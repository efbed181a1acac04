"use server";

import { editionAction } from "@/lib/access/access";
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

export const createSessionAction = editionAction("edit-programme", NewSessionSchema, createSession);
export const editSessionAction = editionAction("edit-programme", SessionSchema, editSession);
export const stepSessionAction = editionAction("edit-programme", SessionStepSchema, stepSession);

export const placeSessionAction = editionAction("edit-programme", PlaceSessionSchema, placeSession);
export const moveSlotAction = editionAction("edit-programme", MoveSlotSchema, moveSlot);
export const unscheduleSlotAction = editionAction("edit-programme", UnscheduleSlotSchema, unscheduleSlot);
export const addBreakAction = editionAction("edit-programme", NewBreakSchema, addBreak);
export const editBreakAction = editionAction("edit-programme", BreakSchema, editBreak);

/** Asks only: what would clash there. The dialog sends it while somebody chooses. */
export const checkMoveAction = editionAction("edit-programme", CheckMoveSchema, checkMove);

export const acceptOverlapAction = editionAction("release", AcceptOverlapSchema, acceptOverlap);
export const acceptSortAction = editionAction("release", AcceptSortSchema, acceptSort);

export const withdrawAcceptanceAction = editionAction(
  "release",
  WithdrawAcceptanceSchema,
  withdrawAcceptance,
);
