"use server";

import { editionAction } from "@/lib/access/access";
import { acceptOverlap, acceptSort, takeBackAcceptance } from "../commands/accept-overlaps";
import { duplicateSession } from "../commands/duplicate-session";
import { createSession, editSession, transitionSession } from "../commands/edit-session";
import { addBreak, editBreak, moveSlot, scheduleSession, unscheduleSlot } from "../commands/schedule-session";
import { checkMove } from "../queries/check-move";
import { AcceptOverlapSchema, AcceptSortSchema, WithdrawAcceptanceSchema } from "../schema/overlap";
import {
  DuplicateSessionSchema,
  NewSessionSchema,
  SessionSchema,
  SessionTransitionSchema,
} from "../schema/session";
import {
  BreakSchema,
  CheckMoveSchema,
  MoveSlotSchema,
  NewBreakSchema,
  ScheduleSessionSchema,
  UnscheduleSlotSchema,
} from "../schema/slot";

export const createSessionAction = editionAction("edit-sessions", NewSessionSchema, createSession);
export const duplicateSessionAction = editionAction(
  "edit-sessions",
  DuplicateSessionSchema,
  duplicateSession,
);
export const editSessionAction = editionAction("edit-sessions", SessionSchema, editSession);
export const transitionSessionAction = editionAction(
  "edit-sessions",
  SessionTransitionSchema,
  transitionSession,
);

export const scheduleSessionAction = editionAction("edit-slots", ScheduleSessionSchema, scheduleSession);
export const moveSlotAction = editionAction("edit-slots", MoveSlotSchema, moveSlot);
export const unscheduleSlotAction = editionAction("edit-slots", UnscheduleSlotSchema, unscheduleSlot);
export const addBreakAction = editionAction("edit-slots", NewBreakSchema, addBreak);
export const editBreakAction = editionAction("edit-slots", BreakSchema, editBreak);

/** Asks only: what would clash there. The dialog sends it while somebody chooses. */
export const checkMoveAction = editionAction("edit-slots", CheckMoveSchema, checkMove);

export const acceptOverlapAction = editionAction("accept-overlaps", AcceptOverlapSchema, acceptOverlap);
export const acceptSortAction = editionAction("accept-overlaps", AcceptSortSchema, acceptSort);

export const takeBackAcceptanceAction = editionAction(
  "accept-overlaps",
  WithdrawAcceptanceSchema,
  takeBackAcceptance,
);
