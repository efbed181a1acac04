"use server";

import { editionAction } from "@/lib/access/access";
import {
  bringBackQuestion,
  createQuestion,
  editQuestion,
  moveQuestion,
  retireQuestion,
} from "../commands/edit-form";
import {
  NewQuestionSchema,
  QuestionEditSchema,
  QuestionMoveSchema,
  QuestionRetirementSchema,
} from "../schema/question";

export const createQuestionAction = editionAction("edit-form", NewQuestionSchema, createQuestion);
export const editQuestionAction = editionAction("edit-form", QuestionEditSchema, editQuestion);
export const retireQuestionAction = editionAction("edit-form", QuestionRetirementSchema, retireQuestion);
export const bringBackQuestionAction = editionAction(
  "edit-form",
  QuestionRetirementSchema,
  bringBackQuestion,
);
export const moveQuestionAction = editionAction("edit-form", QuestionMoveSchema, moveQuestion);
