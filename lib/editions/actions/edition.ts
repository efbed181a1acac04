"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { cancelEdition } from "../commands/cancel-edition";
import { editEditionPlace, editEditionTexts, editEditionWindow } from "../commands/edit-edition";
import {
  removeEditionPart,
  saveAccessItem,
  saveEditionDay,
  saveHost,
  saveQuestion,
} from "../commands/edit-edition-parts";
import { editRecap } from "../commands/edit-recap";
import {
  AccessItemSchema,
  CancelEditionSchema,
  EditionDaySchema,
  EditionPartRemovalSchema,
  EditionPlaceSchema,
  EditionTextsSchema,
  EditionWindowSchema,
  HostSchema,
  QuestionSchema,
} from "../schema/edition";
import { RecapSchema } from "../schema/recap";

export const editEditionTextsAction = defineAction({
  schema: EditionTextsSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: editEditionTexts,
});

export const editEditionPlaceAction = defineAction({
  schema: EditionPlaceSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: editEditionPlace,
  lists: ["languages"],
});

export const editEditionWindowAction = defineAction({
  schema: EditionWindowSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: editEditionWindow,
});

export const saveEditionDayAction = defineAction({
  schema: EditionDaySchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: saveEditionDay,
});

export const saveHostAction = defineAction({
  schema: HostSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: saveHost,
});

export const saveAccessItemAction = defineAction({
  schema: AccessItemSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: saveAccessItem,
});

export const saveQuestionAction = defineAction({
  schema: QuestionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: saveQuestion,
});

export const removeEditionPartAction = defineAction({
  schema: EditionPartRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: removeEditionPart,
});

export const cancelEditionAction = defineAction({
  schema: CancelEditionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: cancelEdition,
});

export const editRecapAction = defineAction({
  schema: RecapSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: editRecap,
});
