"use server";

import { editionAction } from "@/lib/access/access";
import { answerPending, reopenAnswers, tellAnswers } from "../commands/answer-pending";
import { AnswerSchema, ReopenSchema, TellAnswersSchema } from "../schema/answer";

export const answerPendingAction = editionAction("decide-registration", AnswerSchema, answerPending, {
  lists: ["registrations"],
});

export const reopenAnswersAction = editionAction("decide-registration", ReopenSchema, reopenAnswers, {
  lists: ["registrations"],
});

export const tellAnswersAction = editionAction("decide-registration", TellAnswersSchema, tellAnswers);
