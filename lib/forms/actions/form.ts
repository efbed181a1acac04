"use server";

import { editionAction } from "@/lib/access/access";
import { askLaterEditions } from "../commands/ask-later-editions";
import { createQuestion, editQuestion, moveQuestion } from "../commands/edit-form";
import { moveOption } from "../commands/move-option";
import { bringBackQuestion, retireQuestion } from "../commands/retire-question";
import { takeBack, takeQuestions } from "../commands/take-questions";
import { LaterEditionsAskedSchema } from "../schema/later-editions";
import {
  NewQuestionSchema,
  OptionMoveSchema,
  QuestionEditSchema,
  QuestionMoveSchema,
  QuestionRetirementSchema,
} from "../schema/question";
import { TakingBackSchema, TakingSchema } from "../schema/taking";

const lists = ["groups"];

export const createQuestionAction = editionAction("edit-form", NewQuestionSchema, createQuestion, { lists });
export const editQuestionAction = editionAction("edit-form", QuestionEditSchema, editQuestion, { lists });
export const retireQuestionAction = editionAction("edit-form", QuestionRetirementSchema, retireQuestion);
export const bringBackQuestionAction = editionAction(
  "edit-form",
  QuestionRetirementSchema,
  bringBackQuestion,
);
export const askLaterEditionsAction = editionAction("edit-form", LaterEditionsAskedSchema, askLaterEditions);
export const moveQuestionAction = editionAction("edit-form", QuestionMoveSchema, moveQuestion);
export const moveOptionAction = editionAction("edit-form", OptionMoveSchema, moveOption);
export const takeQuestionsAction = editionAction("edit-form", TakingSchema, takeQuestions);
export const takeBackAction = editionAction("edit-form", TakingBackSchema, takeBack);
