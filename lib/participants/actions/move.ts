"use server";

import { editionAction } from "@/lib/access/access";
import { changeMode } from "../commands/change-mode";
import { moveToCategory } from "../commands/move-to-category";
import { ChangeModeSchema, MoveSchema } from "../schema/move";

export const moveToCategoryAction = editionAction("change-registration", MoveSchema, moveToCategory);
export const changeModeAction = editionAction("change-registration", ChangeModeSchema, changeMode);
