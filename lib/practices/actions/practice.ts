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
  PracticeLinkSchema,
  PracticeRemovalSchema,
  PracticeSchema,
  PracticeUnlinkSchema,
} from "../schema";

export const createPracticeAction = editionAction("edit-edition", NewPracticeSchema, createPractice);
export const editPracticeAction = editionAction("edit-edition", PracticeSchema, editPractice);
export const deletePracticeAction = editionAction("edit-edition", PracticeRemovalSchema, deletePractice);

export const bringBackPracticeAction = editionAction(
  "edit-edition",
  PracticeRemovalSchema,
  bringBackPractice,
);

export const linkPracticeAction = editionAction("edit-edition", PracticeLinkSchema, linkPractice);
export const unlinkPracticeAction = editionAction("edit-edition", PracticeUnlinkSchema, unlinkPractice);
