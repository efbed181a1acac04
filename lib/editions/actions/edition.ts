"use server";

import { editionAction } from "@/lib/access/access";
import { cancelEdition, stopCancellation } from "../commands/cancel-edition";
import { editEditionPlace, editEditionTexts, editEditionWindow, setUndoTime } from "../commands/edit-edition";
import {
  removeEditionItem,
  saveAccessItem,
  saveEditionDay,
  saveQuestion,
} from "../commands/edit-edition-items";
import { moveHost, saveHost } from "../commands/edit-host";
import { editRecap } from "../commands/edit-recap";
import {
  AccessItemSchema,
  CancelEditionSchema,
  EditionDaySchema,
  EditionItemRemovalSchema,
  EditionPlaceSchema,
  EditionTextsSchema,
  EditionWindowSchema,
  HostMoveSchema,
  HostSchema,
  QuestionSchema,
  StopCancellationSchema,
  UndoTimeSchema,
} from "../schema/edition";
import { RecapSchema } from "../schema/recap";

export const editEditionTextsAction = editionAction("edit-edition", EditionTextsSchema, editEditionTexts);

export const editEditionPlaceAction = editionAction("edit-edition", EditionPlaceSchema, editEditionPlace, {
  lists: ["languages"],
});

export const editEditionWindowAction = editionAction("edit-edition", EditionWindowSchema, editEditionWindow);
export const saveEditionDayAction = editionAction("edit-edition", EditionDaySchema, saveEditionDay);
export const saveHostAction = editionAction("edit-edition", HostSchema, saveHost);
export const moveHostAction = editionAction("edit-edition", HostMoveSchema, moveHost);
export const saveAccessItemAction = editionAction("edit-edition", AccessItemSchema, saveAccessItem);
export const saveQuestionAction = editionAction("edit-edition", QuestionSchema, saveQuestion);

export const removeEditionItemAction = editionAction(
  "edit-edition",
  EditionItemRemovalSchema,
  removeEditionItem,
);

export const cancelEditionAction = editionAction("cancel-edition", CancelEditionSchema, cancelEdition);
export const setUndoTimeAction = editionAction("edit-edition", UndoTimeSchema, setUndoTime);

export const stopCancellationAction = editionAction(
  "cancel-edition",
  StopCancellationSchema,
  stopCancellation,
);
export const editRecapAction = editionAction("edit-recap", RecapSchema, editRecap);
