"use server";

import { editionAction } from "@/lib/access/access";
import {
  bringBackPractice,
  createPractice,
  deletePractice,
  editPractice,
  linkPractice,
  unlinkPractice,
} from "../commands/edit-practice";
import {
  NewPracticeSchema,
  PracticeDeletionSchema,
  PracticeLinkSchema,
  PracticeSchema,
  PracticeUnlinkSchema,
} from "../schema";

export const createPracticeAction = editionAction("edit-practices", NewPracticeSchema, createPractice);
export const editPracticeAction = editionAction("edit-practices", PracticeSchema, editPractice);
export const deletePracticeAction = editionAction("edit-practices", PracticeDeletionSchema, deletePractice);

export const bringBackPracticeAction = editionAction(
  "edit-practices",
  PracticeDeletionSchema,
  bringBackPractice,
);

export const linkPracticeAction = editionAction("edit-practices", PracticeLinkSchema, linkPractice);
export const unlinkPracticeAction = editionAction("edit-practices", PracticeUnlinkSchema, unlinkPractice);
