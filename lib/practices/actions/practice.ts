"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
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

export const createPracticeAction = defineAction({
  schema: NewPracticeSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: createPractice,
});

export const editPracticeAction = defineAction({
  schema: PracticeSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: editPractice,
});

export const deletePracticeAction = defineAction({
  schema: PracticeRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: deletePractice,
});

export const bringBackPracticeAction = defineAction({
  schema: PracticeRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: bringBackPractice,
});

export const linkPracticeAction = defineAction({
  schema: PracticeLinkSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: linkPractice,
});

export const unlinkPracticeAction = defineAction({
  schema: PracticeUnlinkSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: unlinkPractice,
});
